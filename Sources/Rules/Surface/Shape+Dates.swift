import Diagnostics
import Expressions
import YAMLTree

extension Shape where Value == Located<CivilDate> {
  static var date: Shape {
    let expected = "a date such as `2016-08-31`"
    return Shape(expected, schema: .definition("date")) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if let (year, month, day) = CivilDate.numbers(in: name.value) {
        if year > 0, let date = CivilDate(year: year, month: month, day: day) { return Located(date, at: name.span) }
        reading.report(.noSuchDay(name, year: year, month: month))
      } else {
        reading.report(.notADate(name, likely: CivilDate.likely(in: name.value)))
      }
      return nil
    }
  }
}

extension Shape where Value == Name {
  /// A date, kept as written.
  static var dateText: Shape { Shape<Located<CivilDate>>.date.map { Name($0.value.description, at: $0.span) } }
}

extension EffectivePeriod {
  static let from = Field("from", .date, "first day on which it is in force; left out: no limit")
  static let until = Field("until", .date, "last day on which it is in force; left out: no limit")

  /// Where a limit cannot be read, nobody knows which days these are: it is no day, so that nothing is said of others.
  init(_ record: Record, _ reading: inout Reading) {
    let from = reading.read(Self.from, in: record)
    let until = reading.read(Self.until, in: record)
    if from == nil && record.has(Self.from.key) || until == nil && record.has(Self.until.key) {
      self = .never
      return
    }
    self.init(
      from: from.map { Int64($0.value.daysSinceEpoch) } ?? .min, until: until.map { Int64($0.value.daysSinceEpoch) } ?? .max)
    if let from, let until, self.from > self.until { reading.report(.endsBeforeItBegins(from: from, until: until)) }
  }
}
