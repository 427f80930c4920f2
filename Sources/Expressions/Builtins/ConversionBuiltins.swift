private func components(_ call: Call, from first: Int) -> CivilDate? {
  let parts = (first..<(first + 3)).map { call.decimal($0).asInt() }
  guard let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
  return CivilDate(year: year, month: month, day: day)
}

private func clock(_ call: Call, at index: Int) -> Clock? {
  switch call.optional(index) {
  case nil: .local
  case .daysTimeDuration(let offset): Int32(exactly: offset.seconds).map(Clock.offset)
  case .string(let name): Zone(name).map(Clock.zone)
  default: nil
  }
}

private func timeOfDay(_ call: Call, from first: Int) -> TimeOfDay? {
  guard let hour = call.decimal(first).asInt(), let minute = call.decimal(first + 1).asInt(),
    let whole = call.decimal(first + 2).rounded(.floor, scale: 0), let second = whole.asInt(),
    let nanosecond = call.decimal(first + 2).subtracting(whole)?.rounded(.down, scale: 9)?.scaledInt64(decimals: 9),
    let clock = clock(call, at: first + 3)
  else { return nil }
  return TimeOfDay(hour: hour, minute: minute, second: second, nanosecond: Int(nanosecond), clock: clock)
}

private func unreadable(_ call: Call, _ form: String) -> Value {
  // The one mistake that looks right: a zone that the table does not have.
  if let zone = call.text(0).split(separator: "@", omittingEmptySubsequences: false).dropFirst().first, Zone(String(zone)) == nil
  {
    return call.fail(.badLiteral, "`\(call.text(0))` names the time zone `\(zone)`, which is not in the table of zones")
  }
  return call.fail(.badLiteral, "`\(call.text(0))` is not a \(call.name), which is written \(form)")
}

private func impossible(_ call: Call) -> Value {
  call.fail(.badArgument, "there is no such \(call.name): `\(call.arguments.map(\.description).joined(separator: ", "))`")
}

private func number(_ call: Call) -> Value {
  let separators = [call.optional(1)?.asString, call.optional(2)?.asString]
  let (grouping, point) = (separators[0], separators[1] ?? ".")
  guard grouping.map({ [" ", ",", "."].contains($0) }) ?? true else {
    return call.fail(.badArgument, "the grouping separator of `number` is a space, a comma or a full stop")
  }
  guard [",", "."].contains(point), grouping != point else {
    return call.fail(.badArgument, "the decimal separator of `number` is a comma or a full stop, other than the grouping one")
  }
  var text = call.text(0)
  if let grouping { text.removeAll { String($0) == grouping } }
  // A point that is not the decimal separator must not be read as one.
  if point != ".", text.contains(".") { text = "" }
  text = String(text.map { String($0) == point ? "." : $0 })
  return Decimal(text).map(Value.number) ?? call.fail(.badLiteral, "`\(call.text(0))` is not a number")
}

private let dateParts: [FunctionDeclaration.Parameter] = [
  .init("year", .number()), .init("month", .number()), .init("day", .number()),
]
private let timeParts: [FunctionDeclaration.Parameter] = [
  .init("hour", .number()), .init("minute", .number()), .init("second", .number()),
]

