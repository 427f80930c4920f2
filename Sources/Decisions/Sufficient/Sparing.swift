import Facts
import Rules

/// Drops facts one by one as long as the rest still forces some truths, so that none of what is left can be spared.
///
/// ``Necessity`` tells most of the facts that are needed; the others are tried.
struct Sparing {
  private var necessity: Necessity
  private let facts: CaseFacts
  /// Whether the circuit says all: a fact without which none of its completions leads elsewhere can be spared.
  private let isWhole: Bool

  /// All of the truths are to be forced, or any. Facts that stand in conditions over several facts, or that others are made
  /// from, stay as they are: in every completion that is looked at they have the values that they have.
  ///
  /// `known` are all facts that are known. The evaluator is left with other truths.
  init(
    _ evaluator: GraphEvaluator, _ facts: CaseFacts, _ regions: FactRegions, known: some Collection<FactCell>,
    opaque: Set<FactID>,
    _ wanted: [(node: NodeIndex, member: Int, truth: Truth)], isAll: Bool
  ) {
    self.facts = facts
    let plain = known.filter { !opaque.contains($0.fact) }
    // Facts that are not in the circuit by themselves must be kept for it to tell that another can be spared.
    isWhole = wanted.count == 1 && plain.count == known.count
    var own: [FactCell: Int] = [:]
    let hidden = plain.map { ($0, facts.kept($0)) }
    for cell in plain {
      own[cell] = FactRegions.Representative(cell, facts).flatMap { regions.region(of: cell.fact, $0) }
    }
    for cell in plain { facts.hide(cell) }
    evaluator.run(facts)
    var builder = CircuitBuilder(evaluator, facts, regions)
    let circuit = builder.build(wanted, isAll: isAll)
    for (cell, kept) in hidden { facts.putBack(kept, at: cell) }
    necessity = Necessity(circuit, own: circuit.variables.map { if case .fact(let cell) = $0 { own[cell] } else { nil } })
  }

  /// A minimal part of facts that force what is wanted; those that come first in `order` are spared first. `forces` tells
  /// whether the facts that are known at the time do so.
  ///
  /// Complexity: O(facts) passes over the circuit, and `forces` for those that these do not tell.
  mutating func minimal(of cells: Set<FactCell>, in order: [FactCell], _ forces: () -> Bool) -> Set<FactCell> {
    var kept = cells
    var needed = necessity.needed(of: kept)
    facts.withOnly(kept) {
      for cell in order where !needed.contains(cell) {
        let counterexample = necessity.counterexample(without: cell, among: kept)
        if counterexample == .found { continue }
        let value = facts.kept(cell)
        facts.hide(cell)
        if counterexample == .none && isWhole || forces() {
          kept.remove(cell)
          needed.formUnion(necessity.needed(of: kept))
        } else {
          facts.putBack(value, at: cell)
        }
      }
    }
    return kept
  }
}
