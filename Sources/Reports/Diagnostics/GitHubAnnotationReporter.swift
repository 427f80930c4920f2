import Diagnostics

/// Diagnostics as workflow commands of GitHub Actions, one a line: they appear beside the lines of a pull request.
struct GitHubAnnotationReporter {
  let files: SourceFiles

  func render(_ diagnostics: [Diagnostic]) -> String { diagnostics.map { line($0) + "\n" }.joined() }

  private func line(_ diagnostic: Diagnostic) -> String {
    var properties: [(name: String, value: String)] = []
    if let region = SourceRegion(diagnostic.span, in: files) {
      properties = [
        ("file", region.path), ("line", String(region.start.line)), ("col", String(region.start.column)),
        ("endLine", String(region.end.line)),
      ]
      // Columns are understood only within one line.
      if region.end.line == region.start.line { properties.append(("endColumn", String(region.end.column))) }
    }
    properties.append(("title", diagnostic.code.description))
    let written = properties.map { "\($0.name)=\(escaped($0.value, isProperty: true))" }.joined(separator: ",")
    let text = ([diagnostic.message] + (diagnostic.help.map { ["\(Catalogue.help): \($0)"] } ?? [])).joined(separator: "\n")
    return "::\(command(diagnostic.severity)) \(written)::\(escaped(text, isProperty: false))"
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
