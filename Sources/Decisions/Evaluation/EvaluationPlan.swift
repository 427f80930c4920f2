import Facts
import Rules

/// The steps that compute some nodes of a graph, operands first, made once for a graph.
///
/// A plan of all nodes leaves every truth in the table, for explanations. A plan for some nodes computes nothing else: what
/// only words, duties or other questions need is left out, `not` and opposite comparisons cost nothing, and members that are
/// looked at under several names are brought together once. The truths of the nodes asked for are the same.
final class EvaluationPlan {
  let steps: UnsafeMutableBufferPointer<Step>
  /// How many of the first steps are of yes-no facts that cannot be none: their bits are copied without looking at the rest.
  let flagCount: Int
  let operands: UnsafeMutablePointer<Int32>
  let truths: TruthTable
  /// How many members each scope has in the case at hand: 1 for the whole, then by entity.
  let counts: UnsafeMutablePointer<Int>
  private let scopes: [Int]

  /// Where the truth of each node asked for is to be found; other nodes have none.
  private let places: [NodeIndex: Int32]

  /// The plan of all nodes, each at its own place.
  init(_ graph: DecisionGraph, _ book: RuleBook) {
    var compiler = PlanCompiler(graph, book, isComplete: true)
    for index in graph.nodes.indices { compiler.emit(NodeIndex(index)) }
    (steps, operands) = compiler.memory()
    flagCount = 0
    places = [:]
    truths = TruthTable(places: graph.nodes.count)
    (counts, scopes) = EvaluationPlan.scopes(of: steps, book)
  }

  /// The plan of the nodes asked for and what they rest on.
  init(_ graph: DecisionGraph, _ book: RuleBook, for nodes: [NodeIndex]) {
    var compiler = PlanCompiler(graph, book, isComplete: false)
    var places: [NodeIndex: Int32] = [:]
    for node in nodes { places[node] = compiler.place(node) }
    flagCount = compiler.moveFlagsToFront()
    (steps, operands) = compiler.memory()
    self.places = places
    truths = TruthTable(places: compiler.placeCount)
    (counts, scopes) = EvaluationPlan.scopes(of: steps, book)
  }

  /// Where the truth of a node is found that was asked for.
  func place(of node: NodeIndex) -> Int32 { places[node] ?? Int32(node.rawValue) * 2 }

  private static func scopes(
    of steps: UnsafeMutableBufferPointer<Step>, _ book: RuleBook
  ) -> (UnsafeMutablePointer<Int>, [Int]) {
    let counts = UnsafeMutablePointer<Int>.allocate(capacity: book.entities.count + 1)
    counts.initialize(repeating: 1, count: book.entities.count + 1)
    return (
      counts, Set(steps.flatMap { [Int($0.scope), $0.code.isQuantifier ? Int($0.members) + 1 : 0] }).subtracting([0]).sorted()
    )
  }

  /// Notes how many members the scopes have, and returns the largest number. Complexity: O(scopes).
  @inline(__always)
  func measure(_ columns: FactColumns) -> Int {
    var most = 1
    for scope in scopes {
      let count = Int(columns.counts[scope - 1])
      counts[scope] = count
      most = max(most, count)
    }
    return most
  }

  /// Whether no scope of the case at hand has more than one row of members.
  var isNarrow: Bool { scopes.allSatisfy { counts[$0] <= 64 } }

  /// A bit for each member of a scope of the case at hand, of at most 64.
  @inline(__always)
  func members(_ scope: Int) -> UInt64 { counts[scope] >= 64 ? .max : 1 &<< UInt64(counts[scope]) &- 1 }

  deinit {
    counts.deallocate()
    steps.deallocate()
    operands.deallocate()
  }
}
