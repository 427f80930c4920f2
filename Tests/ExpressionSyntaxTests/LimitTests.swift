import Diagnostics
import ExpressionSyntax
import Testing

/// No input, however long or nested, exhausts the stack; the limits say so instead.
@Suite struct LimitTests {
  private func message(_ text: String, limits: ParseLimits = .standard) -> String? {
    parse(text, limits: limits).diagnostics.first { $0.code == "expression/too-deep" || $0.code == "expression/too-large" }?
      .message
  }

  @Test(arguments: [
    "(", "[", "{a: ", "f(", "x[", "if ", "if a then b else ", "for i in ", "some x in xs satisfies ", "function(a) ", "-(",
    "1 in (",
    "a and (b or (c = d + e * f ** (", "x instance of list<",
  ])
  func deepNesting(_ piece: String) {
    let text =
      (piece.hasSuffix("list<") ? "x instance of " : "")
      + String(repeating: piece.replacing("x instance of ", with: ""), count: 20_000)
    #expect(message(text) == "the expression is nested more than 200 levels deep")
  }

  @Test(arguments: ["- ", "not ", "!"])
  func longPrefixChains(_ piece: String) {
    let text = String(repeating: piece, count: 20_000) + "a"
    #expect(message(text) == "the expression chains more than 1000 operations")
  }

  @Test(arguments: [" and a", " + 1", ".b", "[1]", "(1)", " instance of number", " in xs", " between 1 and 2"])
  func longSuffixChains(_ piece: String) {
    let text = "a" + String(repeating: piece, count: 20_000)
    #expect(message(text) == "the expression chains more than 1000 operations")
  }

  @Test func manyNodes() {
    let text = "[" + String(repeating: "1, ", count: 30_000) + "1]"
    #expect(message(text) == "the expression has more than 20000 parts")
  }

  @Test func limitsAreReachedExactly() {
    let nested = String(repeating: "(", count: 9) + "1" + String(repeating: ")", count: 9)
    #expect(message(nested, limits: ParseLimits(depth: 10)) == nil)
    #expect(message("(" + nested + ")", limits: ParseLimits(depth: 10)) == "the expression is nested more than 10 levels deep")
    #expect(message("1 + 1 + 1", limits: ParseLimits(height: 3)) == nil)
    #expect(message("1 + 1 + 1 + 1", limits: ParseLimits(height: 3)) == "the expression chains more than 3 operations")
    #expect(message("[1, 2]", limits: ParseLimits(nodes: 3)) == nil)
    #expect(message("[1, 2, 3]", limits: ParseLimits(nodes: 3)) == "the expression has more than 3 parts")
  }

  @Test func afterALimitNothingElseIsSaid() {
    #expect(parse(String(repeating: "(", count: 20_000) + " == 'a'").diagnostics.count == 1)
  }
}
