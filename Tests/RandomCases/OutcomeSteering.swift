import Decisions
import Rules

/// Evens out what random documents lead to, so that no outcome is tried too rarely: each document is made for the outcome
/// of its decision that came up least so far.
///
/// It draws candidates (new ones, changes of worked cases, changes of documents that led to the outcome before) until the
/// engine finds one that leads there, or gives up. What it knows of the rules is the names of the outcomes alone.
struct OutcomeSteering {
  /// How many candidates are drawn for one document.
  private static let mostCandidates = 40
  /// An outcome that so many documents were made for and none led to is looked for less often.
  private static let patience = 30
  /// How many documents of each outcome are kept to start from.
  private static let keptDocuments = 40

  private struct Key: Hashable {
    var decision: String
    var outcome: String
  }

  private let differential: Differential
  private let generator: DocumentGenerator
  private let bases: [String: [RandomDocument]]
  private let all: [RandomDocument]?
  private var found: [Key: Int] = [:]
  private var missed: [Key: Int] = [:]
  private var kept: [Key: [RandomDocument]] = [:]

  init(_ differential: Differential, _ generator: DocumentGenerator) {
    self.differential = differential
    self.generator = generator
    let cases = WorkedCases.all(of: differential.book)
    bases = Dictionary(grouping: cases, by: \.decision).mapValues { $0.map(\.document) }
    all = cases.isEmpty ? nil : cases.map(\.document)
  }

  /// The outcomes that a decision may have on a day.
  func outcomes(_ decision: String, asOf: Int64) -> [String] {
    guard let graph = differential.decider(decision, asOf: asOf)?.graph else { return [] }
    let own = graph.plan.items == nil ? graph.plan.outcomes.map(\.name) : ["permit", "permit-in-part", "refuse"]
    return own + [Decision.undetermined]
  }

  /// A document for the outcome that was least often found.
  mutating func document(_ decision: String, asOf: Int64, _ random: inout SplitMix) -> RandomDocument {
    // Some as they come, contradictory ones among them.
    if DocumentGenerator.chance(0.1, &random) { return candidate(decision, nil, asOf, &random) }
    let wanted = outcomes(decision, asOf: asOf).map { Key(decision: decision, outcome: $0) }
      .filter { (missed[$0] ?? 0) < Self.patience || DocumentGenerator.chance(0.02, &random) }
      .min { (found[$0] ?? 0) < (found[$1] ?? 0) }
    var document = candidate(decision, wanted, asOf, &random)
    guard let wanted else { return document }
    for _ in 0..<Self.mostCandidates {
      if differential.leads(document, to: wanted.outcome, decision, asOf: asOf) { return document }
      document = candidate(decision, wanted, asOf, &random)
    }
    missed[wanted, default: 0] += 1
    return document
  }

  /// Counts what a document came to.
  mutating func note(_ document: RandomDocument, _ decision: String, _ outcome: String, _ random: inout SplitMix) {
    let key = Key(decision: decision, outcome: outcome)
    found[key, default: 0] += 1
    missed[key] = 0
    if kept[key, default: []].count < Self.keptDocuments {
      kept[key, default: []].append(document)
    } else if DocumentGenerator.chance(0.2, &random) {
      kept[key]?[Int.random(in: 0..<Self.keptDocuments, using: &random)] = document
    }
  }

  private func candidate(_ decision: String, _ wanted: Key?, _ asOf: Int64, _ random: inout SplitMix) -> RandomDocument {
    let alike = wanted.flatMap { kept[$0] } ?? []
    let choice = Double.random(in: 0..<1, using: &random)
    // Cases of other decisions hold together too, which facts drawn at random seldom do where many checks are made of them.
    let isOwn = bases[decision] != nil && choice < 0.35
    if choice < 0.5, let base = (isOwn ? bases[decision] : all)?.randomElement(using: &random) {
      return generator.mutated(base, asOf: asOf, &random)
    }
    if choice < 0.8, let base = alike.randomElement(using: &random) { return generator.mutated(base, asOf: asOf, &random) }
    return generator.document(asOf: asOf, &random)
  }
}
