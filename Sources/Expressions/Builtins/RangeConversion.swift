import Diagnostics
import ExpressionSyntax

/// Reads a range written out, with ends that are literals (DMN 1.5, 10.3.4.1): numbers, strings, `@"..."`, or a
/// conversion function called with string literals.
private func readRange(_ text: String, _ call: Call) -> Value? {
  var diagnostics = DiagnosticSet()
  let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  let tree = FEELParser.parseExpression(source, into: &diagnostics)
  guard !diagnostics.containsError, case .range(let low?, let high?, _, _) = tree[tree.root].kind,
    isLiteral(low, tree), isLiteral(high, tree)
  else { return nil }
  let value = evaluate(Lowering.lower(tree, mode: call.context.mode), reader: NoFacts(), context: call.context)
  guard case .range(let range) = value, let start = range.low, let end = range.high,
    let order = Value.order(start, end), order <= 0
  else { return nil }
  return value
}

private func isLiteral(_ id: NodeID, _ tree: SyntaxTree) -> Bool {
  switch tree[id].kind {
  case .number, .string, .at: return true
  case .negate(let inner): return isLiteral(inner, tree)
  case .call(let function, let arguments):
    guard case .name(let name) = tree[function].kind, ["date", "time", "date and time", "duration"].contains(name) else {
      return false
    }
    return arguments.allSatisfy { if case .string = tree[$0.value].kind { true } else { false } }
  default: return false
  }
}

extension Builtins {
  static let rangeConversion: [FunctionDeclaration] = [
    FunctionDeclaration(
      "range", .conversion, "The range that a text means; both ends must be there, and be literals.",
      [.init("from", .string)], .range(.any),
      examples: [
        ("range(\"[18..21)\")", "[18..21)"), ("range(\"[3..1]\")", "error"), ("range(\"[a..b]\")", "error"),
      ]
    ) { call in
      readRange(call.text(0), call) ?? call.fail(.badLiteral, "`\(call.text(0))` is not a range such as `[1..10]`")
    }
  ]
}
