import Diagnostics

extension BinaryOperator {
  /// Binding power, from `or` 1 up to `**` 6 (DMN 1.5, clause 10.3.1.2: rules 1, 2, 4 and their order).
  var power: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: Power.comparison
    case .add, .subtract: Power.sum
    case .multiply, .divide: 5
    case .power: 6
    }
  }

  var isOrdering: Bool { self == .less || self == .lessOrEqual || self == .greater || self == .greaterOrEqual }
}

/// Binding powers that are not those of one operator.
enum Power {
  static let lowest = 0
  static let comparison = 3
  static let sum = 4
  static let instanceOf = 7
  static let prefix = 8
  static let postfix = 9
}

extension ExpressionParser {
  /// An operator between two operands, and how many tokens it takes.
  private enum Infix {
    case binary(BinaryOperator, tokens: Int)
    case between, isIn, instanceOf

    var power: Int {
      switch self {
      case .binary(let op, _): op.power
      case .between, .isIn: Power.comparison
      case .instanceOf: Power.instanceOf
      }
    }
  }

  /// A whole expression, as inside brackets. Counts one level of nesting.
  mutating func expression(isRangeEnd: Bool = false) -> NodeID {
    guard depth < limits.depth else {
      abort(.tooDeep(limit: limits.depth, at: currentSpan))
      return missing()
    }
    let outer = isInRangeEnd
    isInRangeEnd = isRangeEnd
    depth += 1
    let result = operation(Power.lowest)
    depth -= 1
    isInRangeEnd = outer
    return result
  }

  /// Operands joined by operators that bind at least as tightly as `minimum`. Chains are a loop, not a recursion.
  mutating func operation(_ minimum: Int) -> NodeID {
    let start = current.range.lowerBound
    var left = prefixed()
    var ordering: BinaryOperator?
    while let infix = infix(), infix.power >= minimum {
      switch infix {
      case .binary(let op, let count):
        if op.isOrdering, let first = ordering { reportChain(first, op, left, from: start) }
        for _ in 0..<count { advance() }
        let right = operation(op.power + 1)
        left = add(.binary(op, left, right), from: start)
        ordering = op.isOrdering ? op : nil
      case .between:
        left = between(left, from: start)
      case .isIn:
        left = membership(left, from: start)
      case .instanceOf:
        advance()
        advance()
        let type = type()
        left = add(.instanceOf(left, type), from: start)
      }
    }
    return left
  }

  private mutating func between(_ value: NodeID, from start: Int) -> NodeID {
    advance()
    let low = operation(Power.sum)
    if !take(word: "and") { report(.expectedAndOfBetween(found: found, at: currentSpan)) }
    let high = operation(Power.sum)
    return add(.between(value, low: low, high: high), from: start)
  }

  /// `value in test` and `value in (test, test)`.
  private mutating func membership(_ value: NodeID, from start: Int) -> NodeID {
    advance()
    let tests: NodeID
    if comparisonAtCurrent != nil {
      tests = test()
    } else {
      acceptsTests = isAt(.leftParenthesis)
      tests = operation(Power.sum)
    }
    guard case .tests(let list) = kind(tests) else { return add(.isIn(value, tests: [tests]), from: start) }
    removeLast(tests)
    return add(.isIn(value, tests: list), from: start)
  }

  /// `< e`, `= e` and kin, or an expression.
  mutating func test() -> NodeID {
    guard let op = comparisonAtCurrent else { return expression() }
    let start = current.range.lowerBound
    advance()
    let operand = operation(Power.sum)
    return add(.unaryComparison(op, operand), from: start)
  }

  /// The comparison that the current token spells.
  var comparisonAtCurrent: BinaryOperator? {
    guard case .symbol(let symbol) = current.kind, let op = BinaryOperator(rawValue: symbol.rawValue) else { return nil }
    return op.power == Power.comparison ? op : nil
  }

  // MARK: Which operator stands here

  private mutating func infix() -> Infix? {
    switch current.kind {
    case .symbol(let symbol): infix(symbol)
    case .word(let word): infix(word)
    default: nil
    }
  }

  private mutating func infix(_ symbol: Symbol) -> Infix? {
    let adjacent = isAdjacent() ? peek().kind : .end
    switch (symbol, adjacent) {
    case (.less, .symbol(.greater)): return misspelt("<>", .notEqual, tokens: 2)
    case (.equal, .symbol(.greater)): return misspelt("=>", .greaterOrEqual, tokens: 2)
    case (.equal, .symbol(.less)): return misspelt("=<", .lessOrEqual, tokens: 2)
    case (.doubleEqual, _): return misspelt("==", .equal)
    case (.doubleAmpersand, _): return misspelt("&&", .and)
    case (.doubleBar, _): return misspelt("||", .or)
    case (.ampersand, _): return misspelt("&", .and)
    case (.bar, _): return misspelt("|", .or)
    default: return BinaryOperator(rawValue: symbol.rawValue).map { .binary($0, tokens: 1) }
    }
  }

  private mutating func infix(_ word: String) -> Infix? {
    switch word {
    case "and": return .binary(.and, tokens: 1)
    case "or": return .binary(.or, tokens: 1)
    case "between": return .between
    case "in": return .isIn
    case "instance": return peek().kind == .word("of") ? .instanceOf : nil
    case "AND", "And": return misspelt(word, .and)
    case "OR", "Or": return misspelt(word, .or)
    default: return nil
    }
  }

  private mutating func misspelt(_ found: String, _ meant: BinaryOperator, tokens count: Int = 1) -> Infix {
    let range = current.range.lowerBound..<peek(count - 1).range.upperBound
    report(.wrongOperator(found, write: meant.rawValue, at: source.span(range)))
    return .binary(meant, tokens: count)
  }

  private mutating func reportChain(_ first: BinaryOperator, _ second: BinaryOperator, _ left: NodeID, from start: Int) {
    guard case .binary(_, let low, let middle) = kind(left) else { return }
    let texts = (text(nodes[Int(low.rawValue)].range), text(nodes[Int(middle.rawValue)].range))
    let high = isAdjacent() || peek().kind != .end ? text(peek().range) : "..."
    report(.chainedComparison(first, second, low: texts.0, middle: texts.1, high: high, at: currentSpan))
  }

  // MARK: Before an operand

  /// `-`, and what people write for `not(...)`, any number of times: a loop, so that no chain is too long.
  private mutating func prefixed() -> NodeID {
    var minuses: [(start: Int, isNegation: Bool)] = []
    while true {
      let start = current.range.lowerBound
      if isAt(.minus) {
        minuses.append((start, false))
      } else if isAt(.bang) || (isAt(word: "not") && peek().kind != .symbol(.leftParenthesis) && startsOperand(peek())) {
        report(.wrongNot(text(current.range), at: currentSpan))
        minuses.append((start, true))
      } else {
        break
      }
      advance()
    }
    var operand = postfixed()
    for (start, isNegation) in minuses.reversed() where !isAborted {
      if isNegation {
        let function = add(.name("not"), start..<start)
        operand = add(.call(function, [Argument(name: nil, value: operand)]), from: start)
      } else {
        operand = add(.negate(operand), from: start)
      }
    }
    return operand
  }

  /// Whether an operand can begin with this token.
  func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .string, .at: true
    case .word(let word): !Keyword.continuing.contains(word)
    case .symbol(let symbol): symbol == .leftParenthesis || symbol == .leftBracket || symbol == .leftBrace || symbol == .bang
    case .invalid, .end: false
    }
  }
}
