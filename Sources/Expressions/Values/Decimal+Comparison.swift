extension Decimal: Hashable, Comparable {
  public static func == (a: Decimal, b: Decimal) -> Bool {
    a.exponent == b.exponent ? a.coefficient == b.coefficient : compare(a, b) == 0
  }

  public static func < (a: Decimal, b: Decimal) -> Bool {
    a.exponent == b.exponent ? a.coefficient < b.coefficient : compare(a, b) < 0
  }

  public func hash(into hasher: inout Hasher) {
    let normalized = normalized
    hasher.combine(normalized.coefficient)
    hasher.combine(normalized.exponent)
  }

  /// Negative, zero or positive as `a` is less than, equal to or greater than `b`.
  static func compare(_ a: Decimal, _ b: Decimal) -> Int {
    if let (x, y) = a.aligned(with: b) { return x == y ? 0 : x < y ? -1 : 1 }
    let (signA, signB) = (a.coefficient.signum(), b.coefficient.signum())
    if signA != signB { return signA < signB ? -1 : 1 }
    if signA == 0 { return 0 }
    let magnitudes = compareMagnitudes(a, b)
    return signA > 0 ? magnitudes : -magnitudes
  }

  /// Both coefficients at the smaller exponent, where the numbers are short, as most are.
  func aligned(with other: Decimal) -> (Int64, Int64)? {
    guard let a = shortCoefficient, let b = other.shortCoefficient else { return nil }
    let shift = Int(exponent) - Int(other.exponent)
    if shift == 0 { return (a, b) }
    guard abs(shift) < Decimal.shortPowers.count else { return nil }
    let (product, overflow) = (shift > 0 ? a : b).multipliedReportingOverflow(by: Decimal.shortPowers[abs(shift)])
    return overflow ? nil : shift > 0 ? (product, b) : (a, product)
  }

  private static let shortPowers: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  private static func compareMagnitudes(_ a: Decimal, _ b: Decimal) -> Int {
    let (x, y) = (a.magnitude, b.magnitude)
    let tops = digits(of: x) + Int(a.exponent) - digits(of: y) - Int(b.exponent)
    if tops != 0 { return tops < 0 ? -1 : 1 }
    // Leading digits stand in the same place, so the difference of exponents is at most 33.
    let shift = Int(a.exponent) - Int(b.exponent)
    let (left, right) = shift >= 0 ? (x * powersOfTen[shift], y) : (x, y * powersOfTen[-shift])
    return left == right ? 0 : left < right ? -1 : 1
  }
}
