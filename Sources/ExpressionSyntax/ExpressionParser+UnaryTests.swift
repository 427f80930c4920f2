extension ExpressionParser {
  /// `-`, `not(tests)` or a comma list of tests (DMN 1.5, clause 10.3.1.2, rules 14 to 17).
  mutating func unaryTests() -> NodeID {
    let start = current.range.lowerBound
    if isAt(.minus), peek().kind == .end {
      advance()
      return add(.anyValue, from: start)
    }
    guard isWholeNegation else {
      let tests = testList()
      return add(.tests(tests), from: start)
    }
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
      tests.append(test())
      warnAboutThousands()
    } while take(.comma)
    return tests
  }

  /// Whether `not(...)` is all there is; in `not(a) and b` it is the function.
  private var isWholeNegation: Bool {
    guard isAt(word: "not"), peek().kind == .symbol(.leftParenthesis) else { return false }
    var open = 0
    for index in (position + 1)..<tokens.count {
      if tokens[index].kind == .symbol(.leftParenthesis) { open += 1 }
      if tokens[index].kind == .symbol(.rightParenthesis) { open -= 1 }
      // `(1..5]` and `[1..5)` leave the count uneven; a closing parenthesis at the very end settles it.
      if open <= 0 { return tokens[min(index + 1, tokens.count - 1)].kind == .end }
    }
    return tokens.count >= 2 && tokens[tokens.count - 2].kind == .symbol(.rightParenthesis)
  }
}
