import Facts
import Rules

/// Finds facts that by themselves force the truth of a node, none of which can be spared.
///
/// A walk takes, at each gate, the cheapest operands that settle it (Darwiche and Hirth's complete reason, read from below);
/// it is subset-minimal where no fact can be reached in two ways. Where one can, facts are dropped one by one as long as the
/// rest still forces the truth, which is that of all completions.
struct Justification {
  let decider: Decider
  let facts: CaseFacts
  private var memo: [Key: Set<FactCell>] = [:]
  private var madeKnown: [FactCell]?

  private struct Key: Hashable {
    var node: NodeIndex
    var member: Int
  }

  init(_ decider: Decider, _ facts: CaseFacts) {
    self.decider = decider
    self.facts = facts
  }

  private var evaluator: GraphEvaluator { _read { yield decider.evaluator } }
  private var graph: DecisionGraph { _read { yield decider.graph } }
  private var book: RuleBook { _read { yield decider.book } }

  /// A minimal set of facts that forces the truth of the node; empty where the truth is unknown.
  mutating func facts(for node: NodeIndex, member: Int = 0, truth: Truth) -> [FactCell] {
    if truth == .unknown { return [] }
    let isWalked = evaluator.truths.truth(node, member: member) == truth
    let walked = isWalked ? walk(node, member) : Set(known())
    if walked.isEmpty || isWalked && decider.readOnce.isReadOnce(node) { return walked.sorted() }
    return minimized(walked, node, member, truth).sorted()
  }

  /// Such a set as the walk finds it: some of its facts may be spared.
  mutating func unreduced(for node: NodeIndex, member: Int) -> Set<FactCell> { walk(node, member) }

  /// Complexity: see ``Sparing``.
  private mutating func minimized(_ cells: Set<FactCell>, _ node: NodeIndex, _ member: Int, _ truth: Truth) -> Set<FactCell> {
    let trial = decider.trialEvaluator
    let exact = ExactPass(
      evaluator: trial, facts: facts, regions: decider.exactness.regions, unate: decider.exactness.unate)
    var sparing = Sparing(
      trial, facts, decider.exactness.regions, known: known(), opaque: decider.opaqueFacts, [(node, member, truth)], isAll: true)
    return sparing.minimal(of: cells, in: cells.sorted().reversed()) {
      trial.run(facts)
      return exact.truth(node, member: member).truth == truth
    }
  }

  /// Every given or presumed fact that the decision reads.
  private mutating func known() -> [FactCell] {
    if let madeKnown { return madeKnown }
    let cells = decider.knownFacts(facts)
    madeKnown = cells
    return cells
  }

  private mutating func walk(_ node: NodeIndex, _ member: Int) -> Set<FactCell> {
    let truth = evaluator.truths.truth(node, member: member)
    if truth == .unknown { return [] }
    let key = Key(node: node, member: member)
    if let cells = memo[key] { return cells }
    let cells = justify(node, member, truth)
    memo[key] = cells
    return cells
  }

  private mutating func justify(_ node: NodeIndex, _ member: Int, _ truth: Truth) -> Set<FactCell> {
    let scope = graph[node].scope
    switch graph[node].operation {
    case .constant: return []
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _), .aggregate(let fact, _, _, _):
      return sources(of: FactCell(fact, own(fact, scope, member)))
    case .compareFacts(let a, _, let b, _):
      return sources(of: FactCell(a, own(a, scope, member))).union(sources(of: FactCell(b, own(b, scope, member))))
    case .linear(let range, _, _):
      return graph.terms[range.range].reduce(into: []) {
        $0.formUnion(sources(of: FactCell($1.fact, own($1.fact, scope, member))))
      }
    case .program(let program), .derive(_, let program): return reads(program, scope, member)
    case .all(let range): return settle(range, member, all: truth == .met, truth)
    case .any(let range): return settle(range, member, all: truth == .notMet, truth)
    case .not(let operand): return walk(operand, member)
    case .atLeast(let needed, let range):
      let wanted = truth == .met ? Int(needed) : range.range.count - Int(needed) + 1
      return cheapest(graph.operands[range.range].map { ($0, member) }, wanted, truth)
    case .broadcast(let operand): return walk(operand, 0)
    case .gather(let operand, let reference):
      let cell = FactCell(reference, own(reference, scope, member))
      var cells = sources(of: cell)
      cells.formUnion(walk(operand, Int(facts.integer(cell))))
      return cells
    case .some(let operand): return truth == .met ? cheapest(members(operand), 1, .met) : union(members(operand))
    case .memberCount(let operand, let needed):
      let all = members(operand)
      return cheapest(all, truth == .met ? Int(needed) : all.count - Int(needed) + 1, truth)
    case .every(let operand, let whereNode, let ifNobody):
      let all = members(operand)
      if truth == .met {
        var cells = union(all)
        if !ifNobody { cells.formUnion(cheapest(members(whereNode), 1, .met)) }
        return cells
      }
      let failing = all.filter { evaluator.truths.truth($0.0, member: $0.1) == .notMet }
      return failing.isEmpty ? union(members(whereNode)) : cheapest(failing, 1, .notMet)
    }
  }

  private func own(_ fact: FactID, _ scope: EntityID?, _ member: Int) -> Int { book[fact].entity == scope ? member : 0 }

  private func members(_ node: NodeIndex) -> [(NodeIndex, Int)] {
    (0..<facts.count(graph[node].scope ?? EntityID(0))).map { (node, $0) }
  }

  private mutating func settle(_ range: OperandRange, _ member: Int, all: Bool, _ truth: Truth) -> Set<FactCell> {
    let operands = graph.operands[range.range].map { ($0, member) }
    return all ? union(operands) : cheapest(operands, 1, truth)
  }

  private mutating func union(_ operands: [(NodeIndex, Int)]) -> Set<FactCell> {
    var cells: Set<FactCell> = []
    for (node, member) in operands { cells.formUnion(walk(node, member)) }
    return cells
  }

  /// The union of the `count` operands of that truth which rest on the fewest facts.
  private mutating func cheapest(_ operands: [(NodeIndex, Int)], _ count: Int, _ truth: Truth) -> Set<FactCell> {
    var sets: [Set<FactCell>] = []
    for (node, member) in operands where evaluator.truths.truth(node, member: member) == truth {
      sets.append(walk(node, member))
    }
    var cells: Set<FactCell> = []
    for set in sets.sorted(by: { $0.count < $1.count }).prefix(max(0, count)) { cells.formUnion(set) }
    return cells
  }

  /// A given fact itself; for a derived one the given facts that its definition reads.
  private func sources(of cell: FactCell) -> Set<FactCell> {
    guard book[cell.fact].isDerived, let node = graph.nodes.first(where: { Self.derives($0, cell.fact) }),
      case .derive(_, let program) = node.operation
    else { return facts.isKnown(cell) ? [cell] : [] }
    return reads(program, node.scope, cell.member)
  }

  private static func derives(_ node: GraphNode, _ fact: FactID) -> Bool {
    if case .derive(fact, _) = node.operation { true } else { false }
  }

  private func reads(_ program: ProgramIndex, _ scope: EntityID?, _ member: Int) -> Set<FactCell> {
    let reader = MemberReader(evaluator: evaluator, facts: facts, scope: scope, member: member)
    var cells: Set<FactCell> = []
    for path in graph.programs[program.index].variables {
      if let reference = path.reference { cells.insert(FactCell(reference, own(reference, scope, member))) }
      if let cell = reader.cell(of: path), facts.isKnown(cell) { cells.formUnion(sources(of: cell)) }
    }
    return cells
  }
}
