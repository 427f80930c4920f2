import Facts
import Rules

/// The truths of all nodes of a graph for one case: two masks a node, one bit a member.
///
/// A bit in `met` says that the node is met for that member, a bit in `notMet` that it is not; neither means unknown.
final class TruthTable {
  private(set) var met: UnsafeMutablePointer<UInt64>
  private(set) var notMet: UnsafeMutablePointer<UInt64>
  /// The first word of each node.
  private(set) var base: UnsafeMutablePointer<Int32>
  /// Words of each entity's masks.
  private(set) var words: [Int]
  private let graph: DecisionGraph

  init(_ graph: DecisionGraph, entityCount: Int) {
    self.graph = graph
    words = Array(repeating: 1, count: entityCount)
    base = .allocate(capacity: max(1, graph.nodes.count))
    met = .allocate(capacity: 1)
    notMet = .allocate(capacity: 1)
    layOut()
  }

  deinit {
    met.deallocate()
    notMet.deallocate()
    base.deallocate()
  }

  /// Makes room for the members of a case. Complexity: O(entities), and O(nodes) when a list outgrew its words.
  func fit(_ facts: CaseFacts) {
    var grown = false
    for entity in words.indices {
      let needed = max(1, (Int(facts.columns.counts[entity]) + 63) / 64)
      if needed > words[entity] {
        words[entity] = needed
        grown = true
      }
    }
    if grown { layOut() }
  }

  private func layOut() {
    var total = 0
    for (index, node) in graph.nodes.enumerated() {
      base[index] = Int32(total)
      total += node.scope.map { words[$0.index] } ?? 1
    }
    met.deallocate()
    notMet.deallocate()
    met = .allocate(capacity: max(1, total))
    notMet = .allocate(capacity: max(1, total))
    met.initialize(repeating: 0, count: max(1, total))
    notMet.initialize(repeating: 0, count: max(1, total))
  }

  func truth(_ node: NodeIndex, member: Int = 0) -> Truth {
    let word = Int(base[node.index]) + member >> 6
    let bit = UInt64(member & 63)
    if met[word] >> bit & 1 == 1 { return .met }
    return notMet[word] >> bit & 1 == 1 ? .notMet : .unknown
  }
}
