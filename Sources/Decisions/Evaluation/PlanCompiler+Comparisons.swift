import Rules

// Comparisons of a fact with a constant.
extension PlanCompiler {
  /// All six comparisons as "less" or "equal", negated or not: the other four are their opposites.
  mutating func compare(
    _ fact: FactID, _ comparison: Comparison, _ constant: Int64, _ target: Int32, _ scope: EntityID?
  ) -> Int32 {
    var key = ComparisonKey(fact: fact, isEqual: false, constant: constant)
    var negated: Int32 = 0
    switch comparison {
    case .less: break
    case .greaterOrEqual: negated = 1
    // Of the largest number: not less than the smallest.
    case .lessOrEqual:
      key.constant = constant < .max ? constant + 1 : .min
      negated = constant < .max ? 0 : 1
    case .greater:
      key.constant = constant < .max ? constant + 1 : .min
      negated = constant < .max ? 1 : 0
    case .equal: key.isEqual = true
    case .notEqual:
      key.isEqual = true
      negated = 1
    }
    if !isComplete, let place = comparisons[key] { return place ^ negated }
    var step = Step(key.isEqual ? .equal : .less, scope: scope, target: target)
    step.first = Int32(fact.rawValue)
    step.constant = key.constant
    steps.append(step)
    if isComplete {
      if negated == 1 { steps.append(negation(of: target, scope)) }
      return target
    }
    comparisons[key] = target
    return target ^ negated
  }

  private func negation(of target: Int32, _ scope: EntityID?) -> Step {
    var step = Step(.copy, scope: scope, target: target)
    step.first = target ^ 1
    return step
  }
}
