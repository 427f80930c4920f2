import Decisions
import Rules

/// A facts document and the day as of which it is decided, in days since 1970-01-01.
struct RandomCase: Sendable {
  var document: RandomDocument
  var asOf: Int64
}

/// Evens out what random documents lead to, so that no outcome of a decision is tried too rarely: each document is made for the
/// outcome that came up least so far.
///
/// It draws candidates (new ones, changes of worked cases, changes of cases that led to the outcome before) until the
/// engine finds one that leads there, or gives up. What it knows of the rules is the names of the outcomes alone.
struct OutcomeSteering {
  /// How many candidates are drawn for one document.
  private static let mostCandidates = 40
  /// An outcome that so many documents were made for and none led to is looked for less often.
  private static let patience = 30
  /// How many cases of each outcome are kept to start from.
  private static let keptCases = 40

  /// The outcomes that the decision may have on the days of its worked cases.
  let outcomes: [String]
  private let decision: String
  private let differential: Differential
  private let generator: DocumentGenerator
  /// Worked cases of the decision, and of all.
  private let own: [RandomCase]
  private let all: [RandomCase]
  private let days: [Int64]
  /// The days around a change of the rules.
  private let turns: [Int64]
  private var found: [String: Int] = [:]
  private var missed: [String: Int] = [:]
  private var kept: [String: [RandomCase]] = [:]

  init(_ decision: String, _ differential: Differential, _ generator: DocumentGenerator, _ worked: [WorkedCases.Base]) {
    self.decision = decision
    self.differential = differential
    self.generator = generator
    own = worked.filter { $0.decision == decision }.map(\.example)
    all = worked.map(\.example)
    days = own.isEmpty ? [17_077] : own.map(\.asOf)
    turns = differential.book.changes.flatMap { [$0 - 1, $0] }
    var names: [String] = []
    for day in Set(days).sorted() {
      guard let plan = differential.decider(decision, asOf: day)?.graph.plan else { continue }
      let own = plan.items == nil ? plan.outcomes.map(\.name) : ["permit", "permit-in-part", "refuse"]
      names += own.filter { !names.contains($0) }
    }
    outcomes = names + [Decision.undetermined]
    for example in own {
      if let outcome = differential.outcome(example, decision) { kept[outcome, default: []].append(example) }
    }
  }

  /// A case for the outcome that was least often found.
  mutating func next(_ random: inout SplitMix) -> RandomCase {
    // Some as they come, contradictory ones among them.
    if DocumentGenerator.chance(0.1, &random) { return candidate(nil, &random) }
    let wanted = outcomes.filter { (missed[$0] ?? 0) < Self.patience || DocumentGenerator.chance(0.02, &random) }
      .min { (found[$0] ?? 0) < (found[$1] ?? 0) }
    var candidate = candidate(wanted, &random)
    guard let wanted else { return candidate }
    for _ in 0..<Self.mostCandidates {
      if differential.outcome(candidate, decision) == wanted { return candidate }
      candidate = self.candidate(wanted, &random)
    }
    missed[wanted, default: 0] += 1
    return candidate
  }

  /// Counts what a case came to.
  mutating func note(_ example: RandomCase, _ outcome: String, _ random: inout SplitMix) {
    found[outcome, default: 0] += 1
    missed[outcome] = 0
    if kept[outcome, default: []].count < Self.keptCases {
      kept[outcome, default: []].append(example)
    } else if DocumentGenerator.chance(0.2, &random), let place = kept[outcome]?.indices.randomElement(using: &random) {
      kept[outcome]?[place] = example
    }
  }

  private func candidate(_ wanted: String?, _ random: inout SplitMix) -> RandomCase {
    let alike = wanted.flatMap { kept[$0] } ?? []
    let choice = Double.random(in: 0..<1, using: &random)
    if choice < 0.3, let base = own.randomElement(using: &random) { return changed(base, &random) }
    // Cases of other decisions hold together too, which facts drawn at random seldom do where many checks are made of them.
    if choice < 0.4, let base = all.randomElement(using: &random) { return changed(base, &random) }
    if choice < 0.8, let base = alike.randomElement(using: &random) { return changed(base, &random) }
    let day = DocumentGenerator.chance(0.2, &random) ? turns.randomElement(using: &random) : days.randomElement(using: &random)
    let asOf = day ?? 17_077
    return RandomCase(document: generator.document(asOf: asOf, &random), asOf: asOf)
  }

  private func changed(_ base: RandomCase, _ random: inout SplitMix) -> RandomCase {
    let day = DocumentGenerator.chance(0.1, &random) ? turns.randomElement(using: &random) : nil
    let asOf = day ?? base.asOf
    return RandomCase(document: generator.mutated(base.document, asOf: asOf, &random), asOf: asOf)
  }
}
