import Decisions
import Expressions
import Rules

/// Writes the values at which conditions change as they stand in an assignment.
struct Variation {
  let book: RuleBook
  let asOf: Int64

  /// Values of the fact, or of the date that an age is made from, of both books; each once, in order.
  func texts(_ others: [Value], _ boundary: FactBoundary) -> [String] {
    var seen: Set<String> = []
    return (others + boundary.values).flatMap { texts($0, boundary) }.filter { seen.insert($0).inserted }
  }

  private func texts(_ value: Value, _ boundary: FactBoundary) -> [String] {
    guard let source = boundary.source else { return text(value).map { [$0] } ?? [] }
    guard book[source].type == .date, case .number(let number) = value, let count = number.asInt(),
      abs(count) < 100_000, let today = CivilDate(daysSinceEpoch: Int(asOf))
    else { return [] }
    // A number made from one date counts years, months or days up to the day of the decision.
    return dates(count, before: today).compactMap { text(.date($0)) }
  }

  private func dates(_ count: Int, before today: CivilDate) -> [CivilDate] {
    let days = today.daysSinceEpoch
    var found = [-1, 0, 1].map { days - count + $0 }
    for months in [count, count * 12] {
      guard let then = today.adding(months: -months) else { continue }
      found += [-1, 0, 1].map { then.daysSinceEpoch + $0 }
    }
    return found.compactMap { CivilDate(daysSinceEpoch: $0) }
  }

  private func text(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .list(let items): "[" + items.compactMap(text).joined(separator: ", ") + "]"
    case .unknown, .error: nil
    default: value.description
    }
  }
}
