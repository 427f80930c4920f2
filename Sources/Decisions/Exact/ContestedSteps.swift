import Rules

/// The steps of a plan whose truths change when contested facts are filled in, and on which a truth that is wanted rests.
///
/// Made once for a plan. Complexity: O(steps and operands).
struct ContestedSteps {
  let steps: UnsafeMutableBufferPointer<Step>
  /// For each step whether its truth for a member rests on no other member.
  let areOwn: UnsafeMutableBufferPointer<Bool>

  init(of plan: EvaluationPlan, _ graph: DecisionGraph, facts: Set<Int32>, wanted: [Int32]) {
    // Conditions over several facts stand for themselves while facts are filled in.
    let plain = plan.steps.filter { !$0.code.isOpaque }
    var changing: Set<Int32> = []
    var crossing: Set<Int32> = []
    var kept: [(step: Step, isOwn: Bool)] = []
    for step in plain {
      let reads = step.reads(plan.operands, graph)
      let isOwn = !step.code.goesThroughMembers && reads.places.allSatisfy { !crossing.contains($0 | 1) }
      let isChanging = !facts.isDisjoint(with: reads.facts) || reads.places.contains { changing.contains($0 | 1) }
      if !isChanging { continue }
      changing.insert(step.target | 1)
      if !isOwn { crossing.insert(step.target | 1) }
      kept.append((step, isOwn))
    }
    var needed = Set(wanted.map { $0 | 1 })
    var result: [(step: Step, isOwn: Bool)] = []
    for (step, isOwn) in kept.reversed() where needed.contains(step.target | 1) {
      result.append((step, isOwn))
      needed.formUnion(step.reads(plan.operands, graph).places.map { $0 | 1 })
    }
    steps = .allocate(capacity: result.count)
    _ = steps.initialize(from: result.reversed().map(\.step))
    areOwn = .allocate(capacity: result.count)
    _ = areOwn.initialize(from: result.reversed().map(\.isOwn))
  }

  func deallocate() {
    steps.deallocate()
    areOwn.deallocate()
  }
}

extension Step.Code {
  /// Whether the truth of one member, or of the case, rests on other members.
  fileprivate var goesThroughMembers: Bool { isQuantifier || self == .gather }
}
