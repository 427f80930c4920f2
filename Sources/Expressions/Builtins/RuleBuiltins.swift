// Functions that the standard does not have and that rules need. A month or year later than the last day of a longer
// month is the last day of the month arrived at; so 29 February plus a year is 28 February.

private let date: [FunctionDeclaration.Parameter] = [.init("date", .date)]

private func days(_ call: Call, _ index: Int) -> Set<CivilDate> {
  Set((index < call.count ? call.items(index) : []).compactMap(\.asDate))
}

private func isWorkingDay(_ date: CivilDate, _ holidays: Set<CivilDate>) -> Bool {
  date.weekday <= 5 && !holidays.contains(date)
}

private func result(_ call: Call, _ date: CivilDate?) -> Value {
  date.map(Value.date) ?? call.fail(.overflow, "`\(call.name)` leads beyond the year 999,999,999")
}

private func anniversary(_ date: CivilDate, year: Int) -> CivilDate? { date.adding(months: 12 * (year - Int(date.year))) }

private func addWorkingDays(_ call: Call) -> Value {
  let (count, holidays) = (call.integer(1), days(call, 2))
  guard abs(count) <= 100_000 else {
    return call.fail(.limit, "`add working days` counts at most 100,000 days, not \(count)")
  }
  if let stop = call.spending(abs(count) / 4) { return stop }
  var date: CivilDate? = call.day(0)
  var left = abs(count)
  while left > 0, let current = date {
    date = current.adding(days: count > 0 ? 1 : -1)
    if let date, isWorkingDay(date, holidays) { left -= 1 }
  }
  return result(call, date)
}

/// Weekdays from Monday to Friday after the day `from` up to and including `to`, which is not earlier.
private func weekdays(after from: CivilDate, upTo to: CivilDate) -> Int {
  let span = to.daysSinceEpoch - from.daysSinceEpoch
  let rest = (0..<(span % 7)).count { (from.weekday + $0) % 7 < 5 }
  return span / 7 * 5 + rest
}

private func workingDaysBetween(_ call: Call) -> Value {
  let (from, to) = (call.day(0), call.day(1))
  let (first, last) = from <= to ? (from, to) : (to, from)
  let free = days(call, 2).count { $0 > first && $0 <= last && $0.weekday <= 5 }
  let count = weekdays(after: first, upTo: last) - free
  return .number(Decimal(from <= to ? count : -count))
}

private func endOfPeriod(_ call: Call) -> Value {
  switch call[1] {
  case .yearsMonthsDuration(let duration): result(call, call.day(0).adding(months: Int(duration.months)))
  case .daysTimeDuration(let duration): result(call, call.day(0).adding(days: Int(duration.seconds / 86_400)))
  default: result(call, call.day(0).adding(months: call.integer(1)))
  }
}

