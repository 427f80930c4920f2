extension ExpressionParser {
  /// `-`, `not(tests)` or a comma list of tests (DMN 1.5, clause 10.3.1.2, rules 14 to 17).
  mutating func unaryTests() -> NodeID {
    let start = current.range.lowerBound
    if isAt(.minus), peek().kind == .end {
      advance()
      return add(.anyValue, from: start)
    }
    if isAt(word: "not"), peek().kind == .symbol(.leftParenthesis) {
      // In `not(a) and b` it is the function. Only parsing tells: ranges leave parentheses uneven.
      var attempt = self
      let negation = attempt.negatedTests()
      if attempt.isAtEnd {
        self = attempt
        return negation
      }
    }
    let tests = testList()
    return add(.tests(tests), from: start)
  }

  private mutating func negatedTests() -> NodeID {
    let start = current.range.lowerBound
    advance()
    let opener = current.range
    advance()
    awaited.append(.rightParenthesis)
    let tests = testList()
    awaited.removeLast()
    close(.rightParenthesis, opener: opener)
    return add(.notTests(tests), from: start)
  }

  private mutating func testList() -> [NodeID] {
    var tests: [NodeID] = []
    repeat {
      let isComparison = comparisonAtCurrent != nil
      tests.append(test())
      if isComparison, isAt(word: "and") || isAt(word: "or") {
        report(.testsDoNotJoin(text(current.range), at: currentSpan))
      }
      warnAboutThousands()
    } while take(.comma)
    return tests
  }
}
