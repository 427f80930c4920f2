/// A day and a time of that day.
public struct DateTime: Hashable, Sendable {
  public let date: CivilDate
  public let time: TimeOfDay

  public init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Seconds ahead of UTC, where something is said about it.
  public var offset: Int? {
    if case .zone(let zone) = time.clock { return zone.offset(on: date, secondOfDay: time.secondOfDay) }
    return time.offset
  }

  /// Nanoseconds since 1970-01-01T00:00:00 UTC; a local time counts as UTC.
  var instant: Int128 {
    local - Int128(offset ?? 0) * Int128(TimeOfDay.nanosecondsPerSecond)
  }

  /// Nanoseconds since 1970-01-01T00:00:00 by the clock on the wall.
  private var local: Int128 {
    Int128(date.daysSinceEpoch) * Int128(TimeOfDay.nanosecondsPerDay) + Int128(time.nanosecondOfDay)
  }

  /// The clock on the wall moves on by the duration; `nil` outside the range of years.
  public func adding(_ duration: DaysTimeDuration) -> DateTime? {
    let total = local + duration.totalNanoseconds
    let perDay = Int128(TimeOfDay.nanosecondsPerDay)
    var (days, rest) = total.quotientAndRemainder(dividingBy: perDay)
    if rest < 0 {
      days -= 1
      rest += perDay
    }
    guard let dayCount = Int(exactly: days), let date = CivilDate(daysSinceEpoch: dayCount) else { return nil }
    return DateTime(date: date, time: TimeOfDay(nanosecondOfDay: Int64(rest), clock: time.clock))
  }

  public func adding(months: Int) -> DateTime? {
    date.adding(months: months).map { DateTime(date: $0, time: time) }
  }

  /// Midnight UTC at the start of the day, which is what a date compares as (DMN 1.5, 10.3.2.3.6).
  public init(startOf date: CivilDate) {
    self.init(date: date, time: TimeOfDay(nanosecondOfDay: 0, clock: .utc))
  }
}

extension DateTime {
  /// The same moment by the clock of a zone; `nil` for a local time and for a zone that is not known.
  func moved(toZone name: String) -> DateTime? {
    guard let zone = Zone(name), offset != nil else { return nil }
    let utc = DateTime(date: .epoch, time: TimeOfDay(nanosecondOfDay: 0, clock: .zone(zone)))
    // The zone's offset depends on the local time sought; standard time is a close enough first guess.
    guard let standard = DaysTimeDuration(totalNanoseconds: instant + Int128(zone.standardOffset) * 1_000_000_000),
      let guess = utc.adding(standard), let offset = guess.offset,
      let exact = DaysTimeDuration(totalNanoseconds: instant + Int128(offset) * 1_000_000_000)
    else { return nil }
    return utc.adding(exact)
  }
}