extension Builtins {
  static let rules: [FunctionDeclaration] = [
    FunctionDeclaration(
      "age", .rules, "Whole years from a birth date to a day; who was born on 29 February is a year older on 28 February.",
      [.init("birth date", .date), .init("on", .date)], .number(),
      examples: [
        ("age(@\"2000-08-02\", @\"2016-08-01\")", "15"), ("age(@\"2000-08-01\", @\"2016-08-01\")", "16"),
        ("age(@\"2012-02-29\", @\"2013-02-28\")", "1"), ("age(@\"2016-08-02\", @\"2016-08-01\")", "error"),
      ]
    ) { call in
      let (birth, on) = (call.day(0), call.day(1))
      guard birth <= on else { return call.fail(.badArgument, "the birth date \(birth) is after \(on)") }
      let years = Int(on.year) - Int(birth.year)
      let isBefore = anniversary(birth, year: Int(on.year)).map { on < $0 } ?? false
      return .number(Decimal(isBefore ? years - 1 : years))
    },
    FunctionDeclaration(
      "next anniversary", .rules,
      "The first anniversary of a date on or after a day; of 29 February it is 28 February in common years.",
      date + [.init("on", .date)], .date,
      examples: [
        ("next anniversary(@\"2010-05-01\", @\"2016-08-01\")", "@\"2017-05-01\""),
        ("next anniversary(@\"2012-02-29\", @\"2017-01-01\")", "@\"2017-02-28\""),
      ]
    ) { call in
      let (start, on) = (call.day(0), call.day(1))
      let thisYear = anniversary(start, year: max(Int(on.year), Int(start.year)))
      if let thisYear, thisYear >= on { return .date(thisYear) }
      return result(call, anniversary(start, year: Int(on.year) + 1))
    },
    FunctionDeclaration(
      "add months", .rules, "The same day of a later or earlier month, or that month's last day where it is shorter.",
      date + [.init("months", .number())], .date,
      examples: [("add months(@\"2016-01-31\", 1)", "@\"2016-02-29\""), ("add months(@\"2016-03-31\", -1)", "@\"2016-02-29\"")]
    ) { result($0, $0.day(0).adding(months: $0.integer(1))) },
    FunctionDeclaration(
      "add years", .rules, "The same day of a later or earlier year; for 29 February, 28 February in common years.",
      date + [.init("years", .number())], .date,
      examples: [("add years(@\"2016-02-29\", 1)", "@\"2017-02-28\""), ("add years(@\"2016-02-29\", 4)", "@\"2020-02-29\"")]
    ) { call in
      let (months, overflow) = call.integer(1).multipliedReportingOverflow(by: 12)
      return result(call, overflow ? nil : call.day(0).adding(months: months))
    },
    FunctionDeclaration(
      "last day of month", .rules, "The last day of the date's month.", date, .date,
      examples: [("last day of month(@\"2016-02-10\")", "@\"2016-02-29\"")]
    ) { .date($0.day(0).lastDayOfMonth) },
    FunctionDeclaration(
      "end of period", .rules, "The day on which a period that begins on a date is over: a number of months, or a duration.",
      [
        .init(date + [.init("months", .number())], .type(.date)),
        .init(date + [.init("period", .yearsMonthsDuration)], .type(.date)),
        .init(date + [.init("period", .daysTimeDuration)], .type(.date)),
      ],
      examples: [
        ("end of period(@\"2016-08-31\", 6)", "@\"2017-02-28\""),
        ("end of period(@\"2016-08-31\", @\"P28D\")", "@\"2016-09-28\""),
        ("end of period(@\"2016-02-29\", @\"P1Y\")", "@\"2017-02-28\""),
      ], body: endOfPeriod),
    FunctionDeclaration(
      "end of financial year", .rules, "The 31 March on or after the date.", date, .date,
      examples: [
        ("end of financial year(@\"2016-03-31\")", "@\"2016-03-31\""),
        ("end of financial year(@\"2016-04-01\")", "@\"2017-03-31\""),
      ]
    ) { call in
      let date = call.day(0)
      return result(call, CivilDate(year: Int(date.year) + (date.month > 3 ? 1 : 0), month: 3, day: 31))
    },
    FunctionDeclaration(
      "add working days", .rules,
      "The day that many working days later (earlier, where negative): Monday to Friday without the holidays given. None leaves the date as it is.",
      date + [.init("days", .number()), .optional("holidays", .list(.date))], .date,
      examples: [
        ("add working days(@\"2016-08-26\", 1)", "@\"2016-08-29\""),
        ("add working days(@\"2016-08-26\", 1, [@\"2016-08-29\"])", "@\"2016-08-30\""),
        ("add working days(@\"2016-08-29\", -1)", "@\"2016-08-26\""), ("add working days(@\"2016-08-28\", 0)", "@\"2016-08-28\""),
      ], body: addWorkingDays),
    FunctionDeclaration(
      "working days between", .rules,
      "The working days after `from` up to and including `to`; negative where `to` is earlier.",
      [.init("from", .date), .init("to", .date), .optional("holidays", .list(.date))], .number(),
      examples: [
        ("working days between(@\"2016-08-26\", @\"2016-09-02\")", "5"),
        ("working days between(@\"2016-08-26\", @\"2016-09-02\", [@\"2016-08-29\"])", "4"),
        ("working days between(@\"2016-09-02\", @\"2016-08-26\")", "-5"),
      ], body: workingDaysBetween),
  ]
}
