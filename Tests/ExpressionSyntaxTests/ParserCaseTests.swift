import Diagnostics
import ExpressionSyntax
import TestSupport
import Testing

@Suite struct ParserCaseTests {
  private let names = ["Employment Status", "John's-age", "values in a list", "a+b", "a.b", "profit and loss"]

  @Test func expressions() throws {
    try CaseBlocks("expressions.txt").check { text in
      let (tree, diagnostics) = parse(text)
      return diagnostics.isEmpty ? sExpression(tree) : underlined(diagnostics, in: text)
    }
  }

  @Test func namesOfSeveralWords() throws {
    try CaseBlocks("names.txt").check { text in
      let (tree, diagnostics) = parse(text, names: names)
      return diagnostics.isEmpty ? sExpression(tree) : underlined(diagnostics, in: text)
    }
  }

  @Test func unaryTests() throws {
    try CaseBlocks("unary-tests.txt").check { text in
      let (tree, diagnostics) = parseTests(text)
      return diagnostics.isEmpty ? sExpression(tree) : underlined(diagnostics, in: text)
    }
  }

  @Test func errors() throws {
    try CaseBlocks("errors.txt").check { text in underlined(parse(text).diagnostics, in: text) }
  }

  @Test func printing() throws {
    try CaseBlocks("printing.txt").check { text in print(parse(text).tree) }
  }
}
