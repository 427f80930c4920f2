extension Decimal: LosslessStringConvertible {
  /// Reads an optional sign, digits with an optional point, and an optional exponent (`1`, `-.5`, `2.`, `1.5e-3`);
  /// digits beyond 34 are rounded half to even. `nil` for anything else and where the value is too large.
  ///
  /// Complexity: O(n).
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { Decimal(ascii: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The same over bytes.
  public init?(ascii bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var magnitude: UInt128 = 0
    var exponent = 0
    var digitCount = 0
    var seenPoint = false
    var isInexact = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digitCount += 1
        if magnitude < Decimal.powersOfTen[36] {
          magnitude = magnitude * 10 + UInt128(byte - UInt8(ascii: "0"))
          if seenPoint { exponent -= 1 }
        } else {
          if byte != UInt8(ascii: "0") { isInexact = true }
          if !seenPoint { exponent += 1 }
        }
      } else {
        break
      }
      rest.removeFirst()
    }
    guard digitCount > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      guard let power = Decimal.exponentPart(rest) else { return nil }
      exponent += power
    } else if !rest.isEmpty {
      return nil
    }
    self.init(isNegative: isNegative, magnitude: magnitude, exponent: exponent, isInexact: isInexact)
  }

  private static func exponentPart(_ bytes: some Collection<UInt8>) -> Int? {
    let digits = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      // Far outside the range already: what follows only matters as digits.
      if value < 100_000 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
    }
    return bytes.first == UInt8(ascii: "-") ? -value : value
  }

  /// Plain notation without trailing zeros: `0.1`, `-12`, `1000000`.
  public var description: String {
    let value = normalized
    let digits = String(value.magnitude)
    let sign = value.isNegative ? "-" : ""
    let exponent = Int(value.exponent)
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let point = digits.utf8.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
