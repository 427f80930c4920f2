/// Shows of open variables that the truth of a circuit depends on them, by a completion in which it hangs on the variable.
///
/// For each variable one such completion is sought by a walk from a condition on it up to the root: at every gate the other
/// operands are made to leave the truth to this one. Where conditions share variables a walk may fail although there is a
/// completion, so that what is not shown is not told.
struct RelevanceWitness {
  /// Conditions on a variable from which a walk is tried at most.
  private static let mostWalks = 3

  private let circuit: Circuit
  private var parents: [[Int]]
  private var leaves: [[Int]]
  private var isReached: [Bool]
  private var trial: CircuitTrial
  /// For each variable its region in the completion; negative where it is not chosen yet.
  private var chosen: [Int]
  /// Variables in the order in which they were chosen.
  private var trail: [Int] = []
  private var target = 0

  init(_ circuit: Circuit) {
    self.circuit = circuit
    parents = Array(repeating: [], count: circuit.elements.count)
    leaves = Array(repeating: [], count: circuit.variables.count)
    isReached = Array(repeating: false, count: circuit.elements.count)
    trial = CircuitTrial(circuit)
    chosen = Array(repeating: -1, count: circuit.variables.count)
    isReached[circuit.root] = true
    for index in circuit.elements.indices.reversed() where isReached[index] {
      if case .leaf(let variable, _) = circuit.elements[index] { leaves[variable].append(index) }
      for operand in circuit.elements[index].operands {
        isReached[operand] = true
        parents[operand].append(index)
      }
    }
  }

  /// The variables below the root, if each of them can be shown to matter. Complexity: O(variables × elements).
  mutating func allThatMatter() -> [Int]? {
    let variables = leaves.indices.filter { !leaves[$0].isEmpty }
    for variable in variables where !matters(variable) { return nil }
    return variables
  }

  /// Whether a variable is shown to matter.
  mutating func matters(_ variable: Int) -> Bool {
    target = variable
    return leaves[variable].prefix(Self.mostWalks).contains { isShown(from: $0) }
  }

  private mutating func isShown(from leaf: Int) -> Bool {
    undo(to: 0)
    var place = leaf
    while place != circuit.root {
      guard let gate = parents[place].first, leaveTruth(of: gate, to: place) else { return false }
      place = gate
    }
    for variable in chosen.indices { trial.regions[variable] = max(0, chosen[variable]) }
    trial.regions[target] = 0
    let first = trial.run()
    for region in 1..<max(1, circuit.regionCounts[target]) {
      trial.regions[target] = region
      if trial.run() != first { return true }
    }
    return false
  }

  /// Makes the other operands of a gate such that it is met where this one is.
  private mutating func leaveTruth(of gate: Int, to operand: Int) -> Bool {
    switch circuit.elements[gate] {
    case .constant, .leaf: return false
    case .not: return true
    case .all(let operands): return operands.allSatisfy { $0 == operand || force($0, true) }
    case .any(let operands): return operands.allSatisfy { $0 == operand || force($0, false) }
    case .atLeast(let needed, let operands):
      return force(operands.filter { $0 != operand }, met: needed - 1)
    }
  }

  /// Makes exactly so many of the elements met.
  private mutating func force(_ elements: [CircuitIndex], met needed: Int) -> Bool {
    var left = needed
    for (place, element) in elements.enumerated() {
      let isNeeded = left > 0 && elements.count - place >= left
      if isNeeded, force(element, true) { left -= 1 } else if !force(element, false) { return false }
    }
    return left == 0
  }

  /// Chooses regions so that an element has a truth; as it was where that does not succeed.
  private mutating func force(_ element: CircuitIndex, _ isMet: Bool) -> Bool {
    let start = trail.count
    let isDone: Bool
    switch circuit.elements[element] {
    case .constant(let value): isDone = value == isMet
    case .leaf(let variable, let regions): isDone = choose(variable, regions, isMet)
    case .not(let operand): isDone = force(operand, !isMet)
    case .all(let operands):
      isDone = isMet ? operands.allSatisfy { force($0, true) } : operands.contains { force($0, false) }
    case .any(let operands):
      isDone = isMet ? operands.contains { force($0, true) } : operands.allSatisfy { force($0, false) }
    case .atLeast(let needed, let operands): isDone = force(operands, met: isMet ? needed : needed - 1)
    }
    if !isDone { undo(to: start) }
    return isDone
  }

  /// What the walk is about is left open; whether it fits shows in the end.
  private mutating func choose(_ variable: Int, _ regions: [Bool], _ isMet: Bool) -> Bool {
    if variable == target { return true }
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

extension Circuit.Element {
  var operands: [CircuitIndex] {
    switch self {
    case .constant, .leaf: []
    case .not(let operand): [operand]
    case .all(let operands), .any(let operands), .atLeast(_, let operands): operands
    }
  }
}
