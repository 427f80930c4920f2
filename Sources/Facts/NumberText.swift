/// How numbers are written in facts: as JSON has them (RFC 8259, 6), in YAML too.
enum NumberText {
  /// An optional minus, digits without a leading zero, an optional fraction and exponent.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix { isDigit($0) }
    rest = rest[digits.endIndex...]
    return digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Digits that count: neither zeros before the first other digit nor those after the last. Of a number.
  static func significantDigits(_ text: String) -> Int {
    let digits = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.filter(isDigit)
    let zero = UInt8(ascii: "0")
    guard let first = digits.firstIndex(where: { $0 != zero }), let last = digits.lastIndex(where: { $0 != zero }) else {
      return 1
    }
    return last - first + 1
  }

  /// The number in a text like `£1,200.50`, `10 %`, `+5`, `007`, `.5` or `9,9`.
  static func likely(_ text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    var kept = ""
    var isSeen = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        kept.unicodeScalars.append(scalar)
        isSeen = true
      case ".", ",": kept.unicodeScalars.append(scalar)
      case "-" where !isSeen: kept = "-"
      case "-", "/", ":": return nil
      default: if isSeen, scalar.properties.isAlphabetic, kept.isEmpty { return nil }
      }
    }
    guard isSeen else { return nil }
    kept = withoutCommas(kept)
    var digits = kept.hasPrefix("-") ? String(kept.dropFirst()) : kept
    while digits.utf8.count > 1, digits.hasPrefix("0"), !digits.hasPrefix("0.") { digits.removeFirst() }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits.removeLast() }
    let number = kept.hasPrefix("-") ? "-" + digits : digits
    return isNumber(number) && number != text ? number : nil
  }

  /// Commas between groups of three digits go; one that stands for a decimal point becomes one.
  private static func withoutCommas(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text }
    let areGroups = parts.dropFirst().allSatisfy { $0.prefix { $0 != "." }.utf8.count == 3 }
    return parts.joined(separator: areGroups || parts.count > 2 ? "" : ".")
  }
}
