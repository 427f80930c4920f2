import Facts
import Rules

/// What is open of a goal while some facts are free, put so that it can be asked again and again whether it can be reached.
///
/// A fact that is free may become what suits, a known one that is not stays as it is, and an unknown one that is not is taken
/// to be what suits least. Where no fact suits one condition and harms another the answer is exact; elsewhere it errs on the
/// side of yes, and the decider has to be asked.
///
/// Made for a case; asking takes O(elements and operands).
final class WayCircuit {
  /// A cost that no way has.
  static let impossible = Int.max / 1_000_000

  /// Something on which the goal depends.
  struct Variable {
    /// The free facts that it rests on, by number.
    var cells: [Int]
    /// Whether it is one of these facts itself, told apart by regions.
    var isRegions: Bool
    /// Its region as things are; nil where it is unknown.
    var region: Int?
    /// The regions that suit all conditions on it, as the goal sees them, and how many suit each.
    var views: [[Bool]] = []
    /// Whether some region suits none.
    var hasAdverse = true
  }

  struct Gate {
    enum Kind { case leaf, constant, not, all, any, atLeast }

    var kind: Kind
    /// Of a gate that needs so many.
    var needed = 0
    var operands: Range<Int> = 0..<0
    /// Whether no two operands rest on the same free fact, so that their costs add up.
    var isDisjoint = true
    /// Of a leaf: its variable, whether some region of it is met, and some is not, and its truth as things are.
    var variable = 0
    var canHold = (met: true, notMet: true)
    var holds = (met: false, notMet: false)
  }

  /// The free facts.
  let cells: [FactCell]
  /// What it takes to change each, in thousandths.
  let costs: [Int]
  private(set) var variables: [Variable]
  private var gates: [Gate] = []
  private var operands: [Int] = []
  // What it takes at least to have each gate met, and not met.
  private var met: [Int]
  private var notMet: [Int]
  private var sorted: [Int] = []

  /// The goal is the root of `circuit`, or its opposite. `variables` are those of the circuit.
  init(_ circuit: Circuit, wantsMet: Bool, cells: [FactCell], costs: [Int], variables: [Variable]) {
    self.cells = cells
    self.costs = costs
    self.variables = variables
    met = Array(repeating: 0, count: circuit.elements.count + 1)
    notMet = met
    lowered(circuit, wantsMet)
    look(circuit, wantsMet)
    for index in gates.indices where gates[index].kind == .leaf { settle(index) }
    separate()
  }

  private func lowered(_ circuit: Circuit, _ wantsMet: Bool) {
    for element in circuit.elements {
      switch element {
      case .constant(let value):
        gates.append(Gate(kind: .constant, holds: (value, !value)))
      case .leaf(let variable, let regions):
        gates.append(Gate(kind: .leaf, variable: variable, canHold: (regions.contains(true), regions.contains(false))))
      case .not(let operand): gates.append(gate(.not, [operand]))
      case .all(let operands): gates.append(gate(.all, operands))
      case .any(let operands): gates.append(gate(.any, operands))
      case .atLeast(let needed, let operands): gates.append(gate(.atLeast, operands, needed))
      }
    }
    gates.append(gate(wantsMet ? .all : .not, [circuit.root]))
  }

  private func gate(_ kind: Gate.Kind, _ inputs: [Int], _ needed: Int = 0) -> Gate {
    let start = operands.count
    operands += inputs
    return Gate(kind: kind, needed: needed, operands: start..<operands.count)
  }

  // MARK: What is told once

  /// Notes from which side the goal sees each leaf.
  private func look(_ circuit: Circuit, _ wantsMet: Bool) {
    var sees = Array(repeating: (positive: false, negative: false), count: gates.count)
    sees[gates.count - 1].positive = true
    for index in gates.indices.reversed() where sees[index].positive || sees[index].negative {
      let gate = gates[index]
      for operand in operands[gate.operands] {
        if gate.kind == .not ? sees[index].negative : sees[index].positive { sees[operand].positive = true }
        if gate.kind == .not ? sees[index].positive : sees[index].negative { sees[operand].negative = true }
      }
      guard gate.kind == .leaf, case .leaf(let variable, let regions) = circuit.elements[index] else { continue }
      if sees[index].positive { variables[variable].views.append(regions) }
      if sees[index].negative { variables[variable].views.append(regions.map { !$0 }) }
      holds(index, regions)
    }
    for index in variables.indices {
      let views = variables[index].views
      let regions = views.first?.indices ?? 0..<0
      variables[index].hasAdverse = regions.contains { region in views.allSatisfy { !$0[region] } }
    }
  }

  private func holds(_ index: Int, _ regions: [Bool]) {
    guard let region = variables[gates[index].variable].region else { return }
    gates[index].holds = (regions[region], !regions[region])
  }

  /// What is unknown suits least; where no region does for all conditions at once, it is left to the decider.
  private func settle(_ index: Int) {
    let variable = variables[gates[index].variable]
    if variable.region == nil, !variable.hasAdverse { gates[index].holds = gates[index].canHold }
  }

