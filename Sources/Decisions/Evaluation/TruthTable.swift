import Rules

/// The truths of the nodes of a graph for one case: two masks a node, one bit a member.
///
/// A bit in the first word says that the node is met for that member, a bit in the second that it is not; neither means
/// unknown. Members beyond 64 go on in a further row of all nodes, so that a node's place is the same in every row.
final class TruthTable {
  // Read by every step: no access is recorded at run time, as none lasts longer than a statement.
  @exclusivity(unchecked) private(set) var words: UnsafeMutablePointer<UInt64>
  /// Words from one row of 64 members to the next.
  let rowLength: Int
  @exclusivity(unchecked) private var rowCount = 1

  init(places: Int) {
    rowLength = 2 * max(1, places)
    words = .allocate(capacity: rowLength)
    words.initialize(repeating: 0, count: rowLength)
  }

  deinit { words.deallocate() }

  /// The words of all rows.
  var wordCount: Int { rowLength * rowCount }

  /// Makes room for so many members. Complexity: O(nodes) when a list outgrew its rows.
  @inline(__always)
  func fit(_ count: Int) { if count > rowCount << 6 { grow((count + 63) >> 6) } }

  private func grow(_ rows: Int) {
    rowCount = rows
    words.deallocate()
    words = .allocate(capacity: rowLength * rows)
    words.initialize(repeating: 0, count: rowLength * rows)
  }

  func truth(_ node: NodeIndex, member: Int = 0) -> Truth { truth(at: Int32(truncatingIfNeeded: node.index) * 2, member: member) }

  /// The truth at a place of an ``EvaluationPlan``.
  @inline(__always)
  func truth(at place: Int32, member: Int = 0) -> Truth {
    let row = words + (member >> 6) * rowLength
    let bit = UInt64(member & 63)
    if row[Int(place)] >> bit & 1 == 1 { return .met }
    return row[Int(place ^ 1)] >> bit & 1 == 1 ? .notMet : .unknown
  }

  /// Settles what was unknown.
  func set(_ truth: Truth, at place: Int32, member: Int) {
    if truth == .unknown { return }
    words[(member >> 6) * rowLength + Int(truth == .met ? place : place ^ 1)] |= 1 << UInt64(member & 63)
  }

  /// Writes over whatever was there.
  func overwrite(_ truth: Truth, at place: Int32, member: Int) {
    let row = words + (member >> 6) * rowLength
    let bit: UInt64 = 1 << UInt64(member & 63)
    row[Int(place)] &= ~bit
    row[Int(place ^ 1)] &= ~bit
    set(truth, at: place, member: member)
  }
}
