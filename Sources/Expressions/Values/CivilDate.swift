/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999, without time and zone.
public struct CivilDate: Hashable, Comparable, Sendable {
  public let year: Int32
  public let month: UInt8
  public let day: UInt8

  /// 1970-01-01.
  public static let epoch = CivilDate(unchecked: 1970, 1, 1)

  public static let yearRange = -999_999_999...999_999_999

  /// `nil` where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard CivilDate.yearRange.contains(year), 1...12 ~= month,
      day >= 1, day <= CivilDate.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = Int32(year)
    self.month = UInt8(month)
    self.day = UInt8(day)
  }

  public static func isLeap(year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  public static func daysInMonth(year: Int, month: Int) -> Int {
    month == 2 ? (isLeap(year: year) ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

// MARK: - Days since 1970-01-01

extension CivilDate {
  /// Days in a cycle of 400 years, after which the calendar repeats.
  private static let daysPerCycle = 146_097
  /// Days from 0000-03-01 to 1970-01-01.
  private static let epochOffset = 719_468

  /// Days since 1970-01-01, negative before. Years are counted from March, so that the leap day comes last.
  public var daysSinceEpoch: Int {
    let shiftedYear = Int(year) - (month <= 2 ? 1 : 0)
    let cycle = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfCycle = shiftedYear - cycle * 400
    let monthFromMarch = (Int(month) + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int(day) - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * CivilDate.daysPerCycle + dayOfCycle - CivilDate.epochOffset
  }

  /// The day that many days after (before) 1970-01-01; `nil` outside the range of years.
  public init?(daysSinceEpoch days: Int) {
    guard abs(days / 365) <= 1_001_000_000 else { return nil }
    let shifted = days + CivilDate.epochOffset
    let cycle = (shifted >= 0 ? shifted : shifted - CivilDate.daysPerCycle + 1) / CivilDate.daysPerCycle
    let dayOfCycle = shifted - cycle * CivilDate.daysPerCycle
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
    guard CivilDate.yearRange.contains(year) else { return nil }
    self.init(unchecked: year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

// MARK: - Calendar arithmetic

extension CivilDate {
  public func adding(days: Int) -> CivilDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CivilDate(daysSinceEpoch: sum)
  }

  /// The same day of a later (earlier) month; where that month is shorter, its last day: 31 January and one month is
  /// 28 or 29 February, 29 February and one year is 28 February.
  public func adding(months: Int) -> CivilDate? {
    let (sum, overflow) = (Int(year) * 12 + Int(month) - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let newYear = sum >= 0 ? sum / 12 : (sum - 11) / 12
    let newMonth = sum - newYear * 12 + 1
    guard CivilDate.yearRange.contains(newYear) else { return nil }
    return CivilDate(unchecked: newYear, newMonth, min(Int(day), CivilDate.daysInMonth(year: newYear, month: newMonth)))
  }

  public var lastDayOfMonth: CivilDate {
    CivilDate(unchecked: Int(year), Int(month), CivilDate.daysInMonth(year: Int(year), month: Int(month)))
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let index = (daysSinceEpoch + 3) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  /// 1 for 1 January.
  public var dayOfYear: Int {
    var days = Int(day)
    for earlier in 1..<max(1, Int(month)) { days += CivilDate.daysInMonth(year: Int(year), month: earlier) }
    return days
  }

  /// The week by ISO 8601: weeks begin on Monday, week 1 holds the year's first Thursday.
  public var weekOfYear: Int {
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return CivilDate.weeks(inYear: Int(year) - 1) }
    return week > CivilDate.weeks(inYear: Int(year)) ? 1 : week
  }

  private static func weeks(inYear year: Int) -> Int {
    let firstWeekday = CivilDate(unchecked: year, 1, 1).weekday
    return firstWeekday == 4 || (firstWeekday == 3 && isLeap(year: year)) ? 53 : 52
  }

  /// Whole months from this day to the other, negative when it is earlier; an unfinished month does not count.
  public func wholeMonths(until other: CivilDate) -> Int {
    let months = (Int(other.year) - Int(year)) * 12 + Int(other.month) - Int(month)
    if months > 0, other.day < day { return months - 1 }
    if months < 0, other.day > day { return months + 1 }
    return months
  }
}
