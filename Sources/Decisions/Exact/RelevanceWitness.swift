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
  private var forcing: CircuitForcing

  init(_ circuit: Circuit) {
    self.circuit = circuit
    parents = Array(repeating: [], count: circuit.elements.count)
    leaves = Array(repeating: [], count: circuit.variables.count)
    isReached = Array(repeating: false, count: circuit.elements.count)
    trial = CircuitTrial(circuit)
    forcing = CircuitForcing(circuit)
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
    forcing.passedOver = variable
    return leaves[variable].prefix(Self.mostWalks).contains { isShown(variable, from: $0) }
  }

  private mutating func isShown(_ target: Int, from leaf: Int) -> Bool {
    forcing.reset()
    var place = leaf
    while place != circuit.root {
      guard let gate = parents[place].first, leaveTruth(of: gate, to: place) else { return false }
      place = gate
    }
    for variable in trial.regions.indices { trial.regions[variable] = forcing.region(of: variable) }
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
    case .all(let operands): return forcing.force(operands.filter { $0 != operand }, met: operands.count - 1)
    case .any(let operands): return forcing.force(operands.filter { $0 != operand }, met: 0)
    case .atLeast(let needed, let operands): return forcing.force(operands.filter { $0 != operand }, met: needed - 1)
    }
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