  private func separate() {
    var reached = Array(repeating: Set<Int>(), count: gates.count)
    for index in gates.indices {
      if gates[index].kind == .leaf { reached[index] = Set(variables[gates[index].variable].cells) }
      for operand in operands[gates[index].operands] {
        if !reached[index].isDisjoint(with: reached[operand]) { gates[index].isDisjoint = false }
        reached[index].formUnion(reached[operand])
      }
    }
  }

  // MARK: Asking

  /// What it costs at least to reach the goal, beside what is free already: 0 where it can be reached, ``impossible`` or more
  /// where it cannot whatever is changed.
  func bound(_ free: [Bool]) -> Int {
    for index in gates.indices { price(index, free) }
    return met[gates.count - 1]
  }

  private func price(_ index: Int, _ free: [Bool]) {
    let gate = gates[index]
    switch gate.kind {
    case .constant:
      met[index] = gate.holds.met ? 0 : Self.impossible
      notMet[index] = gate.holds.notMet ? 0 : Self.impossible
    case .leaf:
      let price = opening(gate.variable, free)
      met[index] = gate.holds.met ? 0 : gate.canHold.met ? price : Self.impossible
      notMet[index] = gate.holds.notMet ? 0 : gate.canHold.notMet ? price : Self.impossible
    case .not:
      met[index] = notMet[operands[gate.operands.lowerBound]]
      notMet[index] = met[operands[gate.operands.lowerBound]]
    case .all:
      met[index] = join(gate, met)
      notMet[index] = least(gate, notMet)
    case .any:
      met[index] = least(gate, met)
      notMet[index] = join(gate, notMet)
    case .atLeast:
      met[index] = some(gate, met, gate.needed)
      notMet[index] = some(gate, notMet, gate.operands.count - gate.needed + 1)
    }
  }

  /// What it costs to free a variable.
  private func opening(_ variable: Int, _ free: [Bool]) -> Int {
    var least = Self.impossible
    for cell in variables[variable].cells { least = min(least, free[cell] ? 0 : costs[cell]) }
    return least
  }

  private func least(_ gate: Gate, _ prices: [Int]) -> Int {
    var least = Self.impossible
    for index in gate.operands { least = min(least, prices[operands[index]]) }
    return least
  }

  private func join(_ gate: Gate, _ prices: [Int]) -> Int {
    var sum = 0
    for index in gate.operands {
      let price = prices[operands[index]]
      sum = gate.isDisjoint ? sum + price : max(sum, price)
    }
    return min(sum, Self.impossible)
  }

  private func some(_ gate: Gate, _ prices: [Int], _ needed: Int) -> Int {
    sorted.removeAll(keepingCapacity: true)
    for index in gate.operands { sorted.append(prices[operands[index]]) }
    sorted.sort()
    var sum = 0
    for price in sorted.prefix(needed) { sum = gate.isDisjoint ? sum + price : max(sum, price) }
    return min(sum, Self.impossible)
  }

  // MARK: What stands in the way

  /// Facts of which at least one has to be freed, after ``bound(_:)`` was more than 0 and possible: as few as are easily found.
  func block() -> [Int] {
    var known: [Int: Set<Int>] = [:]
    return block(gates.count - 1, true, &known).sorted()
  }

  private func block(_ index: Int, _ isMet: Bool, _ known: inout [Int: Set<Int>]) -> Set<Int> {
    let key = index * 2 + (isMet ? 1 : 0)
    if let found = known[key] { return found }
    let gate = gates[index]
    var result: Set<Int> = []
    switch gate.kind {
    case .constant: break
    case .leaf: if isMet ? gate.canHold.met : gate.canHold.notMet { result = Set(variables[gate.variable].cells) }
    case .not: result = block(operands[gate.operands.lowerBound], !isMet, &known)
    case .all, .any, .atLeast:
      // Of the operands that do not hold, so many have to be changed at least one of.
      var blocks: [Set<Int>] = []
      for operand in operands[gate.operands] where (isMet ? met : notMet)[operand] > 0 {
        blocks.append(block(operand, isMet, &known))
      }
      let needed =
        switch gate.kind {
        case .all: isMet ? gate.operands.count : 1
        case .any: isMet ? 1 : gate.operands.count
        default: isMet ? gate.needed : gate.operands.count - gate.needed + 1
        }
      blocks.sort { $0.count < $1.count }
      for block in blocks.prefix(gate.operands.count - needed + 1) { result.formUnion(block) }
    }
    known[key] = result
    return result
  }
}

// MARK: - The free facts

extension WayCircuit {
  /// Whether the goal depends on it at all.
  func isUsed(_ cell: Int) -> Bool { variables.contains { $0.cells.contains(cell) && !$0.views.isEmpty } }

  /// Whether it stands in conditions over several facts, or is one that others are made from, so that its values are not told
  /// apart in full.
  func isInOpaque(_ cell: Int) -> Bool { variables.contains { !$0.isRegions && $0.cells.contains(cell) && !$0.views.isEmpty } }

  /// What the conditions that the goal depends on say of one of its regions.
  func signature(_ cell: Int, region: Int) -> [Bool] {
    variables.flatMap { variable in
      variable.isRegions && variable.cells == [cell] ? variable.views.map { $0.indices.contains(region) && $0[region] } : []
    }
  }

  /// How many conditions one of its regions suits.
  func suits(_ cell: Int, region: Int) -> Int { signature(cell, region: region).count { $0 } }
}
