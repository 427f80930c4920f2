import Expressions
public import Facts
import Rules

extension Decider {
  /// Decides in short, into an answer that is reused: the same outcome as ``decide(_:)`` gives, without words and facts.
  ///
  /// Complexity: that of the evaluation; the exact pass only for what it leaves open.
  public func answer(_ facts: CaseFacts, into answer: inout Answer) {
    answer.reset()
    answer.isUrgent = isUrgent(facts)
    let plan = answerPlan.outcome
    evaluator.run(plan.plan, facts)
    if let check = plan.contradiction(facts) {
      answer.contradiction = graph.checks[check].id
      return
    }
    plan.settle(facts)
    let isPermitted = plan.read(facts, into: &answer)
    let reading = AnswerReading(plan.plan.truths, facts, isPermitted: isPermitted)
    reading.readMet(answerPlan.met, &answer)
    reading.readFound(answerPlan.found, &answer)
    if answer.isDetermined, !graph.plan.values.isEmpty { answer.value = determinedValue(facts) }
  }

  /// The value that the facts settle; it may read facts that the outcome does not rest on.
  private func determinedValue(_ facts: CaseFacts) -> Value? {
    evaluator.run(facts)
    let exact = exactPass(facts)
    for value in graph.plan.values {
      switch exact.truth(value.node).truth {
      case .notMet: continue
      case .unknown: return nil
      case .met:
        switch evaluator.evaluate(value.program, 0, nil, facts) {
        case .unknown, .error, .null: return nil
        case let known: return known
        }
      }
    }
    return nil
  }
}
