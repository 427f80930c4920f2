/// A named time zone of the table in `Zone+Rules.swift`. The table is part of the engine: the same input gives the same
/// answer whatever is installed on the machine.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
  private let index: UInt16

  /// `nil` where the table does not have the zone. Complexity: O(1).
  public init?(_ name: String) {
    guard let index = Zone.indices[name] else { return nil }
    self.index = UInt16(index)
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
    guard let summer = entry.summer, summer.isSummer(date, secondOfDay: secondOfDay) else { return entry.standardOffset }
    return entry.standardOffset + summer.saving
  }

  // MARK: The table

  private struct Entry: Sendable {
    var name: String
    var standardOffset: Int
    var summer: SummerTime?
  }

  private static let table: [Entry] = {
    var entries: [Entry] = []
    var (offset, summer): (Int, SummerTime?) = (0, nil)
    for line in rules.split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.hasPrefix(" ") {
        entries += words.map { Entry(name: String($0), standardOffset: offset, summer: summer) }
      } else {
        let numbers = words.compactMap { Int($0) }
        offset = (numbers.first ?? 0) * 60
        summer = SummerTime(numbers.dropFirst())
      }
    }
    return entries
  }()

  private static let indices = Dictionary(uniqueKeysWithValues: table.enumerated().map { ($1.name, $0) })
}

/// When a zone's clocks are ahead: from a weekday of one month to a weekday of another.
private struct SummerTime: Sendable {
  struct Change: Sendable {
    var month: Int
    /// Which one of the month; 5 is the last.
    var week: Int
    /// From 0 for Sunday.
    var weekday: Int
    /// The second of that day by the clock on the wall; it may lie outside of the day.
    var second: Int

    /// Seconds since 1970-01-01T00:00:00 by the clock on the wall.
    func moment(inYear year: Int) -> Int {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return 0 }
      let day: Int
      if week == 5 {
        let last = first.lastDayOfMonth
        day = last.daysSinceEpoch - (last.weekday - weekday + 7) % 7
      } else {
        day = first.daysSinceEpoch + (weekday - first.weekday + 14) % 7 + (week - 1) * 7
      }
      return day * 86400 + second
    }
  }

  /// How far the clocks go ahead, in seconds.
  var saving: Int
  var start: Change
  var end: Change

  /// From a line of the table; `nil` for zones in which the clocks do not change.
  init?(_ numbers: ArraySlice<Int>) {
    let fields = Array(numbers)
    guard fields.count == 9 else { return nil }
    func change(_ first: Int) -> Change {
      Change(month: fields[first], week: fields[first + 1], weekday: fields[first + 2], second: fields[first + 3] * 60)
    }
    saving = fields[0] * 60
    start = change(1)
    end = change(5)
  }

  func isSummer(_ date: CivilDate, secondOfDay: Int) -> Bool {
    let now = date.daysSinceEpoch * 86400 + secondOfDay
    // The clock shows nothing between the start and where it goes on: that counts as the time before.
    let first = start.moment(inYear: Int(date.year)) + saving
    let last = end.moment(inYear: Int(date.year))
    return first < last ? now >= first && now < last : now >= first || now < last
  }
}
