import Facts
import Rules

/// Settles what the one pass leaves open where a fact stands in several conditions: the definition of an outcome, what all
/// completions agree on.
struct ExactPass {
  /// What is known of a node after the exact pass.
  struct Result {
    var truth: Truth
    /// What it still depends on; empty where it is decided.
    var support: [OpenVariable]
    /// Whether the limit of the diagram was reached, so that `truth` may be unknown where it need not be.
    var isOverLimit = false
  }

  let evaluator: GraphEvaluator
  let facts: CaseFacts
  let regions: FactRegions
  let unate: UnateCheck

  /// The truth of a node and what it depends on. Complexity: that of the diagram; see ``DecisionDiagram``.
  func result(_ node: NodeIndex, member: Int = 0) -> Result {
    let truth = evaluator.truths.truth(node, member: member)
    if truth != .unknown { return Result(truth: truth, support: []) }
    var builder = CircuitBuilder(evaluator, facts, regions)
    let circuit = builder.build(node, member: member)
    // Most of the time all that is open matters, and that is quickly shown.
    var witness = RelevanceWitness(circuit)
    if let all = witness.allThatMatter(), !all.isEmpty {
      return Result(truth: .unknown, support: all.map { circuit.variables[$0] })
    }
    guard let diagram = DecisionDiagram(circuit) else {
      return Result(truth: .unknown, support: circuit.variables, isOverLimit: true)
    }
    if let decided = diagram.decided { return Result(truth: Truth(decided), support: []) }
    return Result(truth: .unknown, support: diagram.support.sorted().map { circuit.variables[$0] })
  }

  /// The truth alone: no diagram where no open variable stands in two places, since strong Kleene logic is then exact.
  func truth(_ node: NodeIndex, member: Int = 0) -> (truth: Truth, isOverLimit: Bool) {
    let truth = evaluator.truths.truth(node, member: member)
    if truth != .unknown { return (truth, false) }
    if unate.isSettled(node, facts, hasFailed: !evaluator.failures.isEmpty) { return (.unknown, false) }
    var builder = CircuitBuilder(evaluator, facts, regions)
    let circuit = builder.build(node, member: member)
    if case .constant(let value) = circuit.elements[circuit.root] { return (Truth(value), false) }
    if !circuit.sharesVariables { return (.unknown, false) }
    var forcing = CircuitForcing(circuit)
    let canBe = forcing.completion(true)
    if canBe == .none { return (.notMet, false) }
    forcing.reset()
    let canBeNot = forcing.completion(false)
    if canBeNot == .none { return (.met, false) }
    if canBe == .found, canBeNot == .found { return (.unknown, false) }
    var samples = CircuitSamples(circuit)
    if samples.disagree() { return (.unknown, false) }
    guard let diagram = DecisionDiagram(circuit) else { return (.unknown, true) }
    return (Truth(diagram.decided), false)
  }
}

extension Circuit {
  /// Whether some variable can be reached from the root in two ways.
  var sharesVariables: Bool {
    var uses = [Int](repeating: 0, count: elements.count)
    uses[root] = 1
    var variableUses = [Int](repeating: 0, count: variables.count)
    // Operands come before the gates that use them.
    for index in elements.indices.reversed() where uses[index] > 0 {
      let weight = min(uses[index], 2)
      switch elements[index] {
      case .constant: break
      case .leaf(let variable, _):
        variableUses[variable] += weight
        if variableUses[variable] > 1 { return true }
      case .not(let operand): uses[operand] += weight
      case .all(let operands), .any(let operands), .atLeast(_, let operands):
        for operand in operands { uses[operand] += weight }
      }
    }
    return false
  }
}
