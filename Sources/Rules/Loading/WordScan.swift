/// The words of a text, letters, digits, `_` and `-` in a row, with what stands around them; nothing is copied.
///
/// Words are told apart by a hash of 64 bits: two that share one only make a search find too much.
struct WordScan {
  typealias Hash = UInt64

  struct Word {
    var range: Range<Int>
    var hash: Hash
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let belongs = Self.belongs
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func hash(_ text: String) -> Hash { text.utf8.reduce(seed) { ($0 ^ Hash($1)) &* prime } }

  /// The next word; nil at the end. Complexity: O(bytes passed over).
  mutating func next() -> Word? {
    while place < bytes.count, !belongs[Int(bytes[place])] {
      if bytes[place] == UInt8(ascii: "#"), isFirstOnLine(place) { skipLine() } else { place += 1 }
    }
    guard place < bytes.count else { return nil }
    let start = place
    var hash = Self.seed
    while place < bytes.count, belongs[Int(bytes[place])] {
      hash = (hash ^ Hash(bytes[place])) &* Self.prime
      place += 1
    }
    return Word(range: start..<place, hash: hash)
  }

  /// Comments on lines of their own say nothing.
  private func isFirstOnLine(_ place: Int) -> Bool {
    var start = place
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    return start == 0 || bytes[start - 1] == 0x0A
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != 0x0A { place += 1 }
  }

  /// Whether a word is a key of a mapping: a colon follows, behind blanks or a closing quote if there are any.
  func isKey(_ word: Word) -> Bool {
    var end = word.range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || Self.isQuote(bytes[end]) { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: ":") && (end + 1 == bytes.count || bytes[end + 1] <= 0x20)
  }

  /// Whether a word is a whole value: nothing but the signs around values stands next to it on its line.
  func isWhole(_ word: Word) -> Bool {
    var end = word.range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0D || Self.isQuote(bytes[end]) { end += 1 }
    guard end == bytes.count || Self.endsValue[Int(bytes[end])] else { return false }
    var start = word.range.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || Self.isQuote(bytes[start - 1]) { start -= 1 }
    return start == 0 || Self.beginsValue[Int(bytes[start - 1])]
  }

  /// Whether the name of one of its facts follows.
  func isPath(_ word: Word) -> Bool {
    let end = word.range.upperBound
    return end + 1 < bytes.count && bytes[end] == UInt8(ascii: ".") && belongs[Int(bytes[end + 1])]
  }

  /// Whether a question mark makes it a key whose colon comes later.
  func isExplicitKey(_ word: Word) -> Bool {
    var start = word.range.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || Self.isQuote(bytes[start - 1]) { start -= 1 }
    return start > 0 && bytes[start - 1] == UInt8(ascii: "?")
  }

  /// How far in a word stands on its line; nil where something else comes before it.
  func indentation(of word: Word) -> Int? {
    var start = word.range.lowerBound
    if start > 0, Self.isQuote(bytes[start - 1]) { start -= 1 }
    let end = start
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    return start == 0 || bytes[start - 1] == 0x0A ? end - start : nil
  }

  /// Whether `value` follows the key `key` with nothing between them but blanks, the colon and quotes.
  func follows(_ key: Word, _ value: Word) -> Bool {
    bytes[key.range.upperBound..<value.range.lowerBound].allSatisfy {
      $0 == 0x20 || $0 == UInt8(ascii: ":") || Self.isQuote($0)
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  // FNV-1a.
  private static let seed: Hash = 0xcbf2_9ce4_8422_2325
  private static let prime: Hash = 0x100_0000_01b3

  private static func table(_ contains: (UInt8) -> Bool) -> [Bool] { (0...255).map { contains(UInt8($0)) } }
  private static let belongs = table { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
  private static let endsValue = table { ",]}#\n".utf8.contains($0) }
  private static let beginsValue = table { ":,[{-\n".utf8.contains($0) }
}
