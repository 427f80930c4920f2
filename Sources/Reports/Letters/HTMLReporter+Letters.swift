extension HTMLReporter {
  /// A page of A4 for each letter, without colours and without anything loaded from elsewhere. Ends with a line break.
  /// Complexity: O(n).
  func render(_ pages: [LetterPage]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(pages.first?.subject ?? ""))</title>
    <style>
    \(Self.letterStyle)
    </style>
    </head>
    <body>
    <main>
    \(pages.map(letter).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private func letter(_ page: LetterPage) -> String {
    """
    <article>
    <address class="sender">\(broken(page.sender))</address>
    <address>\(broken(page.to))</address>
    <p class="date">\(escaped(page.date))</p>
    <h1>\(escaped(page.subject))</h1>
    \(page.parts.map(part).joined(separator: "\n"))
    </article>
    """
  }

  private func part(_ part: LetterPage.Part) -> String {
    switch part {
    case .heading(let text): "<h2>\(escaped(text))</h2>"
    case .block(let block): self.block(block)
    case .signature(let name): "<p class=\"signature\">\(escaped(name))</p>"
    }
  }

  private func broken(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "<br>\n") }

  /// The second address stands where the window of an envelope shows it when the page is folded.
  private static let letterStyle = """
    body { color: #000; background: #fff; font: 11pt/1.45 Arial, Helvetica, sans-serif; margin: 2rem 1.5rem; }
    main { max-width: 42rem; margin: 0 auto; }
    address { font-style: normal; margin: 0 0 1.5rem; }
    article + article { margin-top: 4rem; border-top: 1px solid #000; padding-top: 2rem; }
    .sender { text-align: right; }
    .date { margin: 0 0 1.5rem; }
    h1 { font-size: 1.15em; margin: 0 0 1rem; }
    h2 { font-size: 1em; margin: 1.25rem 0 0.25rem; break-after: avoid; }
    p { margin: 0 0 0.75rem; }
    ul, ol { margin: 0 0 0.75rem; padding-left: 1.5rem; }
    li { margin: 0 0 0.35rem; }
    li p { margin: 0; }
    .signature { margin-top: 4rem; width: 20rem; max-width: 100%; border-top: 1px solid #000; padding-top: 0.25rem; }
    @page { size: A4; margin: 25mm 20mm; }
    @media print {
      body { margin: 0; }
      main { max-width: none; }
      article + article { break-before: page; margin-top: 0; border-top: 0; padding-top: 0; }
      li, .signature { break-inside: avoid; }
    }
    """
}
