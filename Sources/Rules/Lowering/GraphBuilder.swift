import Diagnostics

/// Builds the nodes of a graph: equal nodes of one scope are one node, and constants fold away.
struct GraphBuilder {
  private(set) var graph: DecisionGraph
  private var known: [NodeKey: NodeIndex] = [:]
  private var gates: [GateKey: NodeIndex] = [:]

  private struct NodeKey: Hashable {
    var operation: Operation
    var scope: EntityID?
  }

  private struct GateKey: Hashable {
    /// -1 for all, -2 for any, else at least so many.
    var needed: Int
    var operands: [NodeIndex]
    var scope: EntityID?
  }

  init(_ graph: DecisionGraph) { self.graph = graph }

  mutating func update(_ change: (inout DecisionGraph) -> Void) { change(&graph) }

  func scope(of node: NodeIndex) -> EntityID? { graph[node].scope }

  mutating func add(_ operation: Operation, scope: EntityID?, at span: SourceSpan) -> NodeIndex {
    let key = NodeKey(operation: operation, scope: scope)
    if let index = known[key] { return index }
    let index = NodeIndex(graph.nodes.count)
    graph.nodes.append(GraphNode(operation, scope: scope, span: span))
    known[key] = index
    return index
  }

  /// What is open here for want of a rule or parameter stands for itself: it is neither like another such place nor its own
  /// negation.
  mutating func constant(_ truth: Truth, scope: EntityID? = nil, at span: SourceSpan) -> NodeIndex {
    guard truth == .unknown else { return add(.constant(truth), scope: scope, at: span) }
    graph.nodes.append(GraphNode(.constant(.unknown), scope: scope, span: span))
    return NodeIndex(graph.nodes.count - 1)
  }

  /// Met or not met, whatever the facts are; nil for any other node.
  func constantTruth(_ node: NodeIndex) -> Truth? {
    switch graph[node].operation {
    case .constant(let truth): truth == .unknown ? nil : truth
    case .broadcast(let operand): constantTruth(operand)
    default: nil
    }
  }

  /// A root truth as one of each member; any other node must already be of that scope.
  mutating func lift(_ node: NodeIndex, to scope: EntityID?) -> NodeIndex {
    let own = graph[node].scope
    if own == scope { return node }
    // A member's truth has no meaning for the whole; the checker reports such conditions.
    if own != nil { return constant(.unknown, scope: scope, at: graph[node].span) }
    return add(.broadcast(node), scope: scope, at: graph[node].span)
  }

  mutating func not(_ node: NodeIndex, at span: SourceSpan) -> NodeIndex {
    if case .not(let inner) = graph[node].operation { return inner }
    if let truth = constantTruth(node) { return constant(truth.negated, scope: scope(of: node), at: span) }
    return add(.not(node), scope: scope(of: node), at: span)
  }

  mutating func all(_ nodes: [NodeIndex], at span: SourceSpan) -> NodeIndex {
    gate(nodes, neutral: .met, absorbing: .notMet, needed: -1, at: span)
  }

  mutating func any(_ nodes: [NodeIndex], at span: SourceSpan) -> NodeIndex {
    gate(nodes, neutral: .notMet, absorbing: .met, needed: -2, at: span)
  }

  private mutating func gate(
    _ nodes: [NodeIndex], neutral: Truth, absorbing: Truth, needed: Int, at span: SourceSpan
  ) -> NodeIndex {
    var operands: [NodeIndex] = []
    for node in nodes {
      let truth = constantTruth(node)
      if truth == absorbing { return constant(absorbing, at: span) }
      if truth != neutral, !operands.contains(node) { operands.append(node) }
    }
    if operands.isEmpty { return constant(neutral, at: span) }
    if operands.count == 1 { return operands[0] }
    return gate(operands, needed: needed, at: span)
  }

  private mutating func gate(_ nodes: [NodeIndex], needed: Int, at span: SourceSpan) -> NodeIndex {
    let scope = nodes.compactMap { graph[$0].scope }.first
    let operands = nodes.map { lift($0, to: scope) }
    let key = GateKey(needed: needed, operands: operands, scope: scope)
    if let index = gates[key] { return index }
    let range = OperandRange(start: graph.operands.count, count: operands.count)
    graph.operands += operands
    let index = NodeIndex(graph.nodes.count)
    let operation: Operation =
      needed == -1 ? .all(range) : needed == -2 ? .any(range) : .atLeast(Int32(needed), range)
    graph.nodes.append(GraphNode(operation, scope: scope, span: span))
    gates[key] = index
    return index
  }

  /// At least `needed` of the nodes; repeated nodes count each time.
  mutating func atLeast(_ needed: Int, of nodes: [NodeIndex], at span: SourceSpan) -> NodeIndex {
    var left = needed
    var operands: [NodeIndex] = []
    for node in nodes {
      switch constantTruth(node) {
      case .met?: left -= 1
      case .notMet?: break
      default: operands.append(node)
      }
    }
    if left <= 0 { return constant(.met, at: span) }
    if left > operands.count { return constant(.notMet, at: span) }
    if operands.count == 1 { return operands[0] }
    return gate(operands, needed: left, at: span)
  }
}
