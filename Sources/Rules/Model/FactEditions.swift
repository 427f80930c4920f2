import ExpressionSyntax
import Expressions

/// A derived fact as it stands on different days.
///
/// A definition that reads parameters says something else whenever one of them changes. By a clock that is a fact, one decision
/// may need it as of several days at once, so that each of its editions is a fact of its own with a column of its own.
struct FactEditions: Sendable {
  /// The days on which another edition begins, in order.
  var changes: [Int64]
  /// One more than ``changes``; the first is the fact as declared.
  var facts: [FactID]
}

extension RuleBook {
  /// The edition of a fact that holds on a day; the fact itself where it has only one.
  func edition(of fact: FactID, on day: Int64) -> FactID {
    guard let editions = editions[fact] else { return fact }
    return editions.facts[editions.changes.count { $0 <= day }]
  }

  /// The first and the last day of an edition; nil for a fact that has only one.
  func days(ofEdition fact: FactID) -> ClosedRange<Int64>? {
    guard let base = self[fact].isDerived ? self.fact(at: self[fact].path) : nil, let editions = editions[base],
      let index = editions.facts.firstIndex(of: fact)
    else { return nil }
    let first = index == 0 ? Int64.min : editions.changes[index - 1]
    return first...(index == editions.changes.count ? .max : editions.changes[index] - 1)
  }

  /// Adds the editions of derived facts behind all other facts, where some decision goes by a clock that is a fact.
  ///
  /// Complexity: linear in the definitions and in the values of the parameters that they read.
  mutating func addEditions() {
    guard eligibility.contains(where: { $0.clock != nil }) || determinations.contains(where: { $0.clock != nil }) else { return }
    for fact in facts where isRead(fact) && self.fact(at: fact.path) == fact.id {
      let changes = changes(of: parameters(in: fact))
      var own = FactEditions(changes: [], facts: [fact.id])
      for day in changes where facts.count < GraphVariable.mostFacts {
        var edition = fact
        edition.id = FactID(facts.count)
        facts.append(edition)
        own.changes.append(day)
        own.facts.append(edition.id)
      }
      if own.facts.count > 1 { editions[fact.id] = own }
    }
  }

  /// Whether a fact is derived, and the decision that the book is loaded for can reach it.
  private func isRead(_ fact: Fact) -> Bool {
    guard let definition = fact.definition else { return false }
    return trees[definition.wholeSpan] != nil
  }

  /// The parameters that a derived fact rests on, by way of other derived facts too.
  private func parameters(in fact: Fact) -> [ParameterHistory] {
    var found: [String: ParameterHistory] = [:]
    var seen: Set<FactID> = []
    var open = [fact]
    while let fact = open.popLast() {
      guard let definition = fact.definition, seen.insert(fact.id).inserted else { continue }
      let scope = NameScope(member: self[fact.entity].isList ? fact.entity : nil)
      let tree = tree(of: definition)
      for id in tree.nodes.indices.map({ NodeID(UInt32($0)) }) {
        switch scope.meaning(of: id, in: tree, book: self) {
        case .parameter(let history): found[history.fact.name] = history
        case .fact(let path): open.append(self[path.fact])
        case .column(let path, _, _): open.append(self[path.fact])
        case .entity, .rows, .cells, .unknown: break
        }
      }
    }
    return found.keys.sorted().compactMap { found[$0] }
  }

  /// The days from which on some of the parameters have other values than before.
  private func changes(of parameters: [ParameterHistory]) -> [Int64] {
    let periods = parameters.flatMap { $0.entries.map(\.period) }
    let days = Set(periods.flatMap { [$0.from, $0.until == .max ? .max : $0.until + 1] }).subtracting([.min, .max])
    func values(_ day: Int64) -> [Value?] { parameters.map { $0.entry(on: day)?.value } }
    return days.sorted().filter { values($0) != values($0 - 1) }
  }
}
