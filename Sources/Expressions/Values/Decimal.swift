/// A decimal number as in IEEE 754 decimal128: up to 34 significant digits, exponent -6176...6111, exact in base ten.
///
/// There is no infinity and no NaN: an operation that has no finite result answers `nil`. The same value may have
/// several representations (`1.1`, `1.10`); equality, order and hash go by value. Standard: DMN 1.5, 10.3.2.3.1.
public struct Decimal: Sendable {
  // Two words rather than an Int128, whose alignment of 16 would make every `Value` 32 bytes.
  private let high: Int64
  private let low: UInt64
  /// The power of ten that the coefficient is multiplied by.
  public let exponent: Int16

  /// The signed digits, at most 34 of them.
  public var coefficient: Int128 { Int128(high) << 64 | Int128(low) }

  /// The coefficient, where one word holds it.
  var shortCoefficient: Int64? {
    let word = Int64(bitPattern: low)
    return high == word >> 63 ? word : nil
  }

  public static let maximumDigits = 34
  static let exponentRange = -6176...6111
  /// The smallest coefficient that has too many digits.
  static let coefficientLimit: UInt128 = powersOfTen[34]

  /// The caller makes sure that both are within bounds.
  init(unchecked coefficient: Int128, exponent: Int) {
    high = Int64(truncatingIfNeeded: coefficient >> 64)
    low = UInt64(truncatingIfNeeded: coefficient)
    self.exponent = Int16(truncatingIfNeeded: exponent)
  }

  public init(_ value: Int) { self.init(unchecked: Int128(value), exponent: 0) }

  public static let zero = Decimal(0)
  public static let one = Decimal(1)

  public var isZero: Bool { high == 0 && low == 0 }
  public var isNegative: Bool { high < 0 }
  public var magnitude: UInt128 { coefficient.magnitude }

  /// `±magnitude × 10^exponent`, rounded half to even to 34 digits; `nil` where it is too large.
  ///
  /// `isInexact` says that digits other than zero were cut off below the magnitude; callers then keep guard digits.
  init?(isNegative: Bool, magnitude: UInt128, exponent: Int, isInexact: Bool = false) {
    var magnitude = magnitude
    var exponent = exponent
    if magnitude >= Decimal.coefficientLimit || exponent < Decimal.exponentRange.lowerBound {
      let excess = max(Decimal.digits(of: magnitude) - Decimal.maximumDigits, Decimal.exponentRange.lowerBound - exponent)
      magnitude = Decimal.roundedHalfEven(magnitude, dropping: excess, isInexact: isInexact)
      exponent += excess
      if magnitude >= Decimal.coefficientLimit {
        magnitude /= 10
        exponent += 1
      }
    }
    if magnitude == 0 { exponent = min(max(exponent, Decimal.exponentRange.lowerBound), 0) }
    while exponent > Decimal.exponentRange.upperBound {
      magnitude *= 10
      exponent -= 1
      if magnitude >= Decimal.coefficientLimit { return nil }
    }
    self.init(unchecked: isNegative ? -Int128(magnitude) : Int128(magnitude), exponent: exponent)
  }

  /// The same value without trailing zeros; zero has exponent 0.
  public var normalized: Decimal {
    if isZero { return .zero }
    var magnitude = magnitude
    var exponent = Int(exponent)
    if UInt64(truncatingIfNeeded: magnitude) % 2 != 0 { return self }
    while true {
      let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      magnitude = quotient
      exponent += 1
    }
    // Stripping zeros of a number near the top of the range may leave an exponent that does not fit: keep it then.
    if exponent > Decimal.exponentRange.upperBound { return self }
    return Decimal(unchecked: isNegative ? -Int128(magnitude) : Int128(magnitude), exponent: exponent)
  }

  public var isInteger: Bool { exponent >= 0 || normalized.exponent >= 0 }
}

// MARK: - Digits

extension Decimal {
  /// 10^0 ... 10^38, all that a UInt128 holds.
  static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 1...38 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  /// Number of decimal digits; 1 for zero.
  static func digits(of magnitude: UInt128) -> Int {
    let bits = 128 - magnitude.leadingZeroBitCount
    // 1233/4096 is just over log10(2); the estimate is exact or one too small.
    let estimate = (bits * 1233) >> 12
    return magnitude >= powersOfTen[estimate] ? estimate + 1 : max(estimate, 1)
  }

  /// Divides by 10^count, rounding half to even.
  static func roundedHalfEven(_ magnitude: UInt128, dropping count: Int, isInexact: Bool) -> UInt128 {
    if count <= 0 { return magnitude }
    if count > 38 { return 0 }
    let divisor = powersOfTen[count]
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    let roundsUp = remainder > half || (remainder == half && (isInexact || quotient % 2 == 1))
    return roundsUp ? quotient + 1 : quotient
  }
}

// MARK: - Conversion to integers

extension Decimal {
  /// The value as an `Int` where it is one exactly.
  public func asInt() -> Int? { scaledInt64(decimals: 0).map { Int($0) } }

  /// `self × 10^decimals` where that is an integer that fits; money in pence, say, is `scaledInt64(decimals: 2)`.
  public func scaledInt64(decimals: Int) -> Int64? {
    if isZero { return 0 }
    let shift = Int(exponent) + decimals
    if shift >= 0 {
      guard shift <= 18 else { return nil }
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: Int128(Decimal.powersOfTen[shift]))
      return overflow ? nil : Int64(exactly: product)
    }
    guard -shift <= 38 else { return nil }
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: Int128(Decimal.powersOfTen[-shift]))
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }
}

extension Int {
  /// The value of a decimal that is an integer and fits.
  public init?(exactly decimal: Decimal) {
    guard let value = decimal.asInt() else { return nil }
    self = value
  }
}

extension Decimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}
