import Rules

/// Which steps of a plan rest on which facts, through whatever stands between: they are run again when these facts change.
///
/// Made once for a plan. Complexity: O(steps and operands), also for each question.
struct StepReach {
  private struct Reads {
    var facts: Range<Int>
    var places: Range<Int>
    /// The fact that a step derives.
    var derived: Int32?
    var target: Int32
  }

  private var reads: [Reads] = []
  private var facts: [Int32] = []
  private var places: [Int32] = []
  private let factCount: Int
  private let placeCount: Int

  init(_ plan: EvaluationPlan, _ graph: DecisionGraph, _ book: RuleBook) {
    factCount = book.facts.count
    placeCount = plan.truths.rowLength
    reads.reserveCapacity(plan.steps.count)
    for step in plan.steps {
      let own = step.reads(plan.operands, graph)
      let (firstFact, firstPlace) = (facts.count, places.count)
      for fact in own.facts {
        facts.append(fact)
        // An expression reads a member by its name.
        if case .entity(let entity)? = book[FactID(Int(fact))].target, let name = book[entity].nameFact {
          facts.append(Int32(name.index))
        }
      }
      places += own.places
      reads.append(
        Reads(
          facts: firstFact..<facts.count, places: firstPlace..<places.count,
          derived: step.code == .derive ? step.first : nil, target: step.target))
    }
  }

  /// The numbers of the steps that rest on some of these facts, in their order.
  func steps(on changed: some Sequence<FactID>) -> [Int] {
    var isChanged = Array(repeating: false, count: factCount)
    for fact in changed { isChanged[fact.index] = true }
    var isReached = Array(repeating: false, count: placeCount)
    var found: [Int] = []
    for (index, own) in reads.enumerated()
    where facts[own.facts].contains(where: { isChanged[Int($0)] })
      || places[own.places].contains(where: { isReached[Int($0 | 1)] })
    {
      found.append(index)
      isReached[Int(own.target | 1)] = true
      if let derived = own.derived { isChanged[Int(derived)] = true }
    }
    return found
  }
}