extension Builtins {
  // DMN 1.5, 10.3.4.1.
  static let conversions: [FunctionDeclaration] = [
    FunctionDeclaration(
      "date", .conversion, "The day that a text, a date and time or three numbers mean.",
      [
        .init([.init("from", .string)], .type(.date)), .init([.init("from", .dateTime)], .type(.date)),
        .init([.init("from", .date)], .type(.date)), .init(dateParts, .type(.date)),
      ],
      examples: [
        ("date(\"2016-08-01\")", "@\"2016-08-01\""), ("date(2016, 8, 1)", "@\"2016-08-01\""), ("date(\"2016-02-30\")", "error"),
      ]
    ) { call in
      switch call.overload {
      case 0: CivilDate(call.text(0)).map(Value.date) ?? unreadable(call, "YYYY-MM-DD")
      case 3: components(call, from: 0).map(Value.date) ?? impossible(call)
      default: .date(call.day(0))
      }
    },
    FunctionDeclaration(
      "time", .conversion, "The time of day that a text, a date and time or its parts mean.",
      [
        .init([.init("from", .string)], .type(.time)), .init([.init("from", .time)], .type(.time)),
        .init([.init("from", .dateTime)], .type(.time)), .init([.init("from", .date)], .type(.time)),
        .init(timeParts + [.optional("offset", .daysTimeDuration, acceptsNull: true)], .type(.time)),
      ],
      examples: [
        ("time(\"23:59:00Z\")", "@\"23:59:00Z\""), ("time(12, 30, 0, duration(\"PT1H\"))", "@\"12:30:00+01:00\""),
        ("time(\"25:00:00\")", "error"),
      ]
    ) { call in
      switch call[0] {
      case .string(let text): TimeOfDay(text).map(Value.time) ?? unreadable(call, "hh:mm:ss")
      case .dateTime(let dateTime): .time(dateTime.time)
      case .date(let date): .time(DateTime(startOf: date).time)
      case .time: call[0]
      default: timeOfDay(call, from: 0).map(Value.time) ?? impossible(call)
      }
    },
    FunctionDeclaration(
      "date and time", .conversion, "The moment that a text, a day and a time, or its parts mean.",
      [
        .init([.init("from", .string)], .type(.dateTime)), .init([.init("from", .dateTime)], .type(.dateTime)),
        .init([.init("from", .date)], .type(.dateTime)),
        .init([.init("date", .date), .init("time", .time)], .type(.dateTime)),
        .init([.init("date", .dateTime), .init("time", .time)], .type(.dateTime)),
        .init([.init("date", .dateTime), .init("timezone", .string)], .type(.dateTime)),
        .init(dateParts + timeParts + [.optional("offset", .daysTimeDuration, acceptsNull: true)], .type(.dateTime)),
        .init(dateParts + timeParts + [.optional("timezone", .string, acceptsNull: true)], .type(.dateTime)),
      ],
      examples: [
        ("date and time(\"2016-08-01T10:30:00\")", "@\"2016-08-01T10:30:00\""),
        ("date and time(@\"2016-08-01\", @\"10:30:00\")", "@\"2016-08-01T10:30:00\""), ("date and time(\"x\")", "error"),
      ]
    ) { call in
      switch (call[0], call.overload) {
      case (.string(let text), _): DateTime(text).map(Value.dateTime) ?? unreadable(call, "YYYY-MM-DDThh:mm:ss")
      case (.dateTime, 1): call[0]
      case (.date(let date), 2): .dateTime(DateTime(startOf: date))
      case (.dateTime(let moment), 5): moment.moved(toZone: call.text(1)).map(Value.dateTime) ?? impossible(call)
      case (_, 6), (_, 7):
        if let date = components(call, from: 0), let time = timeOfDay(call, from: 3) {
          .dateTime(DateTime(date: date, time: time))
        } else {
          impossible(call)
        }
      default: if case .time(let time) = call[1] { .dateTime(DateTime(date: call.day(0), time: time)) } else { impossible(call) }
      }
    },
    FunctionDeclaration(
      "duration", .conversion, "The length of time that a text means, by days and time or by years and months.",
      [.init("from", .string)], .any,
      examples: [
        ("duration(\"PT24H\")", "@\"P1D\""), ("duration(\"P26M\")", "@\"P2Y2M\""), ("duration(\"P1Y1D\")", "error"),
      ]
    ) { call in
      if let duration = DaysTimeDuration(call.text(0)) { return .daysTimeDuration(duration) }
      if let duration = YearsMonthsDuration(call.text(0)) { return .yearsMonthsDuration(duration) }
      return unreadable(call, "P1DT2H or P1Y2M")
    },
    FunctionDeclaration(
      "years and months duration", .conversion, "The whole months from one day to another.",
      [
        .init([.init("from", .date), .init("to", .date)], .type(.yearsMonthsDuration)),
        .init([.init("from", .dateTime), .init("to", .dateTime)], .type(.yearsMonthsDuration)),
        .init([.init("from", .date), .init("to", .dateTime)], .type(.yearsMonthsDuration)),
        .init([.init("from", .dateTime), .init("to", .date)], .type(.yearsMonthsDuration)),
      ],
      examples: [("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\"")]
    ) { .yearsMonthsDuration(YearsMonthsDuration(months: Int64($0.day(0).wholeMonths(until: $0.day(1))))) },
    FunctionDeclaration(
      "number", .conversion, "The number that a text means, with the separators used in it.",
      [
        .init("from", .string), .init("grouping separator", .string, acceptsNull: true),
        .init("decimal separator", .string, acceptsNull: true),
      ], .number(),
      examples: [("number(\"1 000,5\", \" \", \",\")", "1000.5"), ("number(\"x\", \",\", \".\")", "error")], body: number),
    FunctionDeclaration(
      "string", .conversion, "The value as text.", [.init("from", .any)], .string,
      examples: [("string(1.10)", "\"1.1\""), ("string([1, \"a\"])", "\"[1, \\\"a\\\"]\""), ("string(null)", "null")]
    ) { $0[0].isNull ? .null : .string($0[0].plainText) },
  ]
}
