// Roots, exponentials, logarithms and powers. All but the root are computed in 34 digits and good to about 32.

extension Decimal {
  /// The square root, correctly rounded; `nil` for a negative number.
  public func squareRoot() -> Decimal? {
    if isNegative { return nil }
    if isZero { return .zero }
    // Scaled to 67 or 68 digits with an even exponent, so that the integer root has 34.
    var exponent = Int(exponent)
    var lift = 2 * Decimal.maximumDigits - Decimal.digits(of: magnitude)
    if (exponent - lift) % 2 != 0 { lift -= 1 }
    exponent -= lift
    let firstLift = min(lift, 38 - Decimal.digits(of: magnitude))
    let wide = (magnitude * Decimal.powersOfTen[firstLift]).multipliedFullWidth(by: Decimal.powersOfTen[lift - firstLift])
    // Newton's iteration from above: 10^34 is more than any such root.
    var root = Decimal.powersOfTen[34]
    while true {
      let quotient = root.dividingFullWidth(wide).quotient
      let next = (root + quotient) / 2
      if next >= root { break }
      root = next
    }
    let square = root.multipliedFullWidth(by: root)
    let isExact = square.high == wide.high && square.low == wide.low
    if isExact { return Decimal(isNegative: false, magnitude: root, exponent: exponent / 2)?.normalized }
    // One more digit decides the rounding: the root lies above root + 1/2 exactly where wide > root² + root.
    let (low, carry) = square.low.addingReportingOverflow(root)
    let high = square.high + (carry ? 1 : 0)
    let roundsUp = (wide.high, wide.low) > (high, low)
    return Decimal(isNegative: false, magnitude: roundsUp ? root + 1 : root, exponent: exponent / 2)
  }

  /// ln 10 in two parts: the first short enough for its products with exponents to be exact.
  private static let logarithmOfTen = Decimal("2.302585092994045684017991454") ?? .zero
  private static let logarithmOfTenRest = Decimal("6.84364207601101488628772976033328e-28") ?? .zero

  /// e to this power; `nil` where it is too large.
  public func exponential() -> Decimal? {
    if isZero { return .one }
    if self > 14200 { return nil }
    if self < -14300 { return .zero }
    // e^x = 10^n × e^r with |r| at most half of ln 10, and e^r = (e^(r/8))^8.
    guard let count = divided(by: Decimal.logarithmOfTen)?.rounded(.halfEven, scale: 0), let shift = count.asInt(),
      let main = count.multiplied(by: Decimal.logarithmOfTen), let rest = count.multiplied(by: Decimal.logarithmOfTenRest),
      let remainder = subtracting(main)?.subtracting(rest), let eighth = remainder.divided(by: 8)
    else { return nil }
    var sum = Decimal.one
    var term = Decimal.one
    for index in 1...40 {
      guard let next = term.multiplied(by: eighth)?.divided(by: Decimal(index)), let total = sum.adding(next) else { return nil }
      if total == sum { break }
      (term, sum) = (next, total)
    }
    for _ in 0..<3 {
      guard let square = sum.multiplied(by: sum) else { return nil }
      sum = square
    }
    return Decimal(isNegative: false, magnitude: sum.magnitude, exponent: Int(sum.exponent) + shift)
  }

  /// The natural logarithm; `nil` for zero and below.
  public func logarithm() -> Decimal? {
    guard !isNegative, !isZero else { return nil }
    // x = m × 10^n with m from 0.3 to 3; ln m = 2 artanh((m - 1) / (m + 1)).
    let digitCount = Decimal.digits(of: magnitude)
    var mantissa = Decimal(unchecked: coefficient, exponent: 1 - digitCount)
    var power = Int(exponent) + digitCount - 1
    if mantissa > 3 {
      mantissa = Decimal(unchecked: coefficient, exponent: -digitCount)
      power += 1
    }
    guard let difference = mantissa.subtracting(1), let total = mantissa.adding(1), let ratio = difference.divided(by: total),
      let square = ratio.multiplied(by: ratio)
    else { return nil }
    var sum = ratio
    var term = ratio
    for index in 1...120 {
      guard let next = term.multiplied(by: square), let part = next.divided(by: Decimal(2 * index + 1)),
        let total = sum.adding(part)
      else { return nil }
      if total == sum { break }
      (term, sum) = (next, total)
    }
    guard let main = Decimal(power).multiplied(by: Decimal.logarithmOfTen),
      let rest = Decimal(power).multiplied(by: Decimal.logarithmOfTenRest)
    else { return nil }
    return sum.multiplied(by: 2)?.adding(rest)?.adding(main)
  }

  /// This number to a power, also a fractional or negative one; `nil` where there is no finite real result.
  public func raised(to power: Decimal) -> Decimal? {
    if let count = power.asInt(), abs(count) <= 1_000_000 { return raised(to: count) }
    if isZero { return power.isNegative ? nil : .zero }
    if self == .one { return .one }
    if power.absolute == Decimal(unchecked: 5, exponent: -1), let root = squareRoot() {
      return power.isNegative ? Decimal.one.divided(by: root) : root
    }
    return logarithm()?.multiplied(by: power)?.exponential()
  }

  private func raised(to power: Int) -> Decimal? {
    if isZero, power < 0 { return nil }
    var result = Decimal.one
    var base = normalized
    var rest = power.magnitude
    // A factor that is itself out of range makes the result so, unless the power is negative: then it is zero.
    while rest > 0 {
      if rest & 1 == 1 {
        guard let product = result.multiplied(by: base) else { return power < 0 ? .zero : nil }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        guard let square = base.multiplied(by: base) else { return power < 0 ? .zero : nil }
        base = square
      }
    }
    return power < 0 ? Decimal.one.divided(by: result) : result
  }
}
