/// Words with a meaning of their own. They are told apart by where they stand; only these cannot be names.
enum Keyword {
  /// Words that go on with, or end, what came before: no operand begins with them.
  static let continuing: Set<String> = ["then", "else", "return", "satisfies", "and", "or", "in", "between"]
  /// Built-in names with a keyword inside, which are names only where they are called.
  static let calledOnly: Set<String> = [
    "date and time", "years and months duration", "days and time duration", "get or else", "working days between",
  ]
}

extension ExpressionParser {
  /// Takes the longest name of several words that stands here, if there is one.
  mutating func multiWordName() -> String? {
    guard case .word(let first) = current.kind else { return nil }
    for name in names.names(startingWith: first) {
      guard let end = end(of: name, at: current.range.lowerBound), let last = tokenIndex(endingAt: end) else { continue }
      let text = String(decoding: name, as: UTF8.self)
      if Keyword.calledOnly.contains(text), tokens[last + 1].kind != .symbol(.leftParenthesis) { continue }
      position = last + 1
      return text
    }
    return nil
  }

  /// Where `name` ends if the text has it at `start`; one space of the name stands for a run of white space.
  private func end(of name: [UInt8], at start: Int) -> Int? {
    var offset = start
    for byte in name {
      if byte == 0x20 {
        let before = offset
        while offset < bytes.count, let length = spaceLength(at: offset) { offset += length }
        if offset == before { return nil }
      } else {
        guard offset < bytes.count, bytes[offset] == byte else { return nil }
        offset += 1
      }
    }
    return offset
  }

  private func spaceLength(at offset: Int) -> Int? {
    if bytes[offset] < 0x80 { return CharacterClass.isSpace(UInt32(bytes[offset])) ? 1 : nil }
    for length in [2, 3] where offset + length <= bytes.count {
      let scalars = String(decoding: bytes[offset..<offset + length], as: UTF8.self).unicodeScalars
      if scalars.count == 1, let scalar = scalars.first, CharacterClass.isSpace(scalar.value) { return length }
    }
    return nil
  }

  private func tokenIndex(endingAt end: Int) -> Int? {
    var index = position
    while index < tokens.count - 1, tokens[index].range.upperBound < end { index += 1 }
    return index < tokens.count - 1 && tokens[index].range.upperBound == end ? index : nil
  }

  /// The name up to a `:` (of a named argument, an entry or a parameter), and the index of the colon.
  func nameBeforeColon() -> (name: String, end: Int)? { name { $0.kind == .symbol(.colon) } }

  /// The name of one or more words before the first token that `isEnd` accepts, if only name parts stand before it.
  func name(upTo isEnd: (Token) -> Bool) -> (name: String, end: Int)? {
    guard case .word = current.kind else { return nil }
    var index = position
    let longestName = 64
    while index < min(tokens.count - 1, position + longestName) {
      let token = tokens[index]
      if index > position, isEnd(token) {
        let range = current.range.lowerBound..<tokens[index - 1].range.upperBound
        return (normalizedName(text(range)), index)
      }
      guard isNamePart(token) else { return nil }
      index += 1
    }
    return nil
  }

  private func isNamePart(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number: true
    case .symbol(let symbol): [.plus, .minus, .times, .power, .over, .dot, .apostrophe].contains(symbol)
    default: false
    }
  }
}
