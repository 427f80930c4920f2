import Facts

/// Finds a sufficient reason of the fewest facts by implicit hitting sets.
///
/// A set of facts that leaves something open is grown until every further fact would settle it. Of those that are left over, each
/// sufficient reason has one. So the smallest set with one of each of the left-overs found so far has no more facts than the
/// smallest reason: if it is sufficient it is one, else it is grown in its turn (Ignatiev and others 2015; Gamba and others 2021).
struct SmallestSearch {
  /// How many sets are grown, and how many steps the search for one hitting set may take.
  private static let mostGrown = 400
  private static let mostSteps = 20_000

  /// The facts to choose among.
  let all: [FactCell]
  /// Whether some facts alone decide the same.
  let isSufficient: (Set<FactCell>) -> Bool

  /// A smallest set, and whether it is proven that there is no smaller one; `known` is a sufficient set.
  /// Complexity: O(facts) verdicts for each set that is grown.
  func smallest(known: Set<FactCell>) -> (cells: Set<FactCell>, isProven: Bool) {
    var leftOver: [Set<FactCell>] = []
    for _ in 0..<Self.mostGrown {
      var hitting = HittingSet(leftOver, steps: Self.mostSteps)
      guard let candidate = hitting.smallest() else { return (known, false) }
      if candidate.count >= known.count { return (known, true) }
      if isSufficient(candidate) { return (candidate, true) }
      leftOver.append(rest(beside: candidate))
    }
    return (known, false)
  }

  private func rest(beside insufficient: Set<FactCell>) -> Set<FactCell> {
    var grown = insufficient
    for cell in all where !grown.contains(cell) {
      grown.insert(cell)
      if isSufficient(grown) { grown.remove(cell) }
    }
    return Set(all).subtracting(grown)
  }
}

/// A smallest set that has an element of each of some sets: branch and bound with a limit of steps.
struct HittingSet {
  private let sets: [[FactCell]]
  private var left: Int
  private var best: Set<FactCell>?

  init(_ sets: [Set<FactCell>], steps: Int) {
    self.sets = sets.map { $0.sorted() }.sorted { $0.count < $1.count }
    left = steps
  }

  /// Nil where the limit is reached.
  mutating func smallest() -> Set<FactCell>? {
    // Taking what hits most gives a bound to begin with.
    best = greedy()
    search([])
    return left > 0 ? best : nil
  }

  private func greedy() -> Set<FactCell> {
    var taken: Set<FactCell> = []
    for set in sets where taken.isDisjoint(with: set) {
      let open = sets.filter { taken.isDisjoint(with: $0) }
      let hits = set.map { cell in open.count { $0.contains(cell) } }
      if let most = hits.max(), let index = hits.firstIndex(of: most) { taken.insert(set[index]) }
    }
    return taken
  }

  private mutating func search(_ taken: Set<FactCell>) {
    left -= 1
    if left <= 0 { return }
    let open = sets.filter { taken.isDisjoint(with: $0) }
    guard let next = open.first else {
      if taken.count < best?.count ?? .max { best = taken }
      return
    }
    // Open sets that have nothing in common each need an element of their own.
    var covered: Set<FactCell> = []
    var needed = 0
    for set in open where covered.isDisjoint(with: set) {
      covered.formUnion(set)
      needed += 1
    }
    if taken.count + needed >= best?.count ?? .max { return }
    for cell in next { search(taken.union([cell])) }
  }
}
