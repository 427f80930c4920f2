/// What a time says about its distance from UTC.
public enum Clock: Hashable, Sendable {
  /// Nothing: the time is local.
  case local
  /// Seconds ahead of UTC, less than 18 hours either way.
  case offset(Int32)
  case zone(Zone)

  static let utc = Clock.offset(0)
}

/// A time of day to the nanosecond, local or with an offset or a zone.
public struct TimeOfDay: Hashable, Sendable {
  /// 0 ..< 86,400,000,000,000.
  public let nanosecondOfDay: Int64
  public let clock: Clock

  static let nanosecondsPerDay: Int64 = 86_400_000_000_000
  static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// The value is taken within one day.
  init(nanosecondOfDay: Int64, clock: Clock) {
    let rest = nanosecondOfDay % TimeOfDay.nanosecondsPerDay
    self.nanosecondOfDay = rest < 0 ? rest + TimeOfDay.nanosecondsPerDay : rest
    self.clock = clock
  }

  /// `nil` where there is no such time; there are no leap seconds.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, clock: Clock = .local) {
    guard 0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second, 0..<1_000_000_000 ~= nanosecond else { return nil }
    if case .offset(let seconds) = clock, abs(seconds) > 18 * 3600 { return nil }
    let total = Int64(hour * 3600 + minute * 60 + second) * TimeOfDay.nanosecondsPerSecond + Int64(nanosecond)
    self.init(nanosecondOfDay: total, clock: clock)
  }

  public var secondOfDay: Int { Int(nanosecondOfDay / TimeOfDay.nanosecondsPerSecond) }
  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }
  public var nanosecond: Int { Int(nanosecondOfDay % TimeOfDay.nanosecondsPerSecond) }

  /// Seconds ahead of UTC, where something is said about it; of a zone, its standard time.
  public var offset: Int? {
    switch clock {
    case .local: nil
    case .offset(let seconds): Int(seconds)
    case .zone(let zone): zone.standardOffset
    }
  }

  /// Nanoseconds since midnight UTC, not taken within one day; a local time counts as UTC.
  var instant: Int64 { nanosecondOfDay - Int64(offset ?? 0) * TimeOfDay.nanosecondsPerSecond }

  func adding(_ duration: DaysTimeDuration) -> TimeOfDay {
    let shift = Int64(duration.totalNanoseconds % Int128(TimeOfDay.nanosecondsPerDay))
    return TimeOfDay(nanosecondOfDay: nanosecondOfDay + shift, clock: clock)
  }
}
