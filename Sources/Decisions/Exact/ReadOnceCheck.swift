import Rules

/// Finds out whether a node reads every fact in one place only, so that what settles it is told by one walk.
///
/// Made for a graph; what is found for a node is kept.
final class ReadOnceCheck {
  private let graph: DecisionGraph
  private let derived: Set<FactID>
  private var results: [NodeIndex: Bool] = [:]

  init(_ graph: DecisionGraph, _ book: RuleBook) {
    self.graph = graph
    derived = Set(graph.facts.filter { book[$0].isDerived })
  }

  /// Conditions over several facts and derived facts count as read twice. Complexity: O(nodes) the first time that the node is
  /// asked for.
  func isReadOnce(_ node: NodeIndex) -> Bool {
    if let result = results[node] { return result }
    let result = walk(from: node)
    results[node] = result
    return result
  }

  private func walk(from root: NodeIndex) -> Bool {
    var open = [(node: root, isForEach: false)]
    var nodes: Set<NodeIndex> = []
    var facts: Set<FactID> = []
    while let (node, isForEach) = open.popLast() {
      var isForEach = isForEach
      switch graph[node].operation {
      case .constant: continue
      case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
        .overlaps(let fact, _):
        if derived.contains(fact) || !facts.insert(fact).inserted { return false }
      case .aggregate, .compareFacts, .linear, .program, .derive, .gather: return false
      // What is the same for all members is read once for each of them.
      case .broadcast: if isForEach { return false }
      case .some, .memberCount, .every: isForEach = true
      case .all, .any, .atLeast, .not: break
      }
      if !nodes.insert(node).inserted { return false }
      for operand in graph.operands(of: node) { open.append((operand, isForEach)) }
    }
    return true
  }
}
