import Facts
import Rules

/// Builds the circuit of what is open under a node.
struct CircuitBuilder {
  let evaluator: GraphEvaluator
  let facts: CaseFacts
  let regions: FactRegions
  private(set) var circuit = Circuit()
  /// For each node and member the element, once it is made.
  private var done: [Int32]
  private let memberCount: Int
  private let failed: Set<Key>

  private struct Key: Hashable {
    var node: NodeIndex
    var member: Int
  }

  init(_ evaluator: GraphEvaluator, _ facts: CaseFacts, _ regions: FactRegions) {
    self.evaluator = evaluator
    self.facts = facts
    self.regions = regions
    memberCount = evaluator.book.entities.reduce(1) { max($0, facts.count($1.id)) }
    done = Array(repeating: -1, count: evaluator.graph.nodes.count * memberCount)
    failed = Set(evaluator.failures.map { Key(node: $0.node, member: $0.member) })
  }

  private var graph: DecisionGraph { _read { yield evaluator.graph } }
  private var book: RuleBook { _read { yield evaluator.book } }

  mutating func build(_ node: NodeIndex, member: Int = 0) -> Circuit {
    circuit.root = element(node, member)
    return circuit
  }

  /// That all, or any, of the nodes have these truths.
  mutating func build(_ nodes: [(node: NodeIndex, member: Int, truth: Truth)], isAll: Bool) -> Circuit {
    var operands: [CircuitIndex] = []
    for (node, member, truth) in nodes {
      let index = element(node, member)
      operands.append(truth == .met ? index : circuit.not(index))
    }
    circuit.root = circuit.gate(all: isAll, operands)
    return circuit
  }

  private mutating func element(_ node: NodeIndex, _ member: Int) -> CircuitIndex {
    switch evaluator.truths.truth(node, member: member) {
    case .met: return circuit.constant(true)
    case .notMet: return circuit.constant(false)
    case .unknown: break
    }
    let place = node.index * memberCount + member
    if done[place] >= 0 { return Int(done[place]) }
    let index = open(node, member)
    done[place] = Int32(index)
    return index
  }

  private mutating func elements(_ range: OperandRange, _ member: Int) -> [CircuitIndex] {
    graph.operands[range.range].map { element($0, member) }
  }

  private mutating func open(_ node: NodeIndex, _ member: Int) -> CircuitIndex {
    if failed.contains(Key(node: node, member: member)) { return circuit.free(.failure(node, member: member)) }
    switch graph[node].operation {
    case .constant, .derive: return circuit.free(.failure(node, member: member))
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _), .aggregate(let fact, _, _, _):
      return leaf(node, fact, member)
    case .program:
      if let test = graph.valueTests[node] { return leaf(node, test.fact, member) }
      return circuit.free(.condition(node, member: member))
    case .compareFacts, .linear: return circuit.free(.condition(node, member: member))
    case .all(let range): return circuit.gate(all: true, elements(range, member))
    case .any(let range): return circuit.gate(all: false, elements(range, member))
    case .not(let operand): return circuit.not(element(operand, member))
    case .atLeast(let needed, let range): return circuit.atLeast(Int(needed), elements(range, member))
    case .broadcast(let operand): return element(operand, 0)
    case .gather(let operand, let reference): return gather(node, operand, reference, member)
    case .some(let operand):
      return circuit.gate(all: false, members(operand) + unlisted(node, operand))
    case .memberCount(let operand, let needed):
      let listed = circuit.atLeast(Int(needed), members(operand))
      return circuit.gate(all: false, [listed] + unlisted(node, operand))
    case .every(let operand, let whereNode, let ifNobody):
      var parts = members(operand)
      if !ifNobody { parts.append(circuit.gate(all: false, members(whereNode) + unlisted(whereNode, operand))) }
      return circuit.gate(all: true, parts + unlisted(node, operand))
    }
  }

  private func entity(of node: NodeIndex) -> EntityID { graph[node].scope ?? EntityID(0) }

  private mutating func members(_ node: NodeIndex) -> [CircuitIndex] {
    var all: [CircuitIndex] = []
    for member in 0..<facts.count(entity(of: node)) { all.append(element(node, member)) }
    return all
  }

  private mutating func unlisted(_ node: NodeIndex, _ operand: NodeIndex) -> [CircuitIndex] {
    facts.isListOpen(entity(of: operand)) ? [circuit.free(.unlisted(node))] : []
  }

  private mutating func gather(_ node: NodeIndex, _ operand: NodeIndex, _ reference: FactID, _ member: Int) -> CircuitIndex {
    let own = FactCell(reference, book[reference].entity == graph[node].scope ? member : 0)
    if facts.isKnown(own), !facts.isNone(own) { return element(operand, Int(facts.integer(own))) }
    let target = entity(of: operand)
    // Whoever it is: one region for each member, one more for a member not listed or nobody.
    let count = facts.count(target)
    let isOpen = facts.isListOpen(target) || book[reference].mayBeNone
    let variable = circuit.variable(.fact(own), regions: max(1, count + (isOpen ? 1 : 0)))
    var cases: [CircuitIndex] = []
    for other in 0..<count {
      let isIt = circuit.leaf(variable, (0..<count + (isOpen ? 1 : 0)).map { $0 == other })
      cases.append(circuit.gate(all: true, [isIt, element(operand, other)]))
    }
    if isOpen || count == 0 {
      let isElse = circuit.leaf(variable, (0..<max(1, count + 1)).map { $0 == count })
      cases.append(circuit.gate(all: true, [isElse, circuit.free(.condition(node, member: member))]))
    }
    return circuit.gate(all: false, cases)
  }

  private mutating func leaf(_ node: NodeIndex, _ fact: FactID, _ member: Int) -> CircuitIndex {
    // A derived fact that is unknown because its definition failed stays open for good.
    if hasFailed(fact, member) {
      return circuit.free(.failure(node, member: member))
    }
    let truths = regions.truths(of: node, fact)
    if truths.isEmpty {
      guard let codes = regions.codes(of: node) else { return circuit.free(.condition(node, member: member)) }
      let cell = FactCell(fact, member)
      return circuit.gate(all: false, codes.map { circuit.free(.choice(cell, $0)) })
    }
    if truths.allSatisfy({ $0 == .met }) { return circuit.constant(true) }
    if truths.allSatisfy({ $0 == .notMet }) { return circuit.constant(false) }
    let cell = FactCell(fact, member)
    let variable = circuit.variable(.fact(cell), regions: truths.count)
    let isMet = circuit.leaf(variable, truths.map { $0 == .met })
    guard truths.contains(.unknown) else { return isMet }
    // In some region the condition fails (an order against none): there it stays open.
    let fails = circuit.leaf(variable, truths.map { $0 == .unknown })
    let open = circuit.gate(all: true, [fails, circuit.free(.failure(node, member: member))])
    return circuit.gate(all: false, [isMet, open])
  }

  /// Whether a derived fact cannot be worked out, by its own definition or by that of one it is made from.
  private func hasFailed(_ fact: FactID, _ member: Int) -> Bool {
    if failed.isEmpty { return false }
    guard let derivation = regions.derivation[fact], case .derive(_, let program) = graph[derivation].operation else {
      return false
    }
    if failed.contains(Key(node: derivation, member: member)) { return true }
    return graph.programs[program.index].variables.contains { path in
      path.reference == nil && hasFailed(path.fact, book[path.fact].entity == book[fact].entity ? member : 0)
    }
  }
}
