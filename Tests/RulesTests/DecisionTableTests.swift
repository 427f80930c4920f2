import Diagnostics
import ExpressionSyntax
import Expressions
import Testing

@testable import Rules

/// The expression that a table is written as, beside the evaluator of the conformance suite's tables.
@Suite struct DecisionTableTests {
  /// SplitMix64.
  private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private struct Maker {
    var random: SeededGenerator

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }

    mutating func number() -> String {
      let (a, b) = (Int.random(in: 0...9, using: &random), Int.random(in: 0...9, using: &random))
      return pick([
        "-", "\(a)", "< \(a)", ">= \(a)", "[\(min(a, b))..\(max(a, b))]", "not(\(a), \(b))", "\(a), \(b)", "? > \(a) and odd(?)",
        "(\(min(a, b))..\(max(a, b)))",
      ])
    }

    mutating func text() -> String { pick(["-", "\"x\"", "\"y\", \"z\"", "not(\"x\")", "starts with(?, \"y\")"]) }
  }

  private func source(_ text: String) -> ExpressionSource {
    ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private func json(_ value: Value) -> String {
    switch value {
    case .number(let number): "{\"type\": \"number\", \"value\": \"\(number)\"}"
    case .list(let items): "{\"type\": \"list\", \"value\": [\(items.map(json).joined(separator: ", "))]}"
    default: "{\"type\": \"null\", \"value\": null}"
    }
  }

  @Test(arguments: [UInt64(7), 1946, 2016], [1, 4, 70])
  func composedTablesHaveTheValueOfTheStandard(seed: UInt64, rowCount: Int) {
    var maker = Maker(random: SeededGenerator(state: seed &+ UInt64(rowCount)))
    var values = 0
    for _ in 0..<(rowCount > 10 ? 20 : 120) {
      var table = DecisionTableSyntax(span: SourceSpan(file: FileID(0), 0..<1))
      table.hitPolicy = maker.pick(DecisionTableSyntax.HitPolicy.allCases)
      if table.hitPolicy == .collect { table.aggregation = maker.pick([nil, .sum, .count, .min, .max]) }
      table.inputs = [source("a"), source("b")]
      table.otherwise = source("-1")
      table.order = ["3", "1", "0", "2"].map(source)
      table.rows = (0..<rowCount).map { _ in
        let cells = [maker.number(), maker.text()].map { DecisionTableSyntax.Cell(source($0)) }
        return .init(cells: cells, output: source(maker.pick(["0", "1", "2", "3"])), span: table.span)
      }
      let (a, b) = (Int.random(in: 0...9, using: &maker.random), maker.pick(["x", "y", "z", "yy"]))
      let composed = TableComposer.compose(table).text
      var diagnostics = DiagnosticSet()
      let tree = FEELParser.parseExpression(source(composed), names: Builtins.names, into: &diagnostics)
      #expect(!diagnostics.containsError, "seed \(seed): \(composed)")
      let resolver = ConstantResolver(["a": .number(Decimal(a)), "b": .string(b)])
      let value = evaluate(Lowering.lower(tree, resolver: resolver), reader: NoFacts(), context: EvaluationContext())
      let rows = table.rows.map { row in
        "{\"when\": [\(row.cells.map { quoted($0.source.text) }.joined(separator: ", "))], \"then\": [\"\(row.output.text)\"]}"
      }
      let aggregation = table.aggregation.map { ", \"aggregation\": \"\($0.rawValue.uppercased())\"" } ?? ""
      let line = """
        {"id": "t", "context": {"a": {"type": "number", "value": "\(a)"}, "b": {"type": "string", "value": "\(b)"}}, \
        "expected": \(json(value)), "steps": [{"name": "t", "table": {"hitPolicy": "\(table.hitPolicy.rawValue.uppercased())"\
        \(aggregation), "inputs": [{"expression": "a"}, {"expression": "b"}], \
        "outputs": [{"outputValues": "3, 1, 0, 2", "default": "-1"}], "rules": [\(rows.joined(separator: ", "))]}}]}
        """
      let report = FEELConformance.run(lines: [Array(line.utf8)])
      #expect(report.unreadable.isEmpty, "\(report.unreadable)")
      // Where constant rows break their policy the rule book is refused, so that the first one never gets to count.
      if table.isConstant, table.hitPolicy == .unique || table.hitPolicy == .any, report.passed == 0,
        report.failures.first?.actual == "null"
      {
        continue
      }
      if value.asError == nil { values += 1 }
      #expect(report.passed == 1, "seed \(seed), \(table.hitPolicy), a = \(a), b = \(b): \(composed) \(report.failures)")
    }
    #expect(values > 10)
  }
}
