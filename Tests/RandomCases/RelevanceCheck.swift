import Decisions
import Expressions
import Facts
import Rules

/// Whether facts that are called irrelevant never change what is decided, and others do in some completion.
struct RelevanceCheck {
  /// How many completions are tried for each fact.
  private static let tried = 6
  private static let mostFacts = 4

  let differential: Differential
  let decider: Decider
  let generator: DocumentGenerator
  let document: RandomDocument
  let asOf: Int64
  /// Relevant facts that changed what is decided in a completion that was tried.
  private(set) var shown = 0
  private let values: [FactID: [Value]]
  private let facts: CaseFacts

  init(
    _ differential: Differential, _ decider: Decider, _ generator: DocumentGenerator, _ document: RandomDocument, asOf: Int64
  ) {
    self.differential = differential
    self.decider = decider
    self.generator = generator
    self.document = document
    self.asOf = asOf
    values = Dictionary(decider.boundaries.map { ($0.fact, $0.values) }, uniquingKeysWith: { first, _ in first })
    facts = CaseFacts(FactLayout(differential.book))
  }

  /// What is wrong.
  mutating func problems(_ decision: Decision, _ random: inout SplitMix) -> [String] {
    var problems: [String] = []
    for missing in decision.missing.filter({ $0.path.contains(".") }).shuffled(using: &random).prefix(Self.mostFacts) {
      for _ in 0..<Self.tried {
        let filled = generator.filled(document, asOf: asOf, &random)
        let verdicts = Set(
          (values[missing.cell.fact] ?? []).compactMap { verdict(filled.with([(missing.cell, $0)], differential.book)) })
        if verdicts.count < 2 { continue }
        if missing.matters {
          shown += 1
        } else {
          problems.append(
            "\(missing.path)[\(missing.cell.member)] is called irrelevant and changes what is decided:\n\(filled.yaml)")
        }
        break
      }
    }
    return problems
  }

  /// Nil where the facts are refused, contradict each other or leave something open.
  private func verdict(_ document: RandomDocument) -> Verdict? {
    guard document.read(differential.reader, into: facts) == nil else { return nil }
    let verdict = decider.verdict(facts)
    return verdict.isDetermined && !verdict.items.contains(.unknown) ? verdict : nil
  }
}
