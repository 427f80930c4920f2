/// A length of time in days, hours, minutes and seconds, to the nanosecond, negative allowed.
public struct DaysTimeDuration: Hashable, Comparable, Sendable {
  /// Whole seconds, rounded down.
  public let seconds: Int64
  /// 0 ..< 1,000,000,000, counted up from `seconds`.
  public let nanoseconds: Int32

  public init(seconds: Int64) {
    self.seconds = seconds
    nanoseconds = 0
  }

  /// `nil` where it is more than 2^63 seconds.
  init?(totalNanoseconds total: Int128) {
    var (quotient, remainder) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    if remainder < 0 {
      quotient -= 1
      remainder += 1_000_000_000
    }
    guard let seconds = Int64(exactly: quotient) else { return nil }
    self.seconds = seconds
    nanoseconds = Int32(remainder)
  }

  public init?(days: Int) {
    let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86400)
    if overflow { return nil }
    self.init(seconds: seconds)
  }

  var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  public var isNegative: Bool { seconds < 0 }

  public static func < (a: DaysTimeDuration, b: DaysTimeDuration) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  /// The length in seconds, exact.
  public var decimalSeconds: Decimal {
    Decimal(signed: totalNanoseconds, exponent: -9)?.normalized ?? .zero
  }

  /// Digits below a nanosecond are cut off; `nil` where it is too large.
  init?(decimalSeconds: Decimal) {
    guard let whole = decimalSeconds.rounded(.down, scale: 9) else { return nil }
    let shift = Int(whole.exponent) + 9
    guard whole.isZero || (shift >= 0 && shift + Decimal.digits(of: whole.magnitude) <= 37) else { return nil }
    self.init(totalNanoseconds: whole.isZero ? 0 : whole.coefficient * Int128(Decimal.powersOfTen[shift]))
  }

  /// The parts as they are printed, all with the sign of the whole.
  public var parts: (days: Int, hours: Int, minutes: Int, seconds: Int, nanoseconds: Int) {
    let total = totalNanoseconds
    let whole = Int(total / 1_000_000_000)
    return (whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60, Int(total % 1_000_000_000))
  }
}

/// A length of time in whole months, negative allowed.
public struct YearsMonthsDuration: Hashable, Comparable, Sendable {
  public let months: Int64

  public init(months: Int64) { self.months = months }

  public static func < (a: YearsMonthsDuration, b: YearsMonthsDuration) -> Bool { a.months < b.months }
}
