/// Cuts the UTF-8 bytes of an expression into tokens. Never fails: what it cannot read becomes a problem and a token.
///
/// Complexity: O(n) in the number of bytes.
struct Lexer {
  let bytes: [UInt8]
  var offset = 0
  private(set) var tokens: [Token] = []
  private(set) var problems: [(problem: LexicalProblem, range: Range<Int>)] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tokens, the last of them `.end`.
  mutating func run() {
    while true {
      skipTrivia()
      guard offset < bytes.count else { break }
      let start = offset
      let kind = next()
      tokens.append(Token(kind: kind, range: start..<offset))
    }
    tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
  }

  func byte(_ ahead: Int = 0) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

  mutating func report(_ problem: LexicalProblem, _ range: Range<Int>) { problems.append((problem, range)) }

  /// The scalar at the offset and its length in bytes; the bytes come from a `String`, so they are valid UTF-8.
  func scalar() -> (value: UInt32, length: Int)? {
    guard let first = byte() else { return nil }
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for i in 1..<length { value = value << 6 | UInt32((byte(i) ?? 0) & 0x3F) }
    return (value, length)
  }

  private mutating func skipTrivia() {
    while let c = scalar() {
      if CharacterClass.isSpace(c.value) {
        offset += c.length
      } else if c.value == 0x2F, byte(1) == 0x2F {
        while let b = byte(), b != 0x0A, b != 0x0D { offset += 1 }
      } else if c.value == 0x2F, byte(1) == 0x2A {
        skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    let start = offset
    offset += 2
    while let b = byte() {
      if b == 0x2A, byte(1) == 0x2F {
        offset += 2
        return
      }
      offset += 1
    }
    report(.unclosedComment, start..<start + 2)
  }

  private mutating func next() -> Token.Kind {
    guard let c = scalar() else { return .end }
    switch c.value {
    case 0x22: return .string(string(opening: 1, closing: [0x22]))
    case 0x40: return at()
    case 0x30...0x39: return number()
    case 0x2E where byte(1).map(CharacterClass.isDigit) ?? false: return number()
    default: break
    }
    if CharacterClass.startsName(c.value) { return word() }
    if c.value < 0x80, let symbol = symbol() { return .symbol(symbol) }
    return foreign(c.value, length: c.length)
  }

  private mutating func word() -> Token.Kind {
    let start = offset
    while let c = scalar(), CharacterClass.continuesName(c.value) { offset += c.length }
    return .word(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func at() -> Token.Kind {
    let start = offset
    offset += 1
    if byte() == 0x22 { return .at(string(opening: 1, closing: [0x22])) }
    report(.missingAtString, start..<offset)
    return .invalid
  }

  /// The longest symbol here.
  private mutating func symbol() -> Symbol? {
    for length in [2, 1] where offset + length <= bytes.count {
      if let symbol = Symbol(rawValue: String(decoding: bytes[offset..<offset + length], as: UTF8.self)) {
        offset += length
        return symbol
      }
    }
    return nil
  }

  /// Characters that word processors put in the place of FEEL's own.
  private mutating func foreign(_ value: UInt32, length: Int) -> Token.Kind {
    let start = offset
    let found = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    if value == 0x201C || value == 0x201D || value == 0x201E {
      let text = string(opening: length, closing: [0xE2, 0x80, 0x9D])
      report(.typographicQuotes, start..<offset)
      return .string(text)
    }
    offset += length
    let meant: Symbol? =
      switch value {
      case 0x2264: .lessOrEqual
      case 0x2265: .greaterOrEqual
      case 0x2260: .notEqual
      case 0x2010...0x2015, 0x2212: .minus
      case 0xD7: .times
      case 0xF7: .over
      case 0x2026: .dots
      case 0x2018, 0x2019: .apostrophe
      default: nil
      }
    guard let meant else {
      report(.unexpectedCharacter(found), start..<offset)
      return .invalid
    }
    if meant != .apostrophe { report(.foreignOperator(found: found, write: meant.rawValue), start..<offset) }
    return .symbol(meant)
  }
}
