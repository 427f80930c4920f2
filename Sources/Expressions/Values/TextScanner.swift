/// A cursor over the bytes of a literal such as a date or a duration.
struct TextScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  func startsWith(_ byte: UInt8) -> Bool { rest.first == byte }

  /// Takes the byte where it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// All digits that follow.
  mutating func takeDigits() -> ArraySlice<UInt8> {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    rest = rest[digits.endIndex...]
    return digits
  }

  /// A number of exactly that many digits.
  mutating func takeNumber(digits count: Int) -> Int? {
    let digits = takeDigits()
    return digits.count == count ? TextScanner.number(digits) : nil
  }

  /// A number of one or more digits; `nil` where there is none or it is too large for 18 digits.
  mutating func takeNumber() -> Int? { TextScanner.number(takeDigits()) }

  mutating func takeRest() -> String {
    defer { rest = [] }
    return String(decoding: rest, as: UTF8.self)
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard !digits.isEmpty, significant.count <= 18 else { return nil }
    return significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Digits after a decimal point as nanoseconds; what is below one is cut off.
  static func nanoseconds(_ digits: ArraySlice<UInt8>) -> Int {
    var value = 0
    for index in 0..<9 {
      let digit = index < digits.count ? Int(digits[digits.startIndex + index] - UInt8(ascii: "0")) : 0
      value = value * 10 + digit
    }
    return value
  }
}
