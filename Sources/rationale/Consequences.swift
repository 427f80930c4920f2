import Diagnostics

extension DiagnosticSet {
  /// Without what follows from a file that could not be read as YAML: the names it declares are missing everywhere else, and
  /// dozens of such messages would hide the one that matters. The others show once that one is mended.
  var withoutConsequences: DiagnosticSet {
    let all = sorted
    let isCause = { (diagnostic: Diagnostic) in
      diagnostic.severity == .error && (diagnostic.code.description.hasPrefix("yaml/") || diagnostic.code == "files/unreadable")
    }
    guard all.contains(where: isCause) else { return self }
    var rest = DiagnosticSet()
    for diagnostic in all {
      let code = diagnostic.code.description
      if !code.hasPrefix("names/"), !code.hasPrefix("expression/unknown-") { rest.report(diagnostic) }
    }
    return rest
  }
}
