import Expressions

extension JSONWriter {
  /// Numbers as numbers, dates and durations in ISO 8601 as text. What has no value in JSON is an object with `state`.
  mutating func value(_ value: Value) {
    switch value {
    case .null: null()
    case .boolean(let value): bool(value)
    case .number(let value): number(value)
    case .string(let text): string(text)
    case .date(let date): string(date.description)
    case .time(let time): string(time.description)
    case .dateTime(let moment): string(moment.description)
    case .daysTimeDuration(let duration): string(duration.description)
    case .yearsMonthsDuration(let duration): string(duration.description)
    case .list(let items):
      array { writer in
        for item in items {
          writer.element()
          writer.value(item)
        }
      }
    case .context(let context):
      object { writer in
        for entry in context.entries {
          writer.key(entry.name)
          writer.value(entry.value)
        }
      }
    case .range, .function: string(Catalogue.value(value))
    case .unknown: object { $0.member("state", "unknown") }
    case .error(let error):
      object {
        $0.member("state", "error")
        $0.member("code", error.code.rawValue)
        $0.member("message", error.message)
      }
    }
  }
}
