public import Diagnostics

extension Diagnostic {
  /// A diagnostic as golden files show it: severity, code, place, the text underlined, message, labels, help, fixes.
  public func goldenText(in file: SourceFile) -> String {
    func place(_ span: SourceSpan) -> String {
      let position = file.position(at: Int(span.start))
      return "\(position.line):\(position.column) ⟦\(file.text(span.range).escapedBreaks)⟧"
    }
    var lines = ["\(severity) \(code) \(span.map(place) ?? "-")", "  \(message)"]
    lines += labels.map { "  label \(place($0.span)) \($0.text)" }
    if let help { lines.append("  help: \(help)") }
    for fix in fixes {
      lines.append("  fix: \(fix.title)")
      lines += fix.edits.map { "    \(place($0.span)) -> ⟦\($0.text.escapedBreaks)⟧" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension DiagnosticSet {
  /// All diagnostics in order, as golden files show them.
  public func goldenText(in file: SourceFile) -> String { sorted.map { $0.goldenText(in: file) }.joined() }
}

extension String {
  fileprivate var escapedBreaks: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
