import Facts
import Rules

/// Brings failed operations to the conditions that they spoil: an error that an operand absorbed is not reported, one that
/// reaches the top of a condition always is.
struct FailureReport {
  let evaluator: GraphEvaluator
  let facts: CaseFacts

  private struct Place: Hashable {
    var node: NodeIndex
    var member: Int
  }

  private var graph: DecisionGraph { _read { yield evaluator.graph } }

  func problems(_ phrases: PhraseWriter) -> [Problem] {
    if evaluator.failures.isEmpty { return [] }
    var derived: [FactID: NodeIndex] = [:]
    for (index, node) in graph.nodes.enumerated() {
      if case .derive(let fact, _) = node.operation { derived[fact] = NodeIndex(index) }
    }
    let failed = Dictionary(
      evaluator.failures.map { (Place(node: $0.node, member: $0.member), $0) }, uniquingKeysWith: { first, _ in first })
    var reported: Set<Place> = []
    var problems: [Problem] = []
    let users = rules(using: Set(graph.conditions))
    for condition in graph.conditions {
      let scope = graph[condition].scope
      for member in 0..<(scope.map { facts.count($0) } ?? 1)
      where evaluator.truths.truth(condition, member: member) == .unknown && isLookedAt(users[condition] ?? [], scope, member) {
        for place in failures(under: Place(node: condition, member: member), failed, derived)
        where reported.insert(place).inserted {
          guard let failure = failed[place] else { continue }
          let node = graph[place.node]
          problems.append(
            Problem(
              .evaluation(failure.error), member: node.scope.map { phrases.name(of: place.member, $0) }, span: node.span))
        }
      }
    }
    return problems
  }

  // MARK: Rules that do not concern the case

  /// For each condition, the rules with a cover whose own conditions it is part of; a condition that some rule without cover
  /// uses has none.
  private func rules(using conditions: Set<NodeIndex>) -> [NodeIndex: [RuleNode]] {
    var users: [NodeIndex: [RuleNode]] = [:]
    var always: Set<NodeIndex> = []
    for rule in graph.rules {
      let parts = [rule.condition] + rule.exceptions.map { graph.rules[$0.index].condition }
      for condition in parts.reduce(into: Set<NodeIndex>(), { cone(of: $1, &$0) }).intersection(conditions) {
        if rule.role == .exception || rule.role == .hold { continue }
        if rule.covers == nil { always.insert(condition) } else { users[condition, default: []].append(rule) }
      }
    }
    for condition in always { users[condition] = nil }
    return users
  }

  private func isLookedAt(_ rules: [RuleNode], _ scope: EntityID?, _ member: Int) -> Bool {
    rules.isEmpty
      || rules.contains { rule in
        guard let covers = rule.covers else { return true }
        return evaluator.truths.truth(covers, member: graph[covers].scope == scope ? member : 0) != .notMet
      }
  }

  private func cone(of node: NodeIndex, _ seen: inout Set<NodeIndex>) {
    guard seen.insert(node).inserted else { return }
    for operand in graph.operands(of: node) { cone(of: operand, &seen) }
  }

  /// Failed atoms that leave a node open; a branch that is settled has absorbed its failures.
  private func failures(
    under place: Place, _ failed: [Place: EvaluationFailure], _ derived: [FactID: NodeIndex]
  ) -> [Place] {
    guard evaluator.truths.truth(place.node, member: place.member) == .unknown else { return [] }
    if failed[place] != nil { return [place] }
    func at(_ node: NodeIndex, _ member: Int) -> [Place] { failures(under: Place(node: node, member: member), failed, derived) }
    func range(_ range: OperandRange) -> [Place] { graph.operands[range.range].flatMap { at($0, place.member) } }
    func members(_ node: NodeIndex) -> [Place] {
      (0..<facts.count(graph[node].scope ?? EntityID(0))).flatMap { at(node, $0) }
    }
    func of(_ fact: FactID) -> [Place] {
      guard let node = derived[fact] else { return [] }
      let own = Place(node: node, member: graph[node].scope == graph[place.node].scope ? place.member : 0)
      return failed[own] == nil ? [] : [own]
    }
    switch graph[place.node].operation {
    case .constant, .derive, .program, .linear: return []
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _), .aggregate(let fact, _, _, _):
      return of(fact)
    case .compareFacts(let a, _, let b, _): return of(a) + of(b)
    case .all(let operands), .any(let operands), .atLeast(_, let operands): return range(operands)
    case .not(let operand): return at(operand, place.member)
    case .broadcast(let operand): return at(operand, 0)
    case .some(let operand), .memberCount(let operand, _), .every(let operand, _, _): return members(operand)
    case .gather(let operand, let reference):
      let cell = FactCell(reference, evaluator.book[reference].entity == graph[place.node].scope ? place.member : 0)
      guard facts.isKnown(cell), !facts.isNone(cell) else { return [] }
      return at(operand, Int(facts.integer(cell)))
    }
  }
}
