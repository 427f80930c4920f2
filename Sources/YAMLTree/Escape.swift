/// An escape of a double-quoted scalar (YAML 1.2.2, clause 5.7).
struct Escape {
  /// In the file, with the backslash.
  let length: Int
  let produced: [UInt8]

  /// `i` is the place of the backslash; something follows it.
  init(_ bytes: [UInt8], at i: Int) {
    let letter = UnicodeScalar(bytes[i + 1])
    let digits = Self.hexDigits[letter] ?? 0
    guard i + 2 + digits <= bytes.count else {
      (length, produced) = (2, [])
      return
    }
    length = 2 + digits
    if digits > 0 {
      let value = UInt32(String(decoding: bytes[i + 2..<i + 2 + digits], as: UTF8.self), radix: 16) ?? 0
      produced = UnicodeScalar(value).map { Array(String($0).utf8) } ?? []
    } else {
      produced = Array(String(Self.single[letter] ?? letter).utf8)
    }
  }

  private static let hexDigits: [UnicodeScalar: Int] = ["x": 2, "u": 4, "U": 8]

  private static let single: [UnicodeScalar: UnicodeScalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r", "e": "\u{1B}",
    "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]
}
