import Decisions
import Expressions
import Facts
import Rules

/// Finds out what one key of a ranking comes to for a case.
struct KeyMeasure {
  private let book: RuleBook
  private let isCount: Bool
  /// One for each criterion that is counted, or one that speaks the value.
  private let deciders: [Decider]

  init(_ key: RankingSyntax.Key, of book: RuleBook, asOf: Int64) {
    self.book = book
    isCount = if case .count = key.by { true } else { false }
    deciders = book.graphs(of: key, asOf: asOf).map { Decider($0, of: book) }
  }

  func measure(_ facts: CaseFacts) -> (measured: Ranking.Measured, missing: [MissingKeyFact]) {
    // Without criteria in force nothing is known of how many are met.
    guard let first = deciders.first else { return (.value(Self.unknown), []) }
    return isCount ? count(facts) : value(facts, first)
  }

  private func count(_ facts: CaseFacts) -> (Ranking.Measured, [MissingKeyFact]) {
    var (met, open) = (0, 0)
    var missing: [MissingKeyFact] = []
    for decider in deciders {
      let verdict = decider.verdict(facts)
      if verdict.outcome == "met" { met += 1 }
      guard !verdict.isDetermined else { continue }
      open += 1
      guard case .success(let decision) = decider.decide(facts) else { continue }
      missing += decision.missing.filter(\.matters)
        .map { MissingKeyFact(path: $0.path, title: $0.title, member: $0.member) }
    }
    return (.count(met: met, open: open), missing)
  }

  private func value(_ facts: CaseFacts, _ decider: Decider) -> (Ranking.Measured, [MissingKeyFact]) {
    guard case .success(let decision) = decider.decide(facts),
      case .value(let value, let presentation)? = decision.reasons.first?.texts.first?.parts.first
    else { return (.value(Self.unknown), []) }
    let measured = Ranking.Measured.value(KeyValue(value: value, presentation: presentation))
    if case .unknown = value { return (measured, missing(facts, decider)) }
    return (measured, [])
  }

  /// Facts of the key that were not given.
  private func missing(_ facts: CaseFacts, _ decider: Decider) -> [MissingKeyFact] {
    decider.graph.facts.map { book[$0] }.filter { !$0.isDerived }.flatMap { fact -> [MissingKeyFact] in
      let isList = book[fact.entity].isList
      return (0..<(isList ? facts.count(fact.entity) : 1)).compactMap { member in
        if facts.isKnown(FactCell(fact.id, member)) { return nil }
        let name = isList ? facts.name(of: member, fact.entity, book: book).asString : nil
        return MissingKeyFact(path: fact.path, title: fact.title, member: name)
      }
    }
  }

  private static let unknown = KeyValue(value: .unknown, presentation: ValuePresentation())
}
