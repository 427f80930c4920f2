import Expressions
import Facts
import Rules

/// Tries values for facts that are free, by the decider.
struct WayValues {
  enum Result {
    case found([FactRegions.Representative])
    /// No values lead to the goal.
    case none
    /// Of those that were tried none does, and there are more.
    case notTold
  }

  let decider: Decider
  let facts: CaseFacts
  let goal: Goal
  let circuit: WayCircuit
  /// The verdicts that are left.
  var left = 0
  private let trials: OutcomeTrials
  /// The values of each fact by region, what suits most conditions first; made when they are first wanted.
  private var choices: [Int: [Choice]] = [:]

  private struct Choice {
    /// In one region, the nearest to the present value first.
    var value: FactRegions.Representative
    var distance: UInt64
  }

  init(_ decider: Decider, _ facts: CaseFacts, _ goal: Goal, _ circuit: WayCircuit) {
    self.decider = decider
    self.facts = facts
    self.goal = goal
    self.circuit = circuit
    trials = decider.trials(of: facts)
  }

  /// Values of the facts with these numbers, other than they have, that lead to the goal; as near to the present as any.
  mutating func leading(_ free: [Int]) -> Result {
    let cells = free.map { circuit.cells[$0] }
    let options = free.map { choices(of: $0) }
    if options.contains(where: \.isEmpty) { return .none }
    let kept = cells.map { facts.kept($0) }
    let changed = Set(cells.map(\.fact))
    defer {
      for (cell, kept) in zip(cells, kept) { facts.putBack(kept, at: cell) }
      trials.takeBack(changed)
    }
    var digits = Array(repeating: 0, count: free.count)
    for index in cells.indices { options[index][0].value.give(cells[index], facts) }
    while !isReached(changed) {
      if left <= 0 { return .notTold }
      guard let last = digits.indices.last(where: { digits[$0] + 1 < options[$0].count }) else {
        return free.contains { circuit.isInOpaque($0) } ? .notTold : .none
      }
      digits[last] += 1
      for index in digits.indices where index >= last {
        if index > last { digits[index] = 0 }
        options[index][digits[index]].value.give(cells[index], facts)
      }
    }
    // Now as near as the others allow.
    for index in cells.indices {
      let nearer = options[index].filter { $0.distance < options[index][digits[index]].distance }
      var best = options[index][digits[index]].value
      for choice in nearer.sorted(by: { $0.distance < $1.distance }) {
        choice.value.give(cells[index], facts)
        if isReached(changed) {
          best = choice.value
          break
        }
      }
      best.give(cells[index], facts)
    }
    return .found(cells.compactMap { FactRegions.Representative($0, facts) })
  }

  private mutating func isReached(_ changed: Set<FactID>) -> Bool {
    left -= 1
    return goal.isReached(trials.verdict(with: changed))
  }

  // MARK: Values

  private mutating func choices(of number: Int) -> [Choice] {
    if let known = choices[number] { return known }
    let cell = circuit.cells[number]
    let regions = decider.exactness.regions
    let current = FactRegions.Representative(cell, facts)
    let region = current.flatMap { regions.region(of: cell.fact, $0) }
    var points = regions.points(of: cell.fact)
    // Nothing tells lists apart.
    if case .list = decider.book[cell.fact].type { points = [] }
    if case .entity(let entity)? = decider.book[cell.fact].target {
      points = (0..<facts.count(entity)).map { [.integer(Int64($0))] }
      if decider.book[cell.fact].mayBeNone { points.append([.none]) }
    }
    if circuit.isInOpaque(number) { points += beside(cell).map { [$0] } }
    let isOpaque = circuit.isInOpaque(number)
    let present = region.map { circuit.signature(number, region: $0) }
    var found: [(choice: Choice, suits: Int)] = []
    var places: [[Bool]: Int] = [:]
    for (index, values) in points.enumerated() {
      let signature = circuit.signature(number, region: index)
      // Regions that the goal sees alike are one.
      if !isOpaque, signature == present { continue }
      let near = values.filter { $0 != current }.map { Choice(value: $0, distance: distance(from: current, to: $0, cell.fact)) }
      guard let nearest = near.min(by: { $0.distance < $1.distance }) else { continue }
      if !isOpaque, let place = places[signature] {
        if nearest.distance < found[place].choice.distance { found[place].choice = nearest }
        continue
      }
      places[signature] = found.count
      found.append((nearest, signature.count { $0 }))
    }
    found.sort { $0.suits == $1.suits ? $0.choice.distance < $1.choice.distance : $0.suits > $1.suits }
    let result = found.map(\.choice)
    choices[number] = result
    return result
  }

  /// Values about those of the facts that it is compared with.
  private func beside(_ cell: FactCell) -> [FactRegions.Representative] {
    var values: [FactRegions.Representative] = []
    guard case .integer(let decimals) = decider.book[cell.fact].storage else { return [] }
    let low = decider.book[cell.fact].minimum?.scaledInt64(decimals: decimals) ?? .min
    let high = decider.book[cell.fact].maximum?.scaledInt64(decimals: decimals) ?? .max
    func around(_ other: FactID, _ offset: Int64) {
      let place = FactCell(other, decider.book[other].entity == decider.book[cell.fact].entity ? cell.member : 0)
      guard facts.isKnown(place), !facts.isNone(place) else { return }
      let value = facts.integer(place) &+ offset
      values += [value &- 1, value, value &+ 1].filter { low <= $0 && $0 <= high }.map { .integer($0) }
    }
    for node in decider.graph.nodes {
      guard case .compareFacts(let a, _, let b, let offset) = node.operation else { continue }
      if a == cell.fact { around(b, offset) } else if b == cell.fact { around(a, 0 &- offset) }
    }
    return values
  }

  /// How far a value is from the present one, for what has an order; from the day of the decision for a date that is unknown.
  private func distance(
    from current: FactRegions.Representative?, to value: FactRegions.Representative, _ fact: FactID
  ) -> UInt64 {
    guard case .integer(let target) = value else { return value == .none ? UInt64.max : 0 }
    let own = decider.book[fact]
    if case .integer(let present)? = current {
      if own.storage == .set { return UInt64((present ^ target).nonzeroBitCount) }
      return own.storage == .code ? 0 : (target &- present).magnitude
    }
    return own.type == .date ? (target &- decider.graph.asOf).magnitude : 0
  }
}
