import Facts
import Rules

/// Tells at once for most facts that what was decided needs them: without one of them, some completion leads elsewhere.
///
/// What is decided is put as a circuit in which every fact that may be kept or dropped is open. Kept facts lie where they lie;
/// all others lie where they do most harm. In that one completion a fact is needed where the truth of the whole hangs on a
/// condition that the fact alone meets, and there is a region of it that meets none of its conditions. One pass over the circuit
/// tells all such facts. Of the others a completion that leads elsewhere is sought one by one; what that does not tell is left to
/// the decider.
struct Necessity {
  private let circuit: Circuit
  /// For each variable the fact that it is, where it may be dropped.
  private let facts: [FactCell?]
  /// Where each fact lies, and where it does most harm; the latter alone for variables that are none.
  private let own: [Int?]
  private var worst: [Int]
  /// Whether the worst region meets no condition on the variable.
  private let isWorstForAll: [Bool]
  private var truths: [Bool]
  private var isCritical: [Bool]
  private var kept: [Bool]
  private let numbers: [FactCell: Int]
  private var forcing: CircuitForcing

  /// `own` are the regions in which the facts of the variables lie; nil where a variable is not a fact by itself.
  init(_ circuit: Circuit, own: [Int?]) {
    self.circuit = circuit
    self.own = own
    facts = zip(circuit.variables, own).map { variable, region in
      if region != nil, case .fact(let cell) = variable { cell } else { nil }
    }
    let views = circuit.views
    worst = zip(views, circuit.regionCounts).map { views, count in
      let suits = (0..<count).map { region in views.count { $0[region] } }
      return suits.indices.min { suits[$0] < suits[$1] } ?? 0
    }
    isWorstForAll = zip(views, worst).map { views, worst in views.allSatisfy { !$0[worst] } }
    truths = Array(repeating: false, count: circuit.elements.count)
    isCritical = truths
    kept = Array(repeating: false, count: circuit.variables.count)
    var numbers: [FactCell: Int] = [:]
    for (index, cell) in facts.enumerated() { if let cell { numbers[cell] = index } }
    self.numbers = numbers
    forcing = CircuitForcing(circuit)
  }

  /// Whether a completion is found that leads elsewhere where only the others of these facts are kept.
  /// Complexity: O(elements) most of the time; see ``CircuitForcing``.
  mutating func counterexample(without cell: FactCell, among cells: Set<FactCell>) -> CircuitForcing.Result {
    guard let number = numbers[cell] else { return .notTold }
    forcing.reset()
    for other in cells {
      if let index = numbers[other], index != number, let region = own[index] { forcing.fix(index, in: region) }
    }
    return forcing.completion(false)
  }

  /// The facts of those that are kept without which something else may be decided; more may be. Complexity: O(elements).
  mutating func needed(of cells: Set<FactCell>) -> Set<FactCell> {
    for index in facts.indices { kept[index] = facts[index].map(cells.contains) ?? false }
    evaluate()
    guard truths[circuit.root] else { return [] }
    for index in isCritical.indices { isCritical[index] = index == circuit.root }
    var found: Set<FactCell> = []
    for index in circuit.elements.indices.reversed() where isCritical[index] {
      switch circuit.elements[index] {
      case .constant: break
      case .leaf(let variable, _):
        if kept[variable], isWorstForAll[variable], let cell = facts[variable] { found.insert(cell) }
      case .not(let operand): isCritical[operand] = true
      case .all(let operands): mark(operands, needed: operands.count, truths[index])
      case .any(let operands): mark(operands, needed: 1, truths[index])
      case .atLeast(let needed, let operands): mark(operands, needed: needed, truths[index])
      }
    }
    for index in facts.indices where kept[index] && !isWorstForAll[index] {
      if let cell = facts[index], isNeeded(index) { found.insert(cell) }
    }
    return found
  }

  /// Whether a fact that conditions see from both sides would do harm in some region.
  private mutating func isNeeded(_ variable: Int) -> Bool {
    kept[variable] = false
    let usual = worst[variable]
    defer {
      kept[variable] = true
      worst[variable] = usual
    }
    for region in 0..<circuit.regionCounts[variable] {
      worst[variable] = region
      evaluate()
      if !truths[circuit.root] { return true }
    }
    return false
  }

  /// The operands on each of which the truth of a gate hangs.
  private mutating func mark(_ operands: [CircuitIndex], needed: Int, _ truth: Bool) {
    let met = operands.count { truths[$0] }
    guard truth ? met == needed : met == needed - 1 else { return }
    for operand in operands where truths[operand] == truth { isCritical[operand] = true }
  }

  private mutating func evaluate() {
    for (index, element) in circuit.elements.enumerated() {
      truths[index] =
        switch element {
        case .constant(let value): value
        case .leaf(let variable, let met): met[kept[variable] ? own[variable] ?? worst[variable] : worst[variable]]
        case .not(let operand): !truths[operand]
        case .all(let operands): operands.allSatisfy { truths[$0] }
        case .any(let operands): operands.contains { truths[$0] }
        case .atLeast(let needed, let operands): operands.count { truths[$0] } >= needed
        }
    }
  }
}
