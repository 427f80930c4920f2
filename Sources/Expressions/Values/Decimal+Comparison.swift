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
    let (signA, signB) = (a.coefficient.signum(), b.coefficient.signum())
    if signA != signB { return signA < signB ? -1 : 1 }
    if signA == 0 { return 0 }
    let magnitudes = compareMagnitudes(a, b)
    return signA > 0 ? magnitudes : -magnitudes
  }

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
