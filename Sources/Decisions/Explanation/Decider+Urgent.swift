public import Facts
public import Rules

extension Decider {
  /// The urgent routes that facts open, also where they contradict each other or only some of them could be read.
  ///
  /// Complexity: that of the conditions of urgent duties; of the whole graph where one is met.
  public func urgentRoutes(for facts: CaseFacts) -> [DutyReport] {
    guard isUrgent(facts) else { return [] }
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    return explainer.duties(.open, urgent: true).filter { $0.truth == .met }
  }

  /// A decider for the first decision that has an urgent route, for cases of which others make the decision.
  public static func ofUrgentRoute(in book: RuleBook, asOf day: Int64) -> Decider? {
    for decision in book.decisions {
      guard let graph = GraphLowering.lower(decision, of: book, asOf: day) else { continue }
      if graph.duties.contains(where: \.isUrgent) { return Decider(graph, of: book) }
    }
    return nil
  }

  /// Whether an urgent route is open.
  func isUrgent(_ facts: CaseFacts) -> Bool {
    guard let urgent = urgentPlan else { return false }
    evaluator.run(urgent.plan, facts)
    return urgent.duties.contains { duty in
      (0..<(duty.scope.map { facts.count($0) } ?? 1)).contains {
        urgent.plan.truths.truth(at: duty.place, member: $0) == .met
      }
    }
  }
}

/// What tells whether an urgent route is open, and nothing else.
struct UrgentPlan {
  let plan: EvaluationPlan
  let duties: [(place: Int32, scope: EntityID?)]
  /// The first fact of the case as a whole that is looked at.
  let firstFact: FactID?

  /// Nil where the decision has no urgent duty.
  init?(_ graph: DecisionGraph, _ book: RuleBook) {
    let urgent = graph.duties.filter(\.isUrgent)
    if urgent.isEmpty { return nil }
    let plan = EvaluationPlan(graph, book, for: urgent.map(\.node))
    self.plan = plan
    duties = urgent.map { (plan.place(of: $0.node), $0.scope) }
    firstFact = plan.steps.lazy.filter { $0.scope == 0 }.flatMap { $0.reads(plan.operands, graph).facts }
      .map { FactID(Int($0)) }.min()
  }
}
