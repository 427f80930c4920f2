public import Facts
import Rules

// Questions for what is presumed, which no decision waits for.
extension Decider {
  /// The question that tells whether an urgent route is open, to be asked before all others; nil where it was answered.
  ///
  /// It is for the first fact of the case as a whole that the route looks at, also where something is presumed of it.
  public func urgentQuestion(for facts: CaseFacts) -> NextQuestion? {
    guard let fact = urgentPlan?.firstFact, book[fact].ask != nil else { return nil }
    let cell = FactCell(fact, 0)
    if facts.isKnown(cell), !facts.isPresumed(cell) { return nil }
    return question(presumed: cell, for: facts)
  }

  /// Questions for what is only presumed and carries the decision.
  public func presumedQuestions(in decision: Decision, for facts: CaseFacts) -> [NextQuestion] {
    decision.assumptions.compactMap(\.presumed).filter { book[$0.cell.fact].ask != nil }.map {
      question(presumed: $0.cell, for: facts)
    }
  }

  private func question(presumed cell: FactCell, for facts: CaseFacts) -> NextQuestion {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    return question(cell, &explainer, item: nil)
  }
}
