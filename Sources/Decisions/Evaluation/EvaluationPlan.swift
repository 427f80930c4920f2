import Rules

/// The steps that compute some nodes of a graph, operands first, made once for a graph.
///
/// A plan of all nodes leaves every truth in the table, for explanations. A plan for some nodes computes nothing else: what
/// only words, duties or other questions need is left out, `not` and opposite comparisons cost nothing, and members that are
/// looked at under several names are brought together once. The truths of the nodes asked for are the same.
final class EvaluationPlan {
  let steps: UnsafeMutableBufferPointer<Step>
  let operands: UnsafeMutableBufferPointer<Int32>
  let truths: TruthTable
  /// Where the truth of each node asked for is to be found; other nodes have none.
  private let places: [NodeIndex: Int32]

  /// The plan of all nodes, each at its own place.
  init(_ graph: DecisionGraph, _ book: RuleBook) {
    var compiler = PlanCompiler(graph, book, isComplete: true)
    for index in graph.nodes.indices { compiler.emit(NodeIndex(index)) }
    (steps, operands) = compiler.memory()
    places = [:]
    truths = TruthTable(graph)
  }

  /// The plan of the nodes asked for and what they rest on.
  init(_ graph: DecisionGraph, _ book: RuleBook, for nodes: [NodeIndex]) {
    var compiler = PlanCompiler(graph, book, isComplete: false)
    var places: [NodeIndex: Int32] = [:]
    for node in nodes { places[node] = compiler.place(node) }
    (steps, operands) = compiler.memory()
    self.places = places
    truths = TruthTable(graph)
  }

  /// Where the truth of a node is found that was asked for.
  func place(of node: NodeIndex) -> Int32 { places[node] ?? Int32(node.rawValue) * 2 }

  deinit {
    steps.deallocate()
    operands.deallocate()
  }
}
