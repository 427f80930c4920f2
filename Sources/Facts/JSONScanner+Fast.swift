// Reading of the most usual forms of values. Each answers nil, and does not move, where it sees anything else: the tree
// reader then looks at the same bytes and decides.
extension JSONScanner {
  /// A text of ASCII without escapes: moves past its closing quote and returns what stands between.
  @inline(__always)
  mutating func plainText() -> Range<Int>? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    var at = start
    while at + 8 <= end {
      let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      let special = JSONScanner.special(UInt64(littleEndian: word))
      if special != 0 {
        at += special.trailingZeroBitCount / 8
        return close(start..<at)
      }
      at += 8
    }
    while at < end {
      let byte = base[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return close(start..<at) }
      at += 1
    }
    return nil
  }

  @inline(__always)
  private mutating func close(_ range: Range<Int>) -> Range<Int>? {
    guard base[range.upperBound] == UInt8(ascii: "\"") else { return nil }
    move(to: range.upperBound + 1)
    return range
  }

  /// The top bit of each byte that is a quote, a backslash, a control character or not ASCII. Bits above the lowest one
  /// set may be wrong, the lowest is right.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let zeros = ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
    return (zeros | (word &- ones &* 0x20) & ~word | word) & tops
  }

  /// `true` or `false`.
  @inline(__always)
  mutating func flag() -> Bool? {
    guard end - position >= 5 else { return word("true") ? true : nil }
    let first = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
    // The letters `true` and `fals`, first letter lowest.
    if UInt32(littleEndian: first) == 0x6575_7274 {
      move(to: position + 4)
      return true
    }
    guard UInt32(littleEndian: first) == 0x736C_6166, base[position + 4] == UInt8(ascii: "e") else { return nil }
    move(to: position + 5)
    return false
  }

  /// A number of at most 18 digits as a whole number of units of `10^-decimals`.
  @inline(__always)
  mutating func scaledInteger(decimals: Int) -> Int64? {
    var at = position
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let whole = at
    var value: Int64 = 0
    while at < end, base[at] &- UInt8(ascii: "0") < 10 {
      value = value &* 10 &+ Int64(base[at] &- UInt8(ascii: "0"))
      at += 1
    }
    let digits = at - whole
    guard digits > 0, digits + decimals <= 18, digits == 1 || base[whole] != UInt8(ascii: "0") else { return nil }
    var missing = decimals
    if at < end, base[at] == UInt8(ascii: ".") {
      at += 1
      let fraction = at
      while at < end, base[at] &- UInt8(ascii: "0") < 10, missing > 0 {
        value = value &* 10 &+ Int64(base[at] &- UInt8(ascii: "0"))
        missing -= 1
        at += 1
      }
      guard at > fraction else { return nil }
    }
    // A further digit or an exponent is for the tree reader.
    if at < end, base[at] &- UInt8(ascii: "0") < 10 || base[at] | 0x20 == UInt8(ascii: "e") { return nil }
    while missing > 0 {
      value = value &* 10
      missing -= 1
    }
    move(to: at)
    return isNegative ? -value : value
  }

  /// The parts of `"2016-09-12"`; whether there is such a day is not looked at.
  @inline(__always)
  mutating func dateParts() -> (year: Int, month: Int, day: Int)? {
    guard position + 12 <= end, base[position] == UInt8(ascii: "\""), base[position + 5] == UInt8(ascii: "-"),
      base[position + 8] == UInt8(ascii: "-"), base[position + 11] == UInt8(ascii: "\"")
    else { return nil }
    var isNumber = true
    func two(_ offset: Int) -> Int {
      let (tens, ones) = (base[position + offset] &- UInt8(ascii: "0"), base[position + offset + 1] &- UInt8(ascii: "0"))
      if tens > 9 || ones > 9 { isNumber = false }
      return Int(tens) * 10 + Int(ones)
    }
    let parts = (year: two(1) * 100 + two(3), month: two(6), day: two(9))
    guard isNumber else { return nil }
    move(to: position + 12)
    return parts
  }
}
