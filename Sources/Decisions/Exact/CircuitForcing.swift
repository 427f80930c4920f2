/// Looks for a completion in which an element of a circuit has a given truth, by a walk from the element down.
///
/// At each gate the walk takes the first operands that go along. What it finds is a completion; where conditions share
/// variables it may find none although there is one, so that failure tells nothing.
struct CircuitForcing {
  let circuit: Circuit
  /// For each variable its region in the completion; negative where it does not matter.
  private(set) var chosen: [Int]
  /// A variable that stays open: conditions on it are passed over. Negative where there is none.
  var passedOver = -1
  /// Variables in the order in which they were chosen.
  private var trail: [Int] = []

  init(_ circuit: Circuit) {
    self.circuit = circuit
    chosen = Array(repeating: -1, count: circuit.variables.count)
  }

  /// Takes back all that was chosen or fixed.
  mutating func reset() {
    for index in chosen.indices { chosen[index] = -1 }
    trail.removeAll(keepingCapacity: true)
  }

  /// Leaves a variable in a region for good.
  mutating func fix(_ variable: Int, in region: Int) { chosen[variable] = region }

  /// Whether there is a completion in which the root is met, and one in which it is not; false where it is not told.
  mutating func goesBothWays() -> Bool {
    reset()
    guard force(circuit.root, true) else { return false }
    reset()
    return force(circuit.root, false)
  }

  /// Chooses regions so that an element has a truth; all is as it was where that does not succeed.
  ///
  /// Complexity: O(elements) where nothing is shared.
  mutating func force(_ element: CircuitIndex, _ isMet: Bool) -> Bool {
    switch circuit.elements[element] {
    case .constant(let value): return value == isMet
    case .leaf(let variable, let regions): return choose(variable, regions, isMet)
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

  private mutating func choose(_ variable: Int, _ regions: [Bool], _ isMet: Bool) -> Bool {
    if variable == passedOver { return true }
    if chosen[variable] >= 0 { return regions[chosen[variable]] == isMet }
    guard let region = regions.firstIndex(of: isMet) else { return false }
    chosen[variable] = region
    trail.append(variable)
    return true
  }

  private mutating func undo(to count: Int) {
    while trail.count > count, let last = trail.popLast() { chosen[last] = -1 }
  }
}
