/// The style sheet of HTML reports: readable on screen, on A4 and in mail.
enum HTMLStyle {
  /// A text colour and what it stands on; each pair has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
  struct ColourPair {
    var name: String
    var text: String
    var background: String
  }

  static let page = ColourPair(name: "page", text: "#1a1a1a", background: "#ffffff")
  static let muted = ColourPair(name: "muted", text: "#4d5358", background: "#ffffff")
  static let urgent = ColourPair(name: "urgent", text: "#1a1a1a", background: "#fdecea")
  static let mutedUrgent = ColourPair(name: "muted in urgent", text: "#4d5358", background: "#fdecea")
  static let marks = [
    ColourPair(name: "favourable", text: "#0b5a2b", background: "#e6f4ea"),
    ColourPair(name: "against", text: "#8c1d18", background: "#fdecea"),
    ColourPair(name: "open", text: "#5c4400", background: "#fff4ce"),
    ColourPair(name: "neutral", text: "#1a1a1a", background: "#eceff1"),
  ]

  static let allPairs = [page, muted, urgent, mutedUrgent] + marks

  static var sheet: String {
    let tones = marks.map { ".\($0.name) { color: \($0.text); background: \($0.background); }" }
    return """
      body { color: \(page.text); background: \(page.background); font: 1rem/1.5 Arial, Helvetica, sans-serif; margin: 1.5rem; }
      main { max-width: 44rem; margin: 0 auto; }
      h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
      h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
      p { margin: 0.25rem 0; }
      ul, ol { margin: 0.25rem 0; padding-left: 1.5rem; }
      li { margin: 0.5rem 0; }
      li li li { margin: 0.25rem 0; }
      dl { margin: 0.5rem 0; }
      dt { font-weight: bold; }
      dd { margin: 0 0 0.5rem; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #8a8f94; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
      code { font-family: Consolas, Menlo, monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
      details { margin: 0.25rem 0; }
      details details { margin-left: 1.5rem; }
      summary { cursor: pointer; }
      .muted { color: \(muted.text); }
      .mark { border: 1px solid currentColor; border-radius: 0.25rem; padding: 0 0.375rem; white-space: nowrap; }
      \(tones.joined(separator: "\n"))
      .urgent { color: \(urgent.text); background: \(urgent.background); border-left: 0.5rem solid #8c1d18; padding: 0.5rem 1rem 1rem; }
      .urgent h2 { margin-top: 0.5rem; }
      .small { border-top: 1px solid #8a8f94; margin-top: 2rem; font-size: 0.875rem; }
      @page { size: A4; margin: 20mm; }
      @media print {
        body { margin: 0; font-size: 11pt; }
        main { max-width: none; }
        h2 { break-after: avoid; }
        details:not([open])::details-content { display: block; content-visibility: visible; }
        .mark, .urgent { print-color-adjust: exact; }
        .urgent, dt, tr { break-inside: avoid; }
      }
      """
  }
}
