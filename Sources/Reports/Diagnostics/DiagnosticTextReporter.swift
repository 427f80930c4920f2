import Diagnostics

/// Diagnostics for a terminal: place, message, the line of the file with its underline, labels and help.
struct DiagnosticTextReporter {
  let files: SourceFiles
  let style: TextStyle

  func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { lines($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func lines(_ diagnostic: Diagnostic) -> [String] {
    let region = SourceRegion(diagnostic.span, in: files)
    let place = region.map { style.paint("\($0.location.printable): ", "1") } ?? ""
    let severity = style.paint("\(diagnostic.severity.rawValue):", diagnostic.severity == .error ? "1;31" : "1;33")
    let code = style.paint("[\(diagnostic.code)]", "2")
    var lines = ["\(place)\(severity) \(diagnostic.message.printable) \(code)"]
    if let span = diagnostic.span, region != nil { lines += snippets(primary: span, labels: diagnostic.labels) }
    if let help = diagnostic.help { lines += note(Catalogue.help, help) }
    for fix in diagnostic.fixes { lines += note(Catalogue.fix, fix.title) }
    return lines
  }

  /// The underlined lines; a label on the line just shown gets its underline without the line being shown again.
  private func snippets(primary: SourceSpan, labels: [Label]) -> [String] {
    let places = [(primary, "", true)] + labels.map { ($0.span, $0.text, false) }
    let shown = places.compactMap { place in
      SourceExcerpt(place.0, in: files, width: style.width).map { ($0, place.1, place.2) }
    }
    let gutter = shown.map { String($0.0.line).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter + 2)
    var lines: [String] = []
    var last: SourceExcerpt?
    for (excerpt, text, isPrimary) in shown {
      if let last, last.path != excerpt.path { lines.append("\(margin)\(excerpt.path.printable):") }
      if last?.path != excerpt.path || last?.line != excerpt.line || last?.text != excerpt.text {
        let number = String(repeating: " ", count: gutter - String(excerpt.line).count + 1) + String(excerpt.line)
        lines.append("\(style.paint("\(number) |", "2")) \(excerpt.text)".trimmedEnd)
      }
      let mark = String(repeating: isPrimary ? "^" : "-", count: excerpt.length)
      let underline = style.paint(mark + (text.isEmpty ? "" : " \(text.printable)"), isPrimary ? "1;31" : "1")
      lines.append("\(style.paint("\(margin)|", "2")) \(String(repeating: " ", count: excerpt.start))\(underline)")
      last = excerpt
    }
    return lines
  }

  private func note(_ name: String, _ text: String) -> [String] {
    let wrapped = LineWrapper(style: style).wrap(RichText(text), width: style.width - name.count - 4)
    return wrapped.enumerated().map { index, line in
      "  " + (index == 0 ? "\(name): " : String(repeating: " ", count: name.count + 2)) + line
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
