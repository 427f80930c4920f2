import Diagnostics

extension ExpressionParser {
  /// `(e)`, `(low..high]`, `(< e)`; after `in` also `(test, test)`, which becomes a `tests` node.
  mutating func parenthesized(acceptsTests: Bool) -> NodeID {
    let opener = current.range
    advance()
    awaited.append(.rightParenthesis)
    defer { awaited.removeLast() }
    if isAt(.dots) { return range(low: nil, opener: opener, includesLow: false) }
    let first = test()
    if isAt(.dots) { return range(low: first, opener: opener, includesLow: false) }
    var tests = [first]
    while acceptsTests, isAt(.comma) {
      warnAboutThousands()
      advance()
      tests.append(test())
    }
    close(.rightParenthesis, opener: opener)
    return tests.count == 1 ? first : add(.tests(tests), from: opener.lowerBound)
  }

  /// `[a, b]` or `[low..high]`.
  mutating func listOrRange() -> NodeID {
    let opener = current.range
    advance()
    awaited.append(.rightBracket)
    defer { awaited.removeLast() }
    if take(.rightBracket) { return add(.list([]), from: opener.lowerBound) }
    if isAt(.dots) { return range(low: nil, opener: opener, includesLow: true) }
    let first = expression()
    if isAt(.dots) { return range(low: first, opener: opener, includesLow: true) }
    var items = [first]
    while isAt(.comma) {
      warnAboutThousands()
      advance()
      items.append(expression())
    }
    close(.rightBracket, opener: opener)
    return add(.list(items), from: opener.lowerBound)
  }

  /// `]low..high]`.
  mutating func openRange() -> NodeID {
    let opener = current.range
    advance()
    let low = isAt(.dots) ? nil : expression()
    guard isAt(.dots) else {
      report(.expected("`..`", found: found, at: currentSpan, labels: [Label(source.span(opener), "the range opened here")]))
      return low ?? missing()
    }
    return range(low: low, opener: opener, includesLow: false)
  }

  /// Whether `]` begins a range: where an operand is expected inside brackets, it more often closes them.
  var startsOpenRange: Bool {
    let next = peek()
    guard isAt(.rightBracket), startsOperand(next) || next.kind == .symbol(.minus) else { return false }
    var index = position + 1
    var open = 0
    while index < tokens.count - 1 {
      if case .symbol(let symbol) = tokens[index].kind {
        if symbol == .dots, open == 0 { return true }
        if symbol.closer != nil { open += 1 }
        if symbol.isCloser { open -= 1 }
        if open < 0 || (open == 0 && symbol == .comma) { return false }
      }
      index += 1
    }
    return false
  }

  /// From `..` to the closing bracket: `]` includes the upper end, `)` and `[` do not.
  private mutating func range(low: NodeID?, opener: Range<Int>, includesLow: Bool) -> NodeID {
    let dots = current.range
    advance()
    var high: NodeID?
    if isAt(.rightBracket) || isAt(.rightParenthesis) || isAtEnd {
      report(.oneSidedRange(isLowMissing: false, at: source.span(dots)))
    } else {
      high = expression(isRangeEnd: true)
    }
    if low == nil { report(.oneSidedRange(isLowMissing: true, at: source.span(dots))) }
    var includesHigh = false
    if take(.rightBracket) {
      includesHigh = true
    } else if !take(.rightParenthesis), !take(.leftBracket) {
      close(includesLow ? .rightBracket : .rightParenthesis, opener: opener)
    }
    let kind = SyntaxNode.Kind.range(low: low, high: high, includesLow: includesLow, includesHigh: includesHigh)
    return add(kind, from: opener.lowerBound)
  }

  /// `{key: value, "key": value}`; later values see earlier entries.
  mutating func context() -> NodeID {
    let opener = current.range
    advance()
    awaited.append(.rightBrace)
    defer { awaited.removeLast() }
    var entries: [ContextEntry] = []
    if !isAt(.rightBrace) {
      repeat {
        guard let key = contextKey() else { break }
        let value = expression()
        entries.append(ContextEntry(key: key, value: value))
        names.insert(key)
      } while take(.comma)
    }
    close(.rightBrace, opener: opener)
    return add(.context(entries), from: opener.lowerBound)
  }

  private mutating func contextKey() -> String? {
    if case .string(let key) = current.kind, peek().kind == .symbol(.colon) {
      position += 2
      return key
    }
    if let (key, colon) = nameBeforeColon() {
      position = colon + 1
      return key
    }
    switch (current.kind, peek().kind) {
    case (.word, .symbol(.equal)), (.string, .symbol(.equal)):
      advance()
      report(.expected("`:` after the key of an entry", found: found, at: currentSpan))
      advance()
      return text(tokens[position - 2].range)
    case (.word, _), (.string, _):
      advance()
      report(.expected("`:` after the key of an entry", found: found, at: currentSpan))
    default:
      report(.expected("a key, as in `{key: value}`", found: found, at: currentSpan))
    }
    return nil
  }
}
