import Facts
import Rules

/// In what order to ask for the variables of a circuit, so that its truth is found out at the least expected cost.
///
/// Tests with costs and likelihoods, independent of each other (stochastic Boolean function evaluation). For a gate over single
/// tests the order is the best there is: `all` by cost over the chance of no, `any` by cost over the chance of yes, `k` of `n`
/// one that stands both among the `k` first by yes and among the `n - k + 1` first by no (Ben-Dov 1981; Salloum and Breuer
/// 1984). A gate within a gate counts as one test with the cost expected of it. Where a variable stands in several places, the
/// best first questions are tried one answer ahead.
///
/// Chances and costs are weights of a choice, not values of a decision, so that binary fractions do.
struct QuestionPlan {
  /// What finding out the truth of an element takes, and with what to begin.
  private struct Prospect {
    var cost = 0.0
    /// That it is met.
    var chance: Double
    /// The variable to begin with; nil where nothing is open.
    var first: Int?
  }

  /// How many first questions are tried one answer ahead.
  private static let mostTried = 12

  private let circuit: Circuit
  private let costs: [Double]
  /// For each variable the chances of its regions.
  private let chances: [[Double]]
  /// For each variable the region that is supposed, for a trial.
  private var supposed: [Int?]

  /// What does not matter may be supposed to be anything.
  init(_ circuit: Circuit, costs: [Double], chances: [[Double]], matters: [Bool]) {
    self.circuit = circuit
    self.costs = costs
    self.chances = chances
    supposed = matters.map { $0 ? nil : 0 }
  }

  /// The variable to ask for first; nil where the truth is settled. Complexity: O(elements × log operands), times the answers
  /// tried where variables stand in several places.
  mutating func first() -> Int? {
    let prospect = look()
    guard circuit.sharesVariables, let first = prospect.first else { return prospect.first }
    var best = first
    var least = expected(asking: first)
    for variable in promising() where variable != first {
      let cost = expected(asking: variable)
      if cost < least { (best, least) = (variable, cost) }
    }
    return best
  }

  /// What is to be expected after asking for a variable, with its own cost.
  private mutating func expected(asking variable: Int) -> Double {
    var cost = costs[variable]
    for (region, chance) in chances[variable].enumerated() where chance > 0 {
      supposed[variable] = region
      cost += chance * look().cost
    }
    supposed[variable] = nil
    return cost
  }

  /// Variables that stand in the most places, the cheapest first among equals.
  private func promising() -> [Int] {
    var places = Array(repeating: 0, count: costs.count)
    for element in circuit.elements { if case .leaf(let variable, _) = element { places[variable] += 1 } }
    let order = places.indices.sorted { a, b in
      let (x, y) = (Double(places[a]) / costs[a], Double(places[b]) / costs[b])
      return x == y ? a < b : x > y
    }
    return Array(order.lazy.filter { supposed[$0] == nil }.prefix(Self.mostTried))
  }

  private func look() -> Prospect {
    var prospects: [Prospect] = []
    prospects.reserveCapacity(circuit.elements.count)
    for element in circuit.elements { prospects.append(prospect(element, prospects)) }
    return prospects[circuit.root]
  }

  private func prospect(_ element: Circuit.Element, _ made: [Prospect]) -> Prospect {
    switch element {
    case .constant(let value): return Prospect(chance: value ? 1 : 0)
    case .leaf(let variable, let regions):
      if let region = supposed[variable] { return Prospect(chance: regions[region] ? 1 : 0) }
      let chance = zip(regions, chances[variable]).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
      return Prospect(cost: costs[variable], chance: chance, first: variable)
    case .not(let operand):
      var prospect = made[operand]
      prospect.chance = 1 - prospect.chance
      return prospect
    case .all(let operands): return some(operands.map { made[$0] }, operands.count)
    case .any(let operands): return some(operands.map { made[$0] }, 1)
    case .atLeast(let needed, let operands): return some(operands.map { made[$0] }, needed)
    }
  }

  /// At least `needed` of the tests.
  private func some(_ tests: [Prospect], _ needed: Int) -> Prospect {
    var needed = needed
    var open: [Prospect] = []
    for test in tests {
      if test.first != nil { open.append(test) } else if test.chance == 1 { needed -= 1 }
    }
    if needed <= 0 { return Prospect(chance: 1) }
    if needed > open.count { return Prospect(chance: 0) }
    let byYes = open.indices.sorted { precedes(open[$0], open[$0].chance, open[$1], open[$1].chance, $0 < $1) }
    let byNo = open.indices.sorted { precedes(open[$0], 1 - open[$0].chance, open[$1], 1 - open[$1].chance, $0 < $1) }
    let early = Set(byNo.prefix(open.count - needed + 1))
    let first = byYes.prefix(needed).first { early.contains($0) } ?? byYes[0]
    let order = [first] + (needed == open.count ? byNo : byYes).filter { $0 != first }
    return prospect(order.map { open[$0] }, needed)
  }

  /// By cost over the chance of the answer that is looked for.
  private func precedes(_ a: Prospect, _ chanceA: Double, _ b: Prospect, _ chanceB: Double, _ isFirst: Bool) -> Bool {
    let (x, y) = (a.cost * chanceB, b.cost * chanceA)
    return x == y ? isFirst : x < y
  }

  /// Asked in this order until so many are met, or too many are not.
  private func prospect(_ order: [Prospect], _ needed: Int) -> Prospect {
    // The chance of each number of tests met so far with nothing settled.
    var met = [1.0] + Array(repeating: 0.0, count: needed)
    var result = Prospect(chance: 0, first: order[0].first)
    for (asked, test) in order.enumerated() {
      let allowed = order.count - needed
      let open = met.indices.reduce(0.0) { sum, count in
        count < needed && asked - count <= allowed ? sum + met[count] : sum
      }
      result.cost += open * test.cost
      var next = Array(repeating: 0.0, count: needed + 1)
      for count in 0..<needed where asked - count <= allowed {
        next[count + 1] += met[count] * test.chance
        next[count] += met[count] * (1 - test.chance)
      }
      result.chance += next[needed]
      next[needed] = 0
      met = next
    }
    return result
  }
}
