public import ExpressionSyntax

/// What can be said of the rows of a decision table whatever the facts are: which overlap, which never match, and what
/// none matches.
///
/// Every input is cut into the parts that its cells tell apart, and one value stands for each. A cell that reads facts or
/// parameters may match or not: nothing is claimed that rests on it.
public struct TableAnalysis: Sendable {
  /// Two rows, by index, and inputs that both match.
  public struct Overlap: Sendable {
    public var first: Int
    public var second: Int
    public var example: [Value]
  }

  private let samples: [[Value]]
  /// For each column and row, the samples that the cell matches; nil for a cell of which this cannot be said.
  private let matches: [[BitSet?]]
  private let rowCount: Int

  /// - Parameter cells: row by row, the unary tests of each column.
  /// - Complexity: cells times the constants of their column.
  public init(columns: [TableColumn], cells: [[SyntaxTree]]) {
    var samples: [[Value]] = []
    var matches: [[BitSet?]] = []
    for (index, column) in columns.enumerated() {
      let own = cells.map { $0[index] }
      let isAnything = own.map { $0[$0.root].kind == .anyValue }
      if !isAnything.contains(false) {
        samples.append([.null])
        matches.append(own.map { _ in BitSet(all: 1) })
      } else if let values = column.samples(of: own), !values.isEmpty {
        samples.append(values)
        matches.append(own.map { TableAnalysis.match($0, values) })
      } else {
        // Values of lists and records are not told apart.
        samples.append([.null])
        matches.append(isAnything.map { $0 ? BitSet(all: 1) : nil })
      }
    }
    self.samples = samples
    self.matches = matches
    rowCount = cells.count
  }

  private static func match(_ tree: SyntaxTree, _ values: [Value]) -> BitSet? {
    if tree[tree.root].kind == .anyValue { return BitSet(all: values.count) }
    let program = Lowering.lowerUnaryTests(tree)
    guard program.failures.isEmpty, program.variables.isEmpty else { return nil }
    var set = BitSet(count: values.count)
    for (index, value) in values.enumerated() {
      let result = evaluateUnaryTests(program, input: value, reader: NoFacts(), context: EvaluationContext())
      guard let truth = result.asBoolean else { return nil }
      if truth { set.insert(index) }
    }
    return set
  }

  private func isCertain(_ row: Int) -> Bool { matches.allSatisfy { $0[row] != nil } }

  /// Whether every cell can be judged by itself, so that nothing below is left out.
  public var isComplete: Bool { (0..<rowCount).allSatisfy(isCertain) }

  /// Pairs of rows that match the same inputs, up to a number of them. Complexity: O(rows² × columns).
  public func overlaps(atMost limit: Int) -> [Overlap] {
    var found: [Overlap] = []
    for second in 0..<rowCount where isCertain(second) {
      for first in 0..<second where isCertain(first) {
        guard found.count < limit else { return found }
        if let example = example(first, second) { found.append(Overlap(first: first, second: second, example: example)) }
      }
    }
    return found
  }

  private func example(_ first: Int, _ second: Int) -> [Value]? {
    var example: [Value] = []
    for (column, rows) in matches.enumerated() {
      guard let a = rows[first], let b = rows[second], let common = a.intersection(b).first else { return nil }
      example.append(samples[column][common])
    }
    return example
  }

  /// Rows with a cell that no value matches.
  public var impossibleRows: [Int] {
    (0..<rowCount).filter { row in matches.contains { $0[row]?.isEmpty ?? false } }
  }

  /// Inputs that no row matches; nil where there are none, or where that cannot be shown.
  public func gap() -> [Value]? {
    var search = Search(matches: matches, isWanted: nil)
    let rows = BitSet(all: rowCount)
    return search.uncovered(rows, column: 0).map { $0.enumerated().map { samples[$0][$1] } }
  }

  /// Whether earlier rows take all that a row matches, so that it never comes to its turn.
  public func isHidden(_ row: Int) -> Bool {
    guard isCertain(row), !impossibleRows.contains(row) else { return false }
    var earlier = BitSet(count: rowCount)
    for index in 0..<row where isCertain(index) { earlier.insert(index) }
    var search = Search(matches: matches, isWanted: matches.map { $0[row] ?? BitSet(count: 0) })
    return search.uncovered(earlier, column: 0) == nil && !search.isGivenUp
  }
}

/// Looks for a combination of samples that none of some rows matches, one column after the other.
private struct Search {
  let matches: [[BitSet?]]
  /// For each column the samples that may be used; nil for all of them.
  let isWanted: [BitSet]?
  private var stepsLeft = 200_000

  init(matches: [[BitSet?]], isWanted: [BitSet]?) {
    self.matches = matches
    self.isWanted = isWanted
  }

  var isGivenUp: Bool { stepsLeft == 0 }

  /// The samples by column, given the rows that match all columns before this one.
  mutating func uncovered(_ rows: BitSet, column: Int) -> [Int]? {
    guard stepsLeft > 0 else { return nil }
    stepsLeft -= 1
    guard column < matches.count else { return rows.isEmpty ? [] : nil }
    var seen: Set<BitSet> = []
    for sample in 0..<(matches[column].compactMap { $0?.count }.first ?? 0) where isWanted?[column].contains(sample) ?? true {
      var left = rows
      // A cell that nothing is known of may match: what it covers is no gap.
      for row in rows.members where !(matches[column][row]?.contains(sample) ?? true) { left.remove(row) }
      guard seen.insert(left).inserted, let rest = uncovered(left, column: column + 1) else { continue }
      return [sample] + rest
    }
    return nil
  }
}
