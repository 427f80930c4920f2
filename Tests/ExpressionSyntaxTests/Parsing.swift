import Diagnostics
import ExpressionSyntax

/// A text as it stands in a file of its own.
func source(_ text: String) -> ExpressionSource {
  ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
}

func parse(_ text: String, names: [String] = [], limits: ParseLimits = .standard) -> (tree: SyntaxTree, diagnostics: [Diagnostic])
{
  var diagnostics = DiagnosticSet()
  let tree = FEELParser.parseExpression(source(text), names: NameTable(names), limits: limits, into: &diagnostics)
  return (tree, diagnostics.sorted)
}

func parseTests(_ text: String) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  var diagnostics = DiagnosticSet()
  let tree = FEELParser.parseUnaryTests(source(text), into: &diagnostics)
  return (tree, diagnostics.sorted)
}
