import Diagnostics

extension ExpressionParser {
  /// An operand with its members, filters and calls.
  mutating func postfixed() -> NodeID {
    let start = current.range.lowerBound
    var result = primary()
    while !isAborted {
      switch current.kind {
      case .symbol(.dot): result = path(result, from: start)
      case .symbol(.leftBracket) where !closesOpenRange: result = filter(result, from: start)
      case .symbol(.leftParenthesis): result = call(result, from: start)
      case .symbol(.percent): percent()
      default: return result
      }
    }
    return result
  }

  /// In `]1..5[` the last bracket closes; `]1..xs[1][` has a filter before it.
  private var closesOpenRange: Bool {
    isInRangeEnd && peek().kind != .symbol(.minus) && !startsOperand(peek())
  }

  private mutating func path(_ value: NodeID, from start: Int) -> NodeID {
    advance()
    if let name = multiWordName() { return add(.path(value, member: name), from: start) }
    guard case .word(let member) = current.kind else {
      report(.expected("the name of a member after `.`", found: found, at: currentSpan))
      return value
    }
    advance()
    return add(.path(value, member: member), from: start)
  }

  private mutating func filter(_ list: NodeID, from start: Int) -> NodeID {
    let opener = current.range
    advance()
    awaited.append(.rightBracket)
    let condition = expression()
    awaited.removeLast()
    close(.rightBracket, opener: opener)
    return add(.filter(list, condition: condition), from: start)
  }

  private mutating func call(_ function: NodeID, from start: Int) -> NodeID {
    let opener = current.range
    advance()
    var arguments: [Argument] = []
    awaited.append(.rightParenthesis)
    if !isAt(.rightParenthesis), !isAtEnd {
      repeat {
        var name: String?
        if let (key, end) = nameBeforeColon() {
          name = key
          position = end + 1
        }
        arguments.append(Argument(name: name, value: expression()))
        warnAboutThousands()
      } while take(.comma)
    }
    awaited.removeLast()
    close(.rightParenthesis, opener: opener)
    return add(.call(function, arguments), from: start)
  }

  /// `10%`, or `a % b` as other languages write the remainder.
  private mutating func percent() {
    let isRemainder = startsOperand(peek())
    report(.percent(isRemainder: isRemainder, at: currentSpan))
    advance()
    if isRemainder { _ = primary() }
  }

  /// `1,000` in a list reads as two values; said where the comma stands between digits without a space.
  mutating func warnAboutThousands() {
    guard isAt(.comma), position > 0, let range = thousandsRange(commaAt: position) else { return }
    report(.thousandsInList(text(range), at: source.span(range)))
  }

  /// The range of digits, comma, three digits around a comma that has no space beside it.
  func thousandsRange(commaAt comma: Int) -> Range<Int>? {
    guard comma > 0, comma + 1 < tokens.count, tokens[comma].kind == .symbol(.comma) else { return nil }
    let before = tokens[comma - 1]
    let after = tokens[comma + 1]
    guard before.kind == .number, after.kind == .number, after.range.lowerBound - before.range.upperBound == 1,
      before.range.count <= 3, text(before.range).utf8.allSatisfy(CharacterClass.isDigit),
      text(after.range).utf8.prefix(4).prefix(while: CharacterClass.isDigit).count == 3
    else { return nil }
    return before.range.lowerBound..<after.range.upperBound
  }
}
