import Facts
import Rules

/// Finds the cheapest sets of facts that lead to a goal, none of which contains another.
///
/// Best first over sets of free facts (Reiter's hitting-set tree, with a bound on what is still to come): a set from which the
/// goal cannot be reached has a block, facts of which at least one has to be freed as well; a set from which it can is tried
/// with values, by the decider, and then is a way. Since cheaper sets come first and every fact costs something, no part of a
/// way leads to the goal, with any values.
struct WaySearch {
  struct Limits {
    /// Ways to be found.
    var ways = 3
    /// Sets to be looked at.
    var sets = 2_000
    /// Verdicts for values.
    var verdicts = 1_000
  }

  struct Found {
    /// The numbers of its facts in the circuit.
    var free: [Int]
    var values: [FactRegions.Representative]
    var cost: Int
  }

  private struct Candidate: Comparable {
    var free: [Int]
    var cost: Int
    /// What a way that contains it costs at least.
    var bound: Int

    static func < (a: Self, b: Self) -> Bool {
      if a.bound != b.bound { return a.bound < b.bound }
      // Of equal promise, the one nearest to its end.
      if a.cost != b.cost { return a.cost > b.cost }
      return a.free.lexicographicallyPrecedes(b.free)
    }
  }

  private let circuit: WayCircuit
  private var values: WayValues
  private let limits: Limits
  private var open = Heap<Candidate>()
  private var seen: Set<[Int]> = []
  private(set) var found: [Found] = []
  private(set) var extent = Ways.Extent.all
  private var free: [Bool]

  init(_ circuit: WayCircuit, _ values: WayValues, _ limits: Limits = Limits()) {
    self.circuit = circuit
    self.values = values
    self.limits = limits
    free = Array(repeating: false, count: circuit.cells.count)
    self.values.left = limits.verdicts
  }

  /// Complexity: O(sets × elements of the circuit) and the verdicts.
  mutating func run() {
    add([])
    while let next = open.popLeast() {
      if found.contains(where: { $0.free.allSatisfy(next.free.contains) }) { continue }
      if found.count == limits.ways {
        if extent == .all { extent = .cheapest }
        return
      }
      if seen.count > limits.sets || values.left <= 0 {
        extent = .notProven
        return
      }
      look(at: next)
    }
  }

  private mutating func look(at next: Candidate) {
    if bound(next.free) > 0 { return add(to: next, circuit.block()) }
    switch values.leading(next.free) {
    case .found(let values): found.append(Found(free: next.free, values: values, cost: next.cost))
    // Something else has to be freed as well; nothing tells what.
    case .none: add(to: next, circuit.cells.indices.filter { circuit.isUsed($0) })
    case .notTold:
      extent = .notProven
      add(to: next, circuit.cells.indices.filter { circuit.isUsed($0) })
    }
  }

  private mutating func add(to set: Candidate, _ more: [Int]) {
    for cell in more where !set.free.contains(cell) { add((set.free + [cell]).sorted()) }
  }

  private mutating func add(_ set: [Int]) {
    guard seen.insert(set).inserted else { return }
    let left = bound(set)
    if left >= WayCircuit.impossible { return }
    let cost = set.reduce(0) { $0 + circuit.costs[$1] }
    open.insert(Candidate(free: set, cost: cost, bound: cost + left))
  }

  private mutating func bound(_ set: [Int]) -> Int {
    for cell in set { free[cell] = true }
    defer { for cell in set { free[cell] = false } }
    return circuit.bound(free)
  }
}
