import Diagnostics

/// What is looked at byte by byte before libyaml sees a file.
enum ByteCheck {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether there are only visible ASCII characters, blanks and line feeds: then no other check finds anything.
  ///
  /// Complexity: O(bytes), several at a time.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var odd: UInt8 = 0
      for byte in bytes { odd |= (byte == 0x0A || byte &- 0x20 < 0x5F) ? 0 : 1 }
      return odd == 0
    }
  }

  /// The first bytes that are not UTF-8. Complexity: O(bytes).
  static func invalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }

  /// Characters a file may not hold, as YAML 1.2.2 clause 5.1 has it, and three kinds more that no reader can see:
  /// a byte order mark within the file, the line breaks only libyaml knows (U+0085, U+2028, U+2029), and marks that
  /// change the direction of writing, with which a rule can be made to look like another.
  ///
  /// Yields at most `limit`. Complexity: O(bytes).
  static func forbiddenCharacters(in bytes: [UInt8], from start: Int, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var i = start
    while i < bytes.count, found.count < limit {
      let byte = bytes[i]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if isForbidden(bytes, at: i, length: length) { found.append(i..<i + length) }
      i += length
    }
    return found
  }

  private static func isForbidden(_ bytes: [UInt8], at i: Int, length: Int) -> Bool {
    if length == 1 {
      return bytes[i] == 0x7F || bytes[i] < 0x20 && bytes[i] != 0x09 && bytes[i] != 0x0A && bytes[i] != 0x0D
    }
    guard i + length <= bytes.count else { return false }
    if length == 2 { return bytes[i] == 0xC2 && bytes[i + 1] < 0xA0 }
    guard length == 3 else { return false }
    switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
    case (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...0xBF): return true
    default: return false
    }
  }

  /// Tabs among the white space that begins a line with something on it. Complexity: O(bytes).
  static func tabIndentation(in bytes: [UInt8], from start: Int) -> [Int] {
    var tabs: [Int] = []
    var atLineStart = true
    var firstTab: Int?
    for i in start..<bytes.count {
      switch bytes[i] {
      case 0x0A, 0x0D:
        atLineStart = true
        firstTab = nil
      case 0x09 where atLineStart: firstTab = firstTab ?? i
      case 0x20: break
      default:
        if atLineStart, let tab = firstTab, bytes[i] != UInt8(ascii: "#") { tabs.append(tab) }
        atLineStart = false
      }
    }
    return tabs
  }
}
