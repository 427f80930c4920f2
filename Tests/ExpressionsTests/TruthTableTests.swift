import Expressions
import Testing

/// Reads the tables of Cases/truth.txt: a template with A (and B), then its values.
struct TruthTable: CustomTestStringConvertible, Sendable {
  var mode: EvaluationMode
  var template: String
  var entries: [(a: String, b: String?, result: String)] = []
  var testDescription: String { "\(mode) \(template)" }

  static let all: [TruthTable] = {
    var tables: [TruthTable] = []
    var columns: [String] = []
    for line in caseLines("truth.txt") {
      let words = line.split(separator: " ").map(String.init)
      if let mode = words.first.flatMap({ ["rules:": EvaluationMode.rules, "conformance:": .conformance][$0] }) {
        tables.append(TruthTable(mode: mode, template: words.dropFirst().joined(separator: " ")))
        columns = []
      } else if line.hasPrefix(" ") {
        columns = words
      } else if columns.isEmpty, words.count == 2 {
        tables[tables.count - 1].entries.append((words[0], nil, words[1]))
      } else if !words.isEmpty {
        for (column, result) in zip(columns, words.dropFirst()) {
          tables[tables.count - 1].entries.append((words[0], column, result))
        }
      }
    }
    return tables
  }()
}

@Suite struct TruthTableTests {
  private func fact(_ word: String) -> Value {
    switch word {
    case "true": .boolean(true)
    case "false": .boolean(false)
    case "unknown": .unknown
    case "error": .error(EvaluationError(.overflow, "too large", at: 0..<1))
    default: .null
    }
  }

  private func word(_ value: Value) -> String { value.asError == nil ? value.description : "error" }

  @Test func allTablesAreThere() {
    #expect(TruthTable.all.count == 18)
    #expect(TruthTable.all.allSatisfy { $0.entries.count == 25 || $0.entries.count == 9 || $0.entries.count <= 5 })
  }

  @Test(arguments: TruthTable.all) func holds(_ table: TruthTable) {
    for entry in table.entries {
      let actual = value(table.template, [("A", fact(entry.a)), ("B", fact(entry.b ?? "null"))], mode: table.mode)
      #expect(word(actual) == entry.result, "\(table.template) with A \(entry.a), B \(entry.b ?? "-")")
    }
  }
}
