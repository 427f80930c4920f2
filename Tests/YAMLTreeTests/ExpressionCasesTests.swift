import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// One line of `feel-in-yaml.cases`.
struct ExpressionCase: CustomTestStringConvertible, Sendable {
  var value: String
  var expected: String

  var testDescription: String { value }

  static let all: [ExpressionCase] = casesText("feel-in-yaml.cases").split(separator: "\n").compactMap { line in
    guard !line.hasPrefix("# "), line != "#", let arrow = line.firstRange(of: " ~> ") else { return nil }
    return ExpressionCase(value: unescape(line[..<arrow.lowerBound]), expected: unescape(line[arrow.upperBound...]))
  }

  private static func unescape(_ text: Substring) -> String {
    String(text).replacing("\\n", with: "\n").replacing("\\t", with: "\t")
  }
}

/// What an expression field makes of a value, in the words of the cases file.
func outcome(of value: String) -> String {
  let file = SourceFile(id: FileID(0), path: "rule.yaml", bytes: Array("when: \(value)\n".utf8))
  var diagnostics = DiagnosticSet()
  let tree = YAMLReader.parse(file, into: &diagnostics)
  let result = tree?["when"].flatMap { YAMLReader.expressionText(of: $0, in: file, into: &diagnostics) }
  let codes = diagnostics.sorted.map { "\($0.severity) \($0.code)" }
  if diagnostics.containsError { return codes.joined(separator: ", ") }
  return (codes + [codes.isEmpty ? "text" : "", result?.text ?? "(nothing)"]).filter { !$0.isEmpty }.joined(separator: " ")
}

@Suite struct ExpressionCasesTests {
  @Test(arguments: ExpressionCase.all)
  func expressionField(_ example: ExpressionCase) {
    let expected = example.expected == "text =" ? "text \(example.value)" : example.expected
    #expect(outcome(of: example.value) == expected)
  }

  @Test func theFileHoldsCases() { #expect(ExpressionCase.all.count >= 64) }
}
