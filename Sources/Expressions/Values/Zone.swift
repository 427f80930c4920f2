/// A named time zone of the table below. The table is part of the engine: the same input gives the same answer
/// whatever is installed on the machine.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
  fileprivate let index: UInt8

  /// `nil` where the table does not have the zone.
  public init?(_ name: String) {
    guard let index = Zone.table.firstIndex(where: { $0.name == name }) else { return nil }
    self.index = UInt8(index)
  }

  /// Names of all zones that are known.
  public static var names: [String] { table.map(\.name) }

  public var description: String { Zone.table[Int(index)].name }

  /// Offset from UTC in seconds outside of summer time.
  public var standardOffset: Int { Zone.table[Int(index)].standardOffset }

  /// Offset from UTC in seconds at a local day and second of day. In the hour that a clock skips or repeats, the
  /// time before the change holds.
  public func offset(on date: CivilDate, secondOfDay: Int) -> Int {
    let entry = Zone.table[Int(index)]
    let isSummer = entry.summer?.isSummer(date, secondOfDay: secondOfDay, standardOffset: entry.standardOffset) ?? false
    return entry.standardOffset + (isSummer ? 3600 : 0)
  }
}

/// When a zone's clocks are one hour ahead: from a Sunday of one month to a Sunday of another.
private struct SummerTime: Sendable {
  struct Change: Sendable {
    var month: Int
    /// 1 is the first Sunday of the month; 0 the last.
    var sunday: Int
    /// The second of the day, by standard time of the zone or by UTC.
    var second: Int
  }

  var start: Change
  var end: Change
  var isUTC: Bool

  /// Since 1996: last Sunday of March to last Sunday of October, 01:00 UTC (Directive 2000/84/EC).
  static let europe = SummerTime(
    start: Change(month: 3, sunday: 0, second: 3600), end: Change(month: 10, sunday: 0, second: 3600), isUTC: true)
  /// Since 2008: first Sunday of October to first Sunday of April, 02:00 standard time.
  static let southEastAustralia = SummerTime(
    start: Change(month: 10, sunday: 1, second: 7200), end: Change(month: 4, sunday: 1, second: 7200), isUTC: false)
  /// Since 2007: second Sunday of March to first Sunday of November, 02:00 by the clock.
  static let unitedStates = SummerTime(
    start: Change(month: 3, sunday: 2, second: 7200), end: Change(month: 11, sunday: 1, second: 3600), isUTC: false)

  func isSummer(_ date: CivilDate, secondOfDay: Int, standardOffset: Int) -> Bool {
    let year = Int(date.year)
    // Compared on the zone's standard clock.
    let now = date.daysSinceEpoch * 86400 + secondOfDay
    let first = moment(start, year: year, standardOffset: standardOffset)
    let last = moment(end, year: year, standardOffset: standardOffset)
    // By the clock on the wall the end shows an hour later than by standard time.
    return first < last ? now >= first && now < last + 3600 : now >= first || now < last + 3600
  }

  private func moment(_ change: Change, year: Int, standardOffset: Int) -> Int {
    guard let first = CivilDate(year: year, month: change.month, day: 1) else { return 0 }
    let sunday: Int
    if change.sunday == 0 {
      let last = first.lastDayOfMonth
      sunday = last.daysSinceEpoch - last.weekday % 7
    } else {
      sunday = first.daysSinceEpoch + (7 - first.weekday % 7) % 7 + (change.sunday - 1) * 7
    }
    return sunday * 86400 + change.second + (isUTC ? standardOffset : 0)
  }
}

extension Zone {
  private struct Entry: Sendable {
    var name: String
    var standardOffset: Int
    var summer: SummerTime?
  }

  private static let table: [Entry] = [
    Entry(name: "Etc/UTC", standardOffset: 0, summer: nil),
    Entry(name: "UTC", standardOffset: 0, summer: nil),
    Entry(name: "Etc/GMT", standardOffset: 0, summer: nil),
    Entry(name: "GMT", standardOffset: 0, summer: nil),
    Entry(name: "Europe/London", standardOffset: 0, summer: .europe),
    Entry(name: "Europe/Dublin", standardOffset: 0, summer: .europe),
    Entry(name: "Europe/Paris", standardOffset: 3600, summer: .europe),
    Entry(name: "Europe/Berlin", standardOffset: 3600, summer: .europe),
    Entry(name: "America/New_York", standardOffset: -5 * 3600, summer: .unitedStates),
    Entry(name: "America/Los_Angeles", standardOffset: -8 * 3600, summer: .unitedStates),
    Entry(name: "Asia/Dhaka", standardOffset: 6 * 3600, summer: nil),
    Entry(name: "Asia/Tokyo", standardOffset: 9 * 3600, summer: nil),
    Entry(name: "Australia/Melbourne", standardOffset: 10 * 3600, summer: .southEastAustralia),
    Entry(name: "Australia/Sydney", standardOffset: 10 * 3600, summer: .southEastAustralia),
  ]
}
