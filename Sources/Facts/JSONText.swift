extension JSONScanner {
  /// The text between quotes with its escapes undone (RFC 8259, 7); surrogates must come in pairs.
  func decode(_ range: Range<Int>, isPlain: Bool) throws(JSONFault) -> String {
    let raw = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    if isPlain { return String(decoding: raw, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var i = 0
    while i < raw.count {
      guard raw[i] == UInt8(ascii: "\\") else {
        bytes.append(raw[i])
        i += 1
        continue
      }
      let scalar = try escape(in: raw, at: &i, offset: range.lowerBound)
      bytes.append(contentsOf: Array(String(scalar).utf8))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONFault(.notUTF8, at: range.lowerBound + JSONScanner.firstInvalid(raw))
    }
    return text
  }

  /// Reads `\n`, `\u00e9`, or a pair `\ud83d\ude00`, and moves `i` past it.
  private func escape(in raw: UnsafeBufferPointer<UInt8>, at i: inout Int, offset: Int) throws(JSONFault) -> Unicode.Scalar {
    let start = i
    guard i + 1 < raw.count else { throw JSONFault(.badEscape, at: offset + start) }
    let letter = raw[i + 1]
    i += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = JSONScanner.hexadecimal(raw, at: i) else { throw JSONFault(.badEscape, at: offset + start) }
      i += 4
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, i + 1 < raw.count, raw[i] == UInt8(ascii: "\\"), raw[i + 1] == UInt8(ascii: "u"),
        let low = JSONScanner.hexadecimal(raw, at: i + 2), 0xDC00..<0xE000 ~= low,
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw JSONFault(.loneSurrogate, at: offset + start) }
      i += 6
      return scalar
    default: throw JSONFault(.badEscape, at: offset + start)
    }
  }

  private static func hexadecimal(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= raw.count else { return nil }
    var unit: UInt32 = 0
    for byte in raw[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return unit
  }

  /// The offset of the first byte that is part of no character; the count where there is none.
  static func firstInvalid(_ raw: UnsafeBufferPointer<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = raw.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return min(valid, raw.count)
  }
}
