import Rules

/// An outcome to be reached, of the whole or of one item.
struct Goal {
  /// Any of them has to have the truth.
  var nodes: [(node: NodeIndex, member: Int)]
  var truth: Truth
  var outcome: String
  var item: Int?

  /// An outcome of the whole.
  init(_ outcome: String, _ graph: DecisionGraph) {
    nodes = graph.plan.outcomes.filter { $0.name == outcome }.map { ($0.node, 0) }
    truth = .met
    self.outcome = outcome
    item = nil
  }

  /// An item that is permitted or refused.
  init(item: Int, isPermitted: Bool, _ items: DecisionPlan.Items) {
    nodes = [(items.node, item)]
    truth = isPermitted ? .met : .notMet
    outcome = isPermitted ? "permit" : "refuse"
    self.item = item
  }

  func isReached(_ verdict: Verdict) -> Bool {
    guard let item else { return verdict.isDetermined && verdict.outcome == outcome }
    return verdict.items.indices.contains(item) && verdict.items[item] == truth
  }
}
