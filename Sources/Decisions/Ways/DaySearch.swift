import Expressions
public import Facts
import Rules

/// Finds the first day on which the same facts lead to another outcome: a date that comes too near, a birthday, a rule or a
/// parameter that changes.
///
/// Days on which something may change are read off the conditions; the rules are lowered for them, one after the other, and
/// then for the days between the last on which nothing had changed and the first on which it had.
struct DaySearch {
  /// How far it looks.
  static let horizon: Int64 = 731
  /// Months are not all of one length: a day so much later is surely past.
  private static let slack: Int64 = 4

  private let decider: Decider
  private let facts: CaseFacts
  private let present: Verdict
  /// For how many days the rules are lowered.
  private var left: Int
  /// What the rules call their outcomes.
  private var words: [String: String] = [:]

  init(_ decider: Decider, _ facts: CaseFacts, lowerings: Int) {
    left = lowerings
    self.decider = decider
    self.facts = facts
    present = decider.verdict(facts)
  }

  /// Nil where no day is found within the horizon. Complexity: O(days that may matter) lowerings of the rules.
  mutating func change() -> DayChange? {
    var same = decider.graph.asOf
    for day in candidates() {
      guard let verdict = verdict(on: day) else { return nil }
      if verdict == present {
        same = day
        continue
      }
      return between(same, day, verdict)
    }
    return nil
  }

  /// `same` is a day with the present outcome, `other` a later one with another.
  private mutating func between(_ same: Int64, _ other: Int64, _ verdict: Verdict) -> DayChange? {
    var (same, other, found) = (same, other, verdict)
    while same + 1 < other {
      let middle = same + (other - same) / 2
      guard let verdict = self.verdict(on: middle) else { return nil }
      if verdict == present { same = middle } else { (other, found) = (middle, verdict) }
    }
    return DayChange(day: other, outcome: found.outcome, outcomeWords: words[found.outcome])
  }

  /// Nil where the limit is reached.
  private mutating func verdict(on day: Int64) -> Verdict? {
    if left == 0 { return nil }
    left -= 1
    guard let graph = GraphLowering.lower(decider.graph.decision, of: decider.book, asOf: day) else { return nil }
    for outcome in graph.plan.outcomes { words[outcome.name] = outcome.words }
    return Decider(graph, of: decider.book).verdict(facts)
  }

  // MARK: Days that may matter

  private func candidates() -> [Int64] {
    let today = decider.graph.asOf
    var days: Set<Int64> = []
    for node in decider.graph.nodes {
      switch node.operation {
      case .compare(let fact, _, let constant) where decider.book[fact].type == .date:
        for value in values(of: fact) { days.insert(today &+ (value &- constant) &+ Self.slack) }
      case .program(let program), .derive(_, let program):
        for path in decider.graph.programs[program.index].variables where decider.book[path.fact].type == .date {
          for value in values(of: path.fact) { days.formUnion(anniversaries(of: value, after: today)) }
        }
      default: break
      }
    }
    for period in periods() {
      days.insert(period.from)
      if period.until < .max { days.insert(period.until + 1) }
    }
    return days.filter { today < $0 && $0 <= today + Self.horizon }.sorted()
  }

  private func values(of fact: FactID) -> [Int64] {
    (0..<facts.count(decider.book[fact].entity)).map { FactCell(fact, $0) }
      .filter { facts.isKnown($0) && !facts.isNone($0) && facts.layout.storage[fact.index] != .value }.map { facts.integer($0) }
  }

  private func anniversaries(of day: Int64, after today: Int64) -> [Int64] {
    guard let date = CivilDate(daysSinceEpoch: Int(day)) else { return [] }
    let years = max(0, (today - day) / 366)
    return (years...years + 4).compactMap { date.adding(months: 12 * Int($0)).map { Int64($0.daysSinceEpoch) } }
  }

  private func periods() -> [EffectivePeriod] {
    decider.book.periods(of: decider.graph.decision) + decider.book.parameters.flatMap { $0.entries.map(\.period) }
      + decider.book.criteria.map(\.header.period)
  }
}

extension Decider {
  /// The first day within two years on which the same facts lead to another outcome; nil where none is found. The day and the
  /// day before it are verified. The facts must not contradict each other. Complexity: the rules are lowered for so many days at
  /// most.
  public func dayOfChange(for facts: CaseFacts, lowerings: Int = 40) -> DayChange? {
    var search = DaySearch(self, facts, lowerings: lowerings)
    let change = search.change()
    // Other rules leave derived facts behind as theirs.
    evaluator.run(facts)
    return change
  }
}
