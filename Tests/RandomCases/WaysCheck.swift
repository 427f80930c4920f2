import Decisions
import Expressions
import Facts
import Reference
import Rules

/// Whether ways to an outcome are such: whether each leads there, and no part of it does with any values.
struct WaysCheck {
  /// More combinations of values than this are not tried.
  private static let most = 400

  let differential: Differential
  let decider: Decider
  let document: RandomDocument
  let decision: String
  let asOf: Int64
  /// One value for each region of a fact.
  private let values: [FactID: [Value]]
  /// Deciding these facts leaves those of the run alone.
  private let facts: CaseFacts
  private(set) var isCutOff = false

  init(_ differential: Differential, _ decider: Decider, _ document: RandomDocument, _ decision: String, asOf: Int64) {
    self.differential = differential
    self.decider = decider
    self.document = document
    self.decision = decision
    self.asOf = asOf
    values = Dictionary(decider.boundaries.map { ($0.fact, $0.values) }, uniquingKeysWith: { first, _ in first })
    facts = CaseFacts(FactLayout(differential.book))
  }

  /// What is wrong; `number` is the item that the ways are about.
  mutating func problems(_ ways: Ways, item number: Int?) -> [String] {
    var problems: [String] = []
    for way in ways.ways {
      let names = way.changes.map { "\($0.path)[\($0.cell.member)] to \(RandomDocument.text($0.to))" }.joined(separator: ", ")
      if !leads(changed(way.changes.map { ($0.cell, $0.to) }), ways.outcome, number) {
        problems.append("way to \(ways.outcome) does not lead there: \(names)")
      }
      for (index, end) in ends(of: way) where !leads(changed(way.with(end, at: index)), ways.outcome, number) {
        problems.append("way to \(ways.outcome) (\(names)) does not lead there with \(RandomDocument.text(end)), as it says")
      }
      if ways.extent != .notProven, let part = part(of: way, leadingTo: ways.outcome, number) {
        problems.append("part of the way to \(ways.outcome) (\(names)) leads there: \(part)")
      }
    }
    return problems
  }

  /// The values at the ends of stretches that will do as well, as the ways say.
  private func ends(of way: Way) -> [(index: Int, value: Value)] {
    way.changes.indices.flatMap { index in
      [way.changes[index].stretch?.low, way.changes[index].stretch?.high].compactMap { $0 }.map { (index, $0) }
    }
  }

  /// A fact fewer, with every value of the rest.
  private mutating func part(of way: Way, leadingTo outcome: String, _ item: Int?) -> String? {
    for index in way.changes.indices {
      var rest = way.changes
      rest.remove(at: index)
      let options = rest.map { change -> [Value?] in [nil, change.to] + (values[change.cell.fact] ?? []).map { $0 } }
      let count = options.reduce(1) { min($0 * $1.count, Self.most + 1) }
      guard count <= Self.most else {
        isCutOff = true
        continue
      }
      for number in 0..<count {
        var left = number
        var changes: [(FactCell, Value)] = []
        for (change, values) in zip(rest, options) {
          if let value = values[left % values.count] { changes.append((change.cell, value)) }
          left /= values.count
        }
        let document = changed(changes)
        guard document.read(differential.reader, into: facts) == nil, isReached(decider.verdict(facts), outcome, item) else {
          continue
        }
        return changes.map { "\(differential.book[$0.0.fact].path)[\($0.0.member)] = \(RandomDocument.text($0.1))" }.joined(
          separator: ", ")
      }
    }
    return nil
  }

  private func isReached(_ verdict: Verdict, _ outcome: String, _ item: Int?) -> Bool {
    guard let item else { return verdict.isDetermined && verdict.outcome == outcome }
    return verdict.items.indices.contains(item) && verdict.items[item] == (outcome == "permit" ? .met : .notMet)
  }

  /// Asked of the reference.
  private mutating func leads(_ document: RandomDocument, _ outcome: String, _ item: Int?) -> Bool {
    guard document.read(differential.reader, into: facts) == nil,
      let found = differential.reference.decide(decision, facts, asOf: asOf), found.contradictions.isEmpty
    else { return false }
    let isThere =
      item.map { found.items.indices.contains($0) && found.items[$0] == (outcome == "permit" ? .yes : .no) }
      ?? (found.outcome == outcome)
    if !isThere, found.isCutOff { isCutOff = true }
    return isThere || found.isCutOff
  }

  private func changed(_ changes: [(FactCell, Value)]) -> RandomDocument { document.with(changes, differential.book) }
}

extension RandomDocument {
  /// The document with some facts as they would be.
  func with(_ changes: [(FactCell, Value)], _ book: RuleBook) -> RandomDocument {
    var document = self
    for (cell, value) in changes {
      let fact = book[cell.fact]
      let part = fact.entity.index
      if document.parts[part].members.isEmpty { document.parts[part].members = [.init()] }
      document.parts[part].members[cell.member].facts.removeAll { $0.name == fact.name }
      document.parts[part].members[cell.member].facts.append((fact.name, Self.text(value)))
    }
    return document
  }
}

extension Way {
  /// Its values with another one for one of the facts.
  fileprivate func with(_ value: Value, at index: Int) -> [(FactCell, Value)] {
    changes.enumerated().map { ($1.cell, $0 == index ? value : $1.to) }
  }
}
