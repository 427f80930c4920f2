private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

private func ofDay(_ result: ValueType) -> [FunctionDeclaration.Overload] {
  [.init([.init("date", .date)], .type(result)), .init([.init("date", .dateTime)], .type(result))]
}

extension Builtins {
  // DMN 1.5, 10.3.4.8, and the clock (10.3.4.6).
  static let temporal: [FunctionDeclaration] = [
    FunctionDeclaration(
      "day of year", .temporal, "The number of the day in its year, from 1.", ofDay(.number()),
      examples: [("day of year(@\"2019-09-17\")", "260")]
    ) { .number(Decimal($0.day(0).dayOfYear)) },
    FunctionDeclaration(
      "day of week", .temporal, "The English name of the weekday.", ofDay(.string),
      examples: [("day of week(@\"2019-09-17\")", "\"Tuesday\"")]
    ) { .string(weekdays[$0.day(0).weekday - 1]) },
    FunctionDeclaration(
      "month of year", .temporal, "The English name of the month.", ofDay(.string),
      examples: [("month of year(@\"2019-09-17\")", "\"September\"")]
    ) { .string(CivilDate.monthNames[Int($0.day(0).month) - 1]) },
    FunctionDeclaration(
      "week of year", .temporal, "The number of the week by ISO 8601.", ofDay(.number()),
      examples: [("week of year(@\"2005-01-01\")", "53"), ("week of year(@\"2019-09-17\")", "38")]
    ) { .number(Decimal($0.day(0).weekOfYear)) },
    FunctionDeclaration(
      "today", .temporal, "The day that the decision is about.", [], .date, examples: [("today()", "@\"2016-08-01\"")]
    ) { call in
      if let date = call.context.asOf ?? call.context.now?.date { return .date(date) }
      return call.fail(.noClock, "`today()` has no value here: no as-of date was given")
    },
    FunctionDeclaration(
      "now", .temporal, "The moment of the evaluation; rules may not use it.", [], .dateTime, examples: [("now()", "error")]
    ) { call in
      call.context.now.map(Value.dateTime)
        ?? call.fail(.noClock, "`now()` may not be used in rules: the same facts must give the same answer at any time")
    },
    FunctionDeclaration(
      "is", .dateTime, "Whether both are the same value of the same kind, offset and zone included.",
      [.optional("value1", .any), .optional("value2", .any)], .boolean,
      examples: [("is(@\"10:00:00Z\", @\"11:00:00+01:00\")", "false"), ("is(1, 1.0)", "true"), ("is(1, \"1\")", "false")]
    ) { call in .boolean((call.optional(0) ?? .null) == (call.optional(1) ?? .null)) },
  ]
}
