import Facts
import Rules

/// Verdicts for one case in which a few facts are changed for a trial and put back: only the steps that they reach run again.
final class OutcomeTrials {
  private let plan: OutcomePlan
  private let evaluator: GraphEvaluator
  private let facts: CaseFacts
  /// The truths of the case as it is.
  private let base: UnsafeMutableBufferPointer<UInt64>
  private let hasFailed: Bool
  private let steps: UnsafeMutableBufferPointer<Step>
  /// The steps that these facts reach are there from the trial before.
  private var changed: Set<FactID> = []
  private var stepCount = 0

  /// Complexity: O(steps), once for a case.
  init(_ plan: OutcomePlan, _ evaluator: GraphEvaluator, _ facts: CaseFacts) {
    self.plan = plan
    self.evaluator = evaluator
    self.facts = facts
    evaluator.run(plan.plan, facts)
    hasFailed = evaluator.hasFailed
    base = .allocate(capacity: plan.plan.truths.wordCount)
    base.baseAddress?.initialize(from: plan.plan.truths.words, count: base.count)
    steps = .allocate(capacity: plan.plan.steps.count)
  }

  deinit {
    base.deallocate()
    steps.deallocate()
  }

  /// What the case comes to with other values for these facts, which it holds already: the same as `Decider.verdict(_:)`.
  func verdict(with changed: Set<FactID>) -> Verdict {
    run(changed)
    return plan.verdict(facts)
  }

  /// To be called once the facts are back: facts derived from them are as before then.
  func takeBack(_ changed: Set<FactID>) { run(changed) }

  private func run(_ changed: Set<FactID>) {
    if let first = base.baseAddress { plan.plan.truths.words.update(from: first, count: base.count) }
    evaluator.hasFailed = hasFailed
    reach(changed)
    evaluator.runAgain(plan.plan, UnsafeMutableBufferPointer(rebasing: steps[..<stepCount]), facts)
  }

  private func reach(_ changed: Set<FactID>) {
    if changed == self.changed { return }
    self.changed = changed
    let reached = plan.reach.steps(on: changed)
    for (place, index) in reached.enumerated() { steps.initializeElement(at: place, to: plan.plan.steps[index]) }
    stepCount = reached.count
  }
}
