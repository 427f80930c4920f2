extension Lexer {
  /// Digits, a fraction, an exponent; `1..5` is the number 1 and two dots.
  mutating func number() -> Token.Kind {
    skipDigits()
    if byte() == 0x2E, let after = byte(1), CharacterClass.isDigit(after) {
      offset += 1
      skipDigits()
    }
    if let e = byte(), e == 0x65 || e == 0x45 {
      let sign = byte(1) == 0x2B || byte(1) == 0x2D ? 1 : 0
      if let digit = byte(1 + sign), CharacterClass.isDigit(digit) {
        offset += 1 + sign
        skipDigits()
      }
    }
    return .number
  }

  private mutating func skipDigits() {
    while let b = byte(), CharacterClass.isDigit(b) { offset += 1 }
  }

  /// The value of a string literal; a line break or the end of the text before the closing quote is a problem.
  mutating func string(opening: Int, closing: [UInt8]) -> String {
    let start = offset
    offset += opening
    var value: [UInt8] = []
    while let b = byte() {
      if b == 0x5C {
        escape(into: &value)
      } else if b == 0x0A || b == 0x0D {
        break
      } else if bytes[offset...].starts(with: closing) {
        offset += closing.count
        return String(decoding: value, as: UTF8.self)
      } else {
        value.append(b)
        offset += 1
      }
    }
    report(.unclosedString, start..<offset)
    return String(decoding: value, as: UTF8.self)
  }

  /// One escape. What FEEL does not know as an escape stays as written: patterns such as `\d` are made of them.
  private mutating func escape(into value: inout [UInt8]) {
    switch byte(1) {
    case 0x22, 0x27, 0x5C: value.append(bytes[offset + 1])
    case 0x6E: value.append(0x0A)
    case 0x72: value.append(0x0D)
    case 0x74: value.append(0x09)
    case 0x75: return unicodeEscape(digits: 4, into: &value)
    case 0x55: return unicodeEscape(digits: 6, into: &value)
    default:
      value.append(0x5C)
      offset += 1
      return
    }
    offset += 2
  }

  private mutating func unicodeEscape(digits: Int, into value: inout [UInt8]) {
    let start = offset
    guard var code = hexadecimal(at: offset + 2, digits: digits) else {
      offset += 2
      report(.badUnicodeEscape, start..<offset)
      return
    }
    offset += 2 + digits
    // Two escapes can make one character: a surrogate pair.
    if digits == 4, code & 0xFC00 == 0xD800, byte() == 0x5C, byte(1) == 0x75,
      let low = hexadecimal(at: offset + 2, digits: 4), low & 0xFC00 == 0xDC00
    {
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
      offset += 6
    }
    guard let scalar = Unicode.Scalar(code) else { return report(.badUnicodeEscape, start..<offset) }
    value.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private func hexadecimal(at position: Int, digits: Int) -> UInt32? {
    guard position + digits <= bytes.count else { return nil }
    let text = String(decoding: bytes[position..<position + digits], as: UTF8.self)
    return text.utf8.allSatisfy { $0 != 0x2B && $0 != 0x2D } ? UInt32(text, radix: 16) : nil
  }
}
