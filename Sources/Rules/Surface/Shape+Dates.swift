import Diagnostics
import YAMLTree

extension Shape where Value == Located<CalendarDay> {
  static var date: Shape {
    let expected = "a date such as `2016-08-31`"
    return Shape(expected, schema: .definition("date")) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if let (year, month, day) = CalendarDay.numbers(in: name.value) {
        if let date = CalendarDay(year: year, month: month, day: day) { return Located(date, at: name.span) }
        reading.report(.noSuchDay(name, year: year, month: month))
      } else {
        reading.report(.notADate(name, likely: CalendarDay.likely(in: name.value)))
      }
      return nil
    }
  }
}

extension Shape where Value == Name {
  /// A date, kept as written.
  static var dateText: Shape { Shape<Located<CalendarDay>>.date.map { Name($0.value.text, at: $0.span) } }
}

extension EffectivePeriod {
  static let from = Field("from", .date, "first day on which it is in force; left out: no limit")
  static let until = Field("until", .date, "last day on which it is in force; left out: no limit")

  /// A limit that cannot be read counts as none.
  init(_ record: Record, _ reading: inout Reading) {
    let from = reading.read(Self.from, in: record)
    let until = reading.read(Self.until, in: record)
    self.init(from: from?.value.sinceEpoch ?? .min, until: until?.value.sinceEpoch ?? .max)
    if let from, let until, self.from > self.until { reading.report(.endsBeforeItBegins(from: from, until: until)) }
  }
}
