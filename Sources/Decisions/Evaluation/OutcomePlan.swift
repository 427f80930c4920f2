import Facts
import Rules

/// The part of a graph that settles the outcome, ready to be run without everything that only explanations need.
struct OutcomePlan {
  let plan: EvaluationPlan
  private let checks: [(place: Int32, scope: EntityID?)]
  private let outcomes: [(place: Int32, verdict: Verdict)]
  private let items: (place: Int32, entity: EntityID)?
  private let hasRulesInForce: Bool
  /// The truths on which the outcome rests and for which one pass is not always exact.
  let wanted: [Completions.Wanted]

  /// `also` are further nodes whose truths are wanted.
  init(_ graph: DecisionGraph, _ book: RuleBook, _ unate: UnateCheck, also: [NodeIndex] = []) {
    let roots = graph.checks.map(\.node) + graph.plan.outcomes.map(\.node) + (graph.plan.items.map { [$0.node] } ?? [])
    let plan = EvaluationPlan(graph, book, for: roots + also)
    self.plan = plan
    checks = graph.checks.map { (plan.place(of: $0.node), $0.scope) }
    outcomes = graph.plan.outcomes.map {
      (plan.place(of: $0.node), Verdict(outcome: $0.name, isDetermined: true, items: []))
    }
    items = graph.plan.items.map { (plan.place(of: $0.node), $0.entity) }
    hasRulesInForce = graph.plan.hasRulesInForce
    wanted = (graph.plan.outcomes.map(\.node) + (graph.plan.items.map { [$0.node] } ?? [])).map { node in
      Completions.Wanted(node, of: graph, plan, unate)
    }.filter { !$0.contest.isEmpty }
  }

  /// The number of the first check that the facts do not pass; nil where they contradict each other in nothing.
  func contradiction(_ truths: TruthTable, _ facts: CaseFacts) -> Int? {
    checks.firstIndex { check in
      (0..<(check.scope.map { facts.count($0) } ?? 1)).contains { truths.truth(at: check.place, member: $0) == .met }
    }
  }

  /// What the truths come to; nil where something is open and they are not exact.
  func verdict(_ truths: TruthTable, _ facts: CaseFacts, areExact: Bool) -> Verdict? {
    guard hasRulesInForce else { return .open }
    if let items { return verdict(items, truths, facts, areExact: areExact) }
    var isOpen = false
    for index in outcomes.indices {
      switch truths.truth(at: outcomes[index].place) {
      case .met: return outcomes[index].verdict
      case .unknown: isOpen = true
      case .notMet: break
      }
    }
    return isOpen && !areExact ? nil : .open
  }

  private func verdict(
    _ items: (place: Int32, entity: EntityID), _ truths: TruthTable, _ facts: CaseFacts, areExact: Bool
  ) -> Verdict? {
    let all = (0..<facts.count(items.entity)).map { truths.truth(at: items.place, member: $0) }
    return all.contains(.unknown) && !areExact ? nil : Decider.verdict(ofItems: all, isListOpen: facts.isListOpen(items.entity))
  }
}

extension Completions.Wanted {
  init(_ node: NodeIndex, of graph: DecisionGraph, _ plan: EvaluationPlan, _ unate: UnateCheck) {
    self.init(place: plan.place(of: node), scope: graph[node].scope.map { $0.index + 1 } ?? 0, contest: unate.contest(node))
  }
}
