import Decisions
import Facts
import Reference
import Rules

/// Whether a sufficient reason is one: asked of the reference, which tries every completion.
struct SufficientCheck {
  let reference: Reference
  let facts: CaseFacts
  let decision: String
  let asOf: Int64

  /// What the reference comes to with some facts alone: nil where it cannot tell.
  private func decided(with cells: Set<FactCell>) -> ReferenceDecision? {
    facts.withOnly(cells) { reference.decide(decision, facts, asOf: asOf) }
  }

  /// What is wrong with the reason of a decision, and whether the reference could tell.
  func problems(_ reason: SufficientReason, of decided: Decision) -> (problems: [String], isCutOff: Bool) {
    let cells = Set(reason.facts.map(\.cell))
    guard let alone = self.decided(with: cells) else { return (["no such decision"], false) }
    if alone.isCutOff { return ([], true) }
    if !isSame(alone, decided) {
      let names = cells.sorted().map { "\(reference.book[$0.fact].path)[\($0.member)]" }.joined(separator: ", ")
      return (["its facts (\(names)) alone do not force \(decided.outcome), they leave \(alone.outcome)"], false)
    }
    var isCutOff = false
    for cell in cells {
      guard let less = self.decided(with: cells.subtracting([cell])) else { continue }
      if less.isCutOff {
        isCutOff = true
      } else if isSame(less, decided) {
        return (["\(reference.book[cell.fact].path) can be dropped"], false)
      }
    }
    return ([], isCutOff)
  }

  private func isSame(_ other: ReferenceDecision, _ decided: Decision) -> Bool {
    if decided.items.isEmpty { return other.outcome == decided.outcome }
    return zip(decided.items, other.items).allSatisfy { item, truth in
      item.outcome == Decision.undetermined || item.outcome == (truth == .yes ? "permit" : truth == .no ? "refuse" : "")
    }
  }
}
