import Diagnostics

extension ExpressionParser {
  /// A literal, a name, something in brackets, or a construct that begins with a keyword.
  mutating func primary() -> NodeID {
    let mayBeTests = acceptsTests
    acceptsTests = false
    while !isAborted {
      let start = current.range.lowerBound
      switch current.kind {
      case .number: return number()
      case .string(let value): return literal(.string(value))
      case .at(let value): return literal(.at(value))
      case .word(let word): return self.word(word)
      case .symbol(.leftParenthesis): return parenthesized(acceptsTests: mayBeTests)
      case .symbol(.leftBracket): return listOrRange()
      case .symbol(.rightBracket) where !awaited.contains(.rightBracket) || startsOpenRange: return openRange()
      case .symbol(.leftBrace): return context()
      case .symbol(.apostrophe): return singleQuoted()
      case .symbol(let symbol) where comparisonAtCurrent != nil: return comparisonWithoutOperand(symbol)
      case .symbol(let symbol):
        report(.expectedExpression(found: found, at: currentSpan))
        // What can go on with the expression around us is left to it.
        if ![.semicolon, .percent, .colon, .arrow, .doubleEqual, .dots, .dot].contains(symbol) { return missing() }
        advance()
      case .invalid:
        lastErrorIsHere()
        advance()
      case .end:
        report(.expectedExpression(found: nil, at: source.span(start..<start)))
        return missing()
      }
    }
    return missing()
  }

  private mutating func literal(_ kind: SyntaxNode.Kind) -> NodeID {
    let range = current.range
    advance()
    return add(kind, range)
  }

  private mutating func number() -> NodeID {
    let range = current.range
    let node = literal(.number(text(range)))
    if case .word(let unit) = current.kind, isAdjacent(0), !Keyword.continuing.contains(unit) {
      report(.unitSuffix(number: text(range), unit: unit, at: currentSpan))
      advance()
    }
    return node
  }

  private mutating func word(_ word: String) -> NodeID {
    let start = current.range.lowerBound
    if let name = multiWordName() { return add(.name(name), from: start) }
    switch word {
    case "true": return literal(.boolean(true))
    case "false": return literal(.boolean(false))
    case "null": return literal(.null)
    case "if": return conditional()
    case "for": if case .word = peek().kind { return forEach() }
    case "some": if case .word = peek().kind { return quantified(.some) }
    case "every": if case .word = peek().kind { return quantified(.every) }
    case "function": if peek().kind == .symbol(.leftParenthesis) { return function() }
    default: break
    }
    if Keyword.continuing.contains(word) {
      report(.expectedExpression(found: word, at: currentSpan))
      return missing()
    }
    return literal(.name(word))
  }

  /// `'text'`: said to be wrong and read as the string it was meant to be.
  private mutating func singleQuoted() -> NodeID {
    let start = current.range.lowerBound
    var end = position + 1
    while end < tokens.count - 1, tokens[end].kind != .symbol(.apostrophe) { end += 1 }
    guard tokens[end].kind == .symbol(.apostrophe) else {
      report(.expectedExpression(found: found, at: currentSpan))
      advance()
      return missing()
    }
    let value = text(current.range.upperBound..<tokens[end].range.lowerBound)
    report(.singleQuotes(value, at: source.span(start..<tokens[end].range.upperBound)))
    position = end + 1
    return add(.string(value), from: start)
  }

  /// `x > 1 and < 5`: what is compared must be said again.
  private mutating func comparisonWithoutOperand(_ symbol: Symbol) -> NodeID {
    report(.comparisonWithoutOperand(symbol.rawValue, at: currentSpan))
    advance()
    _ = operation(Power.sum)
    return missing()
  }
}
