/// Why bytes are not JSON (RFC 8259), and where.
struct JSONFault: Error, Hashable {
  enum Kind: Hashable {
    case expectedValue
    case expected(String)
    case expectedKey
    case trailingComma
    case unterminatedText
    case controlCharacter
    case badEscape
    case loneSurrogate
    case notUTF8
    case badNumber
    case trailingBytes
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }

  var kind: Kind
  var offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// A place in JSON text: moves over tokens, checks their form and makes nothing.
///
/// The bytes belong to the caller and must outlive it.
struct JSONScanner {
  let base: UnsafePointer<UInt8>
  let end: Int
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address; nothing is ever read from this one.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    end = bytes.count
    position = 0
  }

  var isAtEnd: Bool { position == end }

  /// The byte at hand, 0 at the end; a 0 in the text is nowhere allowed, so that the two need not be told apart.
  var byte: UInt8 {
    @inline(__always) get { position < end ? base[position] : 0 }
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < end, base[position] <= 0x20 {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  @inline(__always)
  mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func move(to position: Int) { self.position = position }

  /// `true`, `false` or `null`.
  mutating func word(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - position >= length else { return false }
    for i in 0..<length where base[position + i] != text.utf8Start[i] { return false }
    position += length
    return true
  }

  /// Moves over a number and returns where it stands; its form is checked.
  mutating func number() throws(JSONFault) -> Range<Int> {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    let whole = position
    skipDigits()
    if position == whole || (base[whole] == UInt8(ascii: "0") && position > whole + 1) { throw JSONFault(.badNumber, at: start) }
    if take(UInt8(ascii: ".")), !skipDigits() { throw JSONFault(.badNumber, at: start) }
    if byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      if !skipDigits() { throw JSONFault(.badNumber, at: start) }
    }
    return start..<position
  }

  /// Whether there was at least one.
  @discardableResult
  private mutating func skipDigits() -> Bool {
    let start = position
    while byte &- UInt8(ascii: "0") < 10 { position += 1 }
    return position > start
  }

  /// Moves over a text in quotes and returns what stands between them; control characters are refused, the rest is
  /// checked when it is decoded.
  mutating func text() throws(JSONFault) -> (range: Range<Int>, isPlain: Bool) {
    let quote = position
    position += 1
    let start = position
    var isPlain = true
    while position < end {
      let byte = base[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return (start..<position - 1, isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        position += 2
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw JSONFault(.unterminatedText, at: quote)
      case 0..<0x20: throw JSONFault(.controlCharacter, at: position)
      default:
        if byte >= 0x80 { isPlain = false }
        position += 1
      }
    }
    position = end
    throw JSONFault(.unterminatedText, at: quote)
  }
}
