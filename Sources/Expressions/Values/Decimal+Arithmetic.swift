extension Decimal {
  public static prefix func - (value: Decimal) -> Decimal {
    Decimal(unchecked: -value.coefficient, exponent: Int(value.exponent))
  }

  public var absolute: Decimal { isNegative ? -self : self }

  /// The sum, rounded half to even to 34 digits; `nil` on overflow.
  public func adding(_ other: Decimal) -> Decimal? {
    if exponent == other.exponent {
      // Two coefficients of 34 digits cannot overflow 128 bits.
      return Decimal(signed: coefficient + other.coefficient, exponent: Int(exponent))
    }
    let (upper, lower) = exponent > other.exponent ? (self, other) : (other, self)
    if upper.isZero { return lower }
    if lower.isZero && upper.exponent <= 0 { return upper }
    if let (x, y) = aligned(with: other), case let (sum, overflow) = x.addingReportingOverflow(y), !overflow {
      return Decimal(unchecked: Int128(sum), exponent: Int(lower.exponent))
    }
    let shift = Int(upper.exponent) - Int(lower.exponent)
    let room = 37 - Decimal.digits(of: upper.magnitude)
    if shift <= room {
      return Decimal(
        signed: upper.coefficient * Int128(Decimal.powersOfTen[shift]) + lower.coefficient, exponent: Int(lower.exponent))
    }
    // The upper operand takes all 37 digits; of the lower one only what reaches it counts, the rest as a sticky digit.
    let drop = shift - room
    let divisor = drop <= 38 ? Int128(Decimal.powersOfTen[drop]) : nil
    let (quotient, remainder) = divisor.map { lower.coefficient.quotientAndRemainder(dividingBy: $0) } ?? (0, lower.coefficient)
    var reached = quotient
    if remainder != 0, reached % 5 == 0 { reached += Int128(lower.coefficient.signum()) }
    return Decimal(
      signed: upper.coefficient * Int128(Decimal.powersOfTen[room]) + reached, exponent: Int(upper.exponent) - room)
  }

  public func subtracting(_ other: Decimal) -> Decimal? { adding(-other) }

  /// The product, rounded half to even to 34 digits; `nil` on overflow.
  public func multiplied(by other: Decimal) -> Decimal? {
    let isNegative = isNegative != other.isNegative
    let sum = Int(exponent) + Int(other.exponent)
    let (x, y) = (magnitude, other.magnitude)
    if x >> 64 == 0, y >> 64 == 0 { return Decimal(isNegative: isNegative, magnitude: x * y, exponent: sum) }
    let product = x.multipliedFullWidth(by: y)
    if product.high == 0 { return Decimal(isNegative: isNegative, magnitude: product.low, exponent: sum) }
    // Too long for one word: cut down to 37 or 38 digits, three or four more than are kept.
    let drop = Decimal.digits(of: x) + Decimal.digits(of: y) - 38
    let (quotient, remainder) = Decimal.powersOfTen[drop].dividingFullWidth(product)
    return Decimal(isNegative: isNegative, magnitude: quotient, exponent: sum + drop, isInexact: remainder != 0)
  }

  /// The quotient, rounded half to even to 34 digits; `nil` for a divisor of zero and on overflow.
  public func divided(by other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    if isZero { return .zero }
    if let short = shortQuotient(other) { return short }
    let isNegative = isNegative != other.isNegative
    let (x, y) = (magnitude, other.magnitude)
    let exact = x.quotientAndRemainder(dividingBy: y)
    if exact.remainder == 0 {
      return Decimal(isNegative: isNegative, magnitude: exact.quotient, exponent: Int(exponent) - Int(other.exponent))
    }
    // Scaled so that the quotient has 36 or 37 digits, two or three more than are kept.
    let lift = Decimal.maximumDigits - Decimal.digits(of: x)
    let scale = 2 + Decimal.digits(of: y)
    let numerator = (x * Decimal.powersOfTen[lift]).multipliedFullWidth(by: Decimal.powersOfTen[scale])
    let (quotient, remainder) = y.dividingFullWidth(numerator)
    let result = Decimal(
      isNegative: isNegative, magnitude: quotient, exponent: Int(exponent) - Int(other.exponent) - lift - scale,
      isInexact: remainder != 0)
    return remainder == 0 ? result?.normalized : result
  }

  /// The quotient of short numbers, where few more digits make it exact.
  private func shortQuotient(_ other: Decimal) -> Decimal? {
    guard var x = shortCoefficient, let y = other.shortCoefficient, x != .min, y != .min else { return nil }
    let mostDigits = 6
    for digits in 0...mostDigits {
      if x % y == 0 {
        let exponent = Int(exponent) - Int(other.exponent) - digits
        // At the ends of the range the general way rounds.
        return Decimal.exponentRange.contains(exponent) ? Decimal(unchecked: Int128(x / y), exponent: exponent) : nil
      }
      let (scaled, overflow) = x.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      x = scaled
    }
    return nil
  }

  /// `self - other × floor(self / other)`: the sign is the divisor's (DMN 1.5, 10.3.4.5); `nil` for a divisor of zero.
  public func modulo(_ other: Decimal) -> Decimal? {
    guard let quotient = divided(by: other)?.rounded(.floor, scale: 0) else { return nil }
    return other.multiplied(by: quotient).flatMap { subtracting($0) }
  }

  /// `coefficient × 10^exponent`, rounded half to even.
  init?(signed coefficient: Int128, exponent: Int) {
    self.init(isNegative: coefficient < 0, magnitude: coefficient.magnitude, exponent: exponent)
  }
}
