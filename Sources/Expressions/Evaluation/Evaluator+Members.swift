extension Evaluator {
  /// `value.name`: an entry, a part of a date, time, duration or range, or the list of that of all members.
  func member(_ value: Value, _ name: String, at range: Range<Int>) -> Value {
    if let stop = strict(value) { return stop }
    switch value {
    case .context(let context):
      return context[name] ?? missing(value, name, among: context.entries.map(\.name), at: range)
    case .list(let items):
      var results: [Value] = []
      guard spend(items.count / 4) else { return stopped(at: range) }
      for item in items {
        let result = item.isUnknown ? item : member(item, name, at: range)
        if case .error = result { return result }
        results.append(result)
      }
      return .list(results)
    default:
      return value.property(name) ?? missing(value, name, among: value.propertyNames, at: range)
    }
  }

  private func missing(_ value: Value, _ name: String, among names: [String], at range: Range<Int>) -> Value {
    if value.isNull { return fail(.nullOperand, "null has no `\(name)`", at: range) }
    let has = names.isEmpty ? "" : ", it has " + names.map { "`\($0)`" }.joined(separator: ", ")
    let kind = if case .context = value { "this context" } else { value.type.description }
    return fail(.unknownMember, "\(kind) has no `\(name)`\(has)", at: range)
  }
}

extension Value {
  /// The properties of DMN 1.5, table 65.
  fileprivate var propertyNames: [String] {
    switch self {
    case .date: ["year", "month", "day", "weekday"]
    case .dateTime: ["year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"]
    case .time: ["hour", "minute", "second", "time offset", "timezone"]
    case .daysTimeDuration: ["days", "hours", "minutes", "seconds"]
    case .yearsMonthsDuration: ["years", "months"]
    case .range: ["start", "end", "start included", "end included"]
    default: []
    }
  }

  fileprivate func property(_ name: String) -> Value? {
    switch self {
    case .date(let date): date.property(name)
    case .time(let time): time.property(name, offset: time.offset)
    case .dateTime(let dateTime): dateTime.date.property(name) ?? dateTime.time.property(name, offset: dateTime.offset)
    case .daysTimeDuration(let duration): duration.property(name)
    case .yearsMonthsDuration(let duration):
      switch name {
      case "years": .number(Decimal(Int(duration.months / 12)))
      case "months": .number(Decimal(Int(duration.months % 12)))
      default: nil
      }
    case .range(let range):
      switch name {
      case "start": range.low ?? .null
      case "end": range.high ?? .null
      case "start included": .boolean(range.includesLow)
      case "end included": .boolean(range.includesHigh)
      default: nil
      }
    default: nil
    }
  }
}

extension CivilDate {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "year": .number(Decimal(Int(year)))
    case "month": .number(Decimal(Int(month)))
    case "day": .number(Decimal(Int(day)))
    case "weekday": .number(Decimal(weekday))
    default: nil
    }
  }
}

extension TimeOfDay {
  fileprivate func property(_ name: String, offset: Int?) -> Value? {
    switch name {
    case "hour": return .number(Decimal(hour))
    case "minute": return .number(Decimal(minute))
    case "second": return .number(Decimal(second))
    case "time offset": return offset.map { .daysTimeDuration(DaysTimeDuration(seconds: Int64($0))) } ?? .null
    case "timezone":
      if case .zone(let zone) = clock { return .string(zone.description) }
      return .null
    default: return nil
    }
  }
}

extension DaysTimeDuration {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "days": .number(Decimal(parts.days))
    case "hours": .number(Decimal(parts.hours))
    case "minutes": .number(Decimal(parts.minutes))
    case "seconds": .number(Decimal(parts.seconds))
    default: nil
    }
  }
}
