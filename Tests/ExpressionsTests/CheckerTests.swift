import Diagnostics
import ExpressionSyntax
import Expressions
import TestSupport
import Testing

@Suite struct CheckerTests {
  private static let status = ValueType.enumeration(Enumeration(name: "Status", values: ["open", "closed", "on hold"]))
  private static let child = ValueType.context([
    ContextField("name", .string), ContextField("age", .number(unit: "years")), ContextField("born", .date),
    ContextField("absence", .number(unit: "percent")), ContextField("status", status),
  ])
  private static let scope = NameScope([
    "flag": Binding(.boolean), "note": Binding(.string, isOptional: false), "status": Binding(status),
    "kind": Binding(.enumeration(Enumeration(name: "Kind", values: ["a", "b"]))), "since": Binding(.date, isOptional: false),
    "until": Binding(.date), "moment": Binding(.dateTime), "clock": Binding(.time), "wait": Binding(.daysTimeDuration),
    "term": Binding(.yearsMonthsDuration), "income": Binding(.number(unit: "GBP")), "rate": Binding(.number(unit: "percent")),
    "count_of": Binding(.number()), "children": Binding(.list(child)), "child": Binding(child),
    "child.born": Binding(.date, isOptional: false), "tags": Binding(.list(.string)), "band": Binding(.range(.number())),
    "anything": Binding(.any), "score": Binding(.function(parameters: [.number()], result: .string)),
  ])

  private func check(_ text: String, expected: ValueType? = nil) -> String {
    let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
    var diagnostics = DiagnosticSet()
    let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
    #expect(diagnostics.isEmpty, "\(text): \(diagnostics.sorted)")
    let types = Expressions.check(tree, source: source, scope: Self.scope, expected: expected, into: &diagnostics)
    let type = "\(types[tree.root])"
    return diagnostics.isEmpty ? type : underlined(diagnostics.sorted, in: text) + "\ntype: \(type)"
  }

  @Test func types() throws { try CaseBlocks("checker-types.txt").check { check($0) } }

  @Test func mistakes() throws { try CaseBlocks("checker-mistakes.txt").check { check($0) } }

  @Test func conditions() throws { try CaseBlocks("checker-conditions.txt").check { check($0, expected: .boolean) } }

  @Test func unaryTests() throws {
    try CaseBlocks("checker-unary-tests.txt").check { text in
      // `status: "open", "closed"` tests the fact `status`.
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      let source = ExpressionSource(
        text: parts[1], map: OffsetMap(file: FileID(0), identityFrom: parts[0].utf8.count + 1, length: parts[1].utf8.count))
      var diagnostics = DiagnosticSet()
      let tree = FEELParser.parseUnaryTests(source, names: Builtins.names, into: &diagnostics)
      let tested = Self.scope.binding(of: [parts[0]])
      _ = Expressions.check(tree, source: source, scope: Self.scope, tested: tested, into: &diagnostics)
      return underlined(diagnostics.sorted, in: text)
    }
  }

  /// Whatever the parser makes of broken text, the checker returns a type for every node.
  @Test func brokenTrees() {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "..", ",", ":", "\"a\"", "not", "if", "then", "else", "for", "return", "in", "some", "every",
      "satisfies", "function", "<", ">", "=", "-", "+", "*", "status", "children", "since", "1", ".age", ".", "instance of",
      "list", "between", "and", "or", "null", "date", "sum", "child", "@\"2016-08-01\"", "?", "item", "number",
    ]
    for seed in UInt64(1)...1_500 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...25, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined(separator: " ")
      let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
      var diagnostics = DiagnosticSet()
      let tree = FEELParser.parseExpression(source, into: &diagnostics)
      _ = Expressions.check(tree, source: source, scope: Self.scope, into: &diagnostics)
      for diagnostic in diagnostics.sorted where Int(diagnostic.span?.end ?? .max) > text.utf8.count {
        Issue.record("seed \(seed): \(text) \(diagnostic.message)")
      }
    }
  }

  @Test func longChains() {
    let text = Array(repeating: "count_of", count: 999).joined(separator: " + ")
    #expect(check(text) == "number")
  }
}
