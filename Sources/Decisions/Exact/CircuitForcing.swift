/// Looks for a completion in which the root of a circuit has a given truth.
///
/// For each variable it keeps the regions in which it may still lie. A walk down from the root narrows them, at each gate with the
/// first operands that go along: most of the time that is enough. Where conditions share variables and the walk runs into a
/// contradiction, what leaves no choice is followed up first and the rest is tried both ways, as far as the limit allows.
struct CircuitForcing {
  enum Result {
    case found
    /// There is no such completion.
    case none
    /// The limit was reached.
    case notTold
  }

  /// An element that is to be met, or is not to be.
  private struct Goal {
    var element: CircuitIndex
    var isMet: Bool
  }

  private static let mostRegions = 64

  let circuit: Circuit
  /// For each variable the regions in which it may lie.
  private var allowed: [UInt64]
  private let all: [UInt64]
  /// For each condition on a variable, the regions in which it is met.
  private let masks: [UInt64]
  /// Whether some variable has too many regions.
  private let isTooWide: Bool
  /// A variable that stays open: conditions on it are passed over. Negative where there is none.
  var passedOver = -1
  /// What was allowed before, for going back.
  private var trail: [(variable: Int, before: UInt64)] = []
  private var steps = 0

  init(_ circuit: Circuit) {
    self.circuit = circuit
    isTooWide = circuit.regionCounts.contains { $0 > Self.mostRegions }
    all = circuit.regionCounts.map { $0 >= Self.mostRegions ? .max : 1 << UInt64(max(1, $0)) - 1 }
    allowed = all
    masks = circuit.elements.map { element in
      guard case .leaf(_, let regions) = element else { return 0 }
      return regions.prefix(Self.mostRegions).enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt64($1.offset) : 0) }
    }
  }

  /// Takes back all that was found or fixed.
  mutating func reset() {
    allowed = all
    trail.removeAll(keepingCapacity: true)
  }

  /// Leaves a variable in a region for good.
  mutating func fix(_ variable: Int, in region: Int) { if region < Self.mostRegions { allowed[variable] = 1 << UInt64(region) } }

  /// A region of a variable in the completion that was found.
  func region(of variable: Int) -> Int { allowed[variable].trailingZeroBitCount }

  /// Whether there is a completion, among those in which fixed variables lie where they are fixed, in which the root is met or
  /// is not. Complexity: O(elements) where nothing is shared; bounded by a multiple of that.
  mutating func completion(_ isMet: Bool) -> Result {
    if isTooWide { return .notTold }
    if force(circuit.root, isMet) { return .found }
    steps = 30 * circuit.elements.count + 1_000
    return satisfy([Goal(element: circuit.root, isMet: isMet)])
  }

  // MARK: The walk

  /// Narrows variables so that an element has a truth; all is as it was where that does not succeed.
  mutating func force(_ element: CircuitIndex, _ isMet: Bool) -> Bool {
    switch circuit.elements[element] {
    case .constant(let value): return value == isMet
    case .leaf(let variable, _): return narrow(variable, isMet ? masks[element] : ~masks[element])
    case .not(let operand): return force(operand, !isMet)
    case .all(let operands): return force(operands, isMet, isMet ? operands.count : 1)
    case .any(let operands): return force(operands, isMet, isMet ? 1 : operands.count)
    case .atLeast(let needed, let operands): return force(operands, isMet, isMet ? needed : operands.count - needed + 1)
    }
  }

  /// So many of the elements at least.
  private mutating func force(_ elements: [CircuitIndex], _ isMet: Bool, _ needed: Int) -> Bool {
    let start = trail.count
    var left = needed
    for (place, element) in elements.enumerated() {
      if left == 0 { return true }
      if elements.count - place < left { break }
      if force(element, isMet) { left -= 1 }
    }
    if left > 0 { undo(to: start) }
    return left == 0
  }

  /// Exactly so many of the elements are met, the others are not.
  mutating func force(_ elements: [CircuitIndex], met needed: Int) -> Bool {
    let start = trail.count
    var left = needed
    for element in elements {
      if left > 0, force(element, true) {
        left -= 1
      } else if !force(element, false) {
        undo(to: start)
        return false
      }
    }
    if left > 0 { undo(to: start) }
    return left == 0
  }

  private mutating func narrow(_ variable: Int, _ mask: UInt64) -> Bool {
    if variable == passedOver { return true }
    let before = allowed[variable]
    let after = before & mask
    if after == 0 { return false }
    if after != before {
      allowed[variable] = after
      trail.append((variable, before))
    }
    return true
  }

  private mutating func undo(to count: Int) {
    while trail.count > count, let last = trail.popLast() { allowed[last.variable] = last.before }
  }

  // MARK: The search

  private mutating func satisfy(_ goals: [Goal]) -> Result {
    guard let choices = follow(goals) else { return steps < 0 ? .notTold : .none }
    let start = trail.count
    guard let hard = choices.first(where: { !force($0.element, $0.isMet) }) else { return .found }
    undo(to: start)
    // The choice that the walk cannot make, one way and the other.
    guard let part = openParts(of: hard).first else { return .notTold }
    for isMet in [hard.isMet, !hard.isMet] {
      let result = satisfy(choices + [Goal(element: part, isMet: isMet)])
      if result != .none { return result }
      undo(to: start)
    }
    return .none
  }

  /// Narrows variables by all that leaves no choice. The goals that leave one; nil where they contradict each other or the limit
  /// is reached.
  private mutating func follow(_ goals: [Goal]) -> [Goal]? {
    var strict = goals
    var choices: [Goal] = []
    repeat {
      while let goal = strict.popLast() {
        steps -= 1
        if steps < 0 { return nil }
        switch circuit.elements[goal.element] {
        case .constant, .leaf: if !force(goal.element, goal.isMet) { return nil }
        case .not(let operand): strict.append(Goal(element: operand, isMet: !goal.isMet))
        case .all, .any, .atLeast: choices.append(goal)
        }
      }
      var left: [Goal] = []
      for goal in choices {
        let (missing, open) = state(of: goal)
        if steps < 0 || open.count < missing { return nil }
        if missing <= 0 { continue }
        if open.count == missing { strict += open.map { Goal(element: $0, isMet: goal.isMet) } } else { left.append(goal) }
      }
      choices = left
    } while !strict.isEmpty
    return choices
  }

  private mutating func openParts(of goal: Goal) -> [CircuitIndex] { state(of: goal).open }

  /// How many more operands of a gate have to be as its goal wants, and those that are open.
  private mutating func state(of goal: Goal) -> (missing: Int, open: [CircuitIndex]) {
    let operands = circuit.elements[goal.element].operands
    var missing =
      switch circuit.elements[goal.element] {
      case .all: goal.isMet ? operands.count : 1
      case .any: goal.isMet ? 1 : operands.count
      case .atLeast(let needed, _): goal.isMet ? needed : operands.count - needed + 1
      case .constant, .leaf, .not: 0
      }
    var open: [CircuitIndex] = []
    for operand in operands {
      guard let truth = truth(operand) else {
        open.append(operand)
        continue
      }
      if truth == goal.isMet { missing -= 1 }
    }
    return (missing, open)
  }

  /// The truth that what is allowed leaves to an element; nil where it is open.
  private mutating func truth(_ element: CircuitIndex) -> Bool? {
    steps -= 1
    switch circuit.elements[element] {
    case .constant(let value): return value
    case .leaf(let variable, _):
      let met = allowed[variable] & masks[element]
      return met == 0 ? false : met == allowed[variable] ? true : nil
    case .not(let operand): return truth(operand).map { !$0 }
    case .all(let operands): return truth(operands, operands.count)
    case .any(let operands): return truth(operands, 1)
    case .atLeast(let needed, let operands): return truth(operands, needed)
    }
  }

  private mutating func truth(_ operands: [CircuitIndex], _ needed: Int) -> Bool? {
    var (met, open) = (0, 0)
    for (place, operand) in operands.enumerated() {
      if met + open + operands.count - place < needed { return false }
      switch truth(operand) {
      case true: met += 1
      case nil: open += 1
      default: break
      }
      if met >= needed { return true }
    }
    return met + open < needed ? false : nil
  }
}
