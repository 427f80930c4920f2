import Diagnostics

extension ExpressionParser {
  /// `if a then b else c`.
  mutating func conditional() -> NodeID {
    let start = current.range
    advance()
    let condition = expression()
    expect(word: "then", of: "if", at: start)
    let then = expression()
    guard take(word: "else") else {
      report(.missingElse(found: found, at: isAtEnd ? source.span(start) : currentSpan, opener: source.span(start)))
      let otherwise = missing()
      return add(.conditional(condition: condition, then: then, otherwise: otherwise), from: start.lowerBound)
    }
    let otherwise = expression()
    return add(.conditional(condition: condition, then: then, otherwise: otherwise), from: start.lowerBound)
  }

  /// `for i in xs, j in 1..3 return e`.
  mutating func forEach() -> NodeID {
    let start = current.range
    advance()
    let iterators = iterators(of: "for")
    expect(word: "return", of: "for", at: start)
    let body = expression()
    return add(.forEach(iterators, body: body), from: start.lowerBound)
  }

  /// `some x in xs satisfies e`, `every x in xs satisfies e`.
  mutating func quantified(_ quantifier: Quantifier) -> NodeID {
    let start = current.range
    advance()
    let iterators = iterators(of: quantifier.rawValue)
    expect(word: "satisfies", of: quantifier.rawValue, at: start)
    let condition = expression()
    return add(.quantified(quantifier, iterators, condition: condition), from: start.lowerBound)
  }

  private mutating func iterators(of construct: String) -> [Iterator] {
    var result: [Iterator] = []
    repeat {
      guard let name = iteratorName(of: construct) else { break }
      result.append(Iterator(name: name, domain: iteratorDomain()))
      names.insert(name)
    } while take(.comma)
    return result
  }

  /// The name and the `in` after it; where `in` is left out before a list, goes on as if it were there.
  private mutating func iteratorName(of construct: String) -> String? {
    if let (name, end) = name(upTo: { $0.kind == .word("in") }) {
      position = end + 1
      return name
    }
    guard case .word(let name) = current.kind, !Keyword.continuing.contains(name) else {
      report(.expected("`name in list` after `\(construct)`", found: found, at: currentSpan))
      return nil
    }
    advance()
    report(.expected("`in` and a list after `\(construct) \(name)`", found: found, at: currentSpan))
    return startsOperand(current) ? name : nil
  }

  /// A list, a range, or `low..high` without brackets.
  private mutating func iteratorDomain() -> NodeID {
    let start = current.range.lowerBound
    let low = expression()
    guard take(.dots) else { return low }
    let high = expression()
    return add(.range(low: low, high: high, includesLow: true, includesHigh: true), from: start)
  }

  /// `function(a: number, b) e`, `function(a) external {...}`.
  mutating func function() -> NodeID {
    let start = current.range
    advance()
    let opener = current.range
    advance()
    var parameters: [Parameter] = []
    awaited.append(.rightParenthesis)
    if !isAt(.rightParenthesis) {
      repeat {
        guard let parameter = parameter() else { break }
        parameters.append(parameter)
        names.insert(parameter.name)
      } while take(.comma)
    }
    awaited.removeLast()
    close(.rightParenthesis, opener: opener)
    let isExternal = isAt(word: "external") && peek().kind == .symbol(.leftBrace)
    if isExternal { advance() }
    let body = expression()
    return add(.function(parameters, body: body, isExternal: isExternal), from: start.lowerBound)
  }

  private mutating func parameter() -> Parameter? {
    let ends: Set<Symbol> = [.colon, .comma, .rightParenthesis]
    let parsed = name { token in
      if case .symbol(let symbol) = token.kind { ends.contains(symbol) } else { false }
    }
    guard let (name, end) = parsed else {
      report(.expected("the name of a parameter", found: found, at: currentSpan))
      return nil
    }
    position = end
    return Parameter(name: name, type: take(.colon) ? type() : nil)
  }

  private mutating func expect(word: String, of construct: String, at opener: Range<Int>) {
    if take(word: word) { return }
    let place = isAtEnd ? source.span(opener) : currentSpan
    report(.missingKeyword(word, of: construct, found: found, at: place, opener: source.span(opener)))
  }
}
