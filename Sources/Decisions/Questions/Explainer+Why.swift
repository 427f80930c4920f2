import Facts
import Rules

// Why a question is asked: the open rules that its answer matters to.
extension Explainer {
  /// From a top-level rule down to the smallest part that reads the fact, each without its own parts; `item` is the item that
  /// is being settled.
  mutating func openRules(about cell: FactCell, item: Int?) -> [Reason] {
    var path: [Reason] = []
    var level = graph.plan.rules
    while let found = firstOpen(level, about: cell, item) {
      let rule = graph.rules[found.rule.index]
      var reason = reason(found.rule, member: found.member, depth: 0)
      reason.because = []
      reason.exceptions = []
      path.append(reason)
      level = rule.children + rule.exceptions
    }
    return path
  }

  private mutating func firstOpen(_ rules: [RuleIndex], about cell: FactCell, _ item: Int?) -> (rule: RuleIndex, member: Int)? {
    for index in rules {
      let rule = graph.rules[index.index]
      guard reads(rule.node, cell.fact) else { continue }
      let own = rule.scope == nil ? 0 : rule.scope == graph.plan.items?.entity ? item ?? 0 : cell.member
      if let covers = rule.covers, truth(covers, own) == .notMet { continue }
      if truth(rule.node, own) == .unknown { return (index, own) }
    }
    return nil
  }

  /// Whether a node rests on a fact, itself or through what is made from it. Complexity: O(nodes below it).
  private func reads(_ node: NodeIndex, _ fact: FactID) -> Bool {
    var seen: Set<NodeIndex> = []
    var open = [node]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if evaluatedFacts(next).contains(fact) { return true }
      for read in evaluatedFacts(next) where book[read].isDerived {
        if let derivation = decider.exactness.regions.derivation[read] { open.append(derivation) }
      }
      open += graph.operands(of: next)
    }
    return false
  }

  private func evaluatedFacts(_ node: NodeIndex) -> [FactID] {
    switch graph[node].operation {
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _), .aggregate(let fact, _, _, _), .gather(_, let fact):
      [fact]
    case .compareFacts(let a, _, let b, _): [a, b]
    case .linear(let range, _, _): graph.terms[range.range].map(\.fact)
    case .program(let program), .derive(_, let program):
      graph.programs[program.index].variables.flatMap { [$0.fact] + ($0.reference.map { [$0] } ?? []) }
    default: []
    }
  }
}
