import Expressions
import Facts
import Rules

// From which day on goals are achieved, and a claim may be made.
extension Explainer {
  /// The day on which something is kept long enough.
  private enum Kept {
    /// It takes no time.
    case always
    case from(Int64)
    case unknown
  }

  /// The first day on which a claim may be made: the latest day of the goals faced, or that of another route if it is earlier.
  /// Nil where some of the days are not known, and where nothing takes time.
  mutating func claimDate() -> CivilDate? {
    var days: [Int64] = []
    if isCompleteByGoals() {
      switch latest(graph.plan.goals.compactMap { faced($0) }) {
      case .always: break
      case .from(let day): days.append(day)
      case .unknown: return nil
      }
    }
    for route in graph.plan.routes where truth(graph.rules[route.rule.index].node) == .met && route.from != nil {
      guard let day = date(route.from, 0, nil) else { return nil }
      days.append(day)
    }
    return days.min().flatMap { CivilDate(daysSinceEpoch: Int($0)) }
  }

  /// Of a goal or a measure, where it is achieved or only lacks time.
  mutating func sustainedFrom(_ index: RuleIndex) -> Int64? {
    let rule = graph.rules[index.index]
    var kept = Kept.always
    if rule.role == .goal, truth(rule.node) == .met, let goal = graph.plan.goals.first(where: { $0.rule == index }) {
      kept = achieved(goal)
    } else if rule.role == .measure, truth(rule.condition) == .met,
      let measure = graph.plan.goals.lazy.flatMap(\.measures).first(where: { $0.rule == index })
    {
      kept = self.kept(measure)
    }
    guard case .from(let day) = kept else { return nil }
    return day
  }

  private mutating func isCompleteByGoals() -> Bool {
    var isFaced = false
    for goal in graph.plan.goals {
      let rule = graph.rules[goal.rule.index]
      let covers = rule.covers.map { truth($0) } ?? .met
      if covers == .notMet { continue }
      if truth(rule.node) != .met { return false }
      if covers == .met { isFaced = true }
    }
    return isFaced
  }

  /// Nil for a goal that is not faced.
  private mutating func faced(_ goal: DecisionPlan.DatedGoal) -> Kept? {
    switch graph.rules[goal.rule.index].covers.map({ truth($0) }) ?? .met {
    case .notMet: nil
    case .met: achieved(goal)
    // Whether it counts is open: it may be the latest.
    case .unknown: if case .always = achieved(goal) { .always } else { .unknown }
    }
  }

  private mutating func achieved(_ goal: DecisionPlan.DatedGoal) -> Kept {
    if goal.needsAll { return latest(goal.measures.map { kept($0) }) }
    return earliest(goal.measures.filter { truth(graph.rules[$0.rule.index].node) == .met }.map { kept($0) }, 1)
  }

  private mutating func kept(_ measure: DecisionPlan.DatedMeasure) -> Kept {
    if measure.isTimeless { return .always }
    guard let from = measure.from else { return .unknown }
    guard let members = measure.members else { return date(from, 0, nil).map { .from($0) } ?? .unknown }
    var days: [Kept] = []
    for member in 0..<facts.count(members.entity) {
      switch members.where.map({ truth($0, member) }) ?? .met {
      case .notMet: continue
      case .unknown: days.append(.unknown)
      case .met:
        if measure.needed != nil, truth(members.when, member) != .met { continue }
        days.append(date(from, member, members.entity).map { .from($0) } ?? .unknown)
      }
    }
    guard let needed = measure.needed else { return latest(days) }
    return needed == 0 ? .unknown : earliest(days, needed)
  }

  private func latest(_ all: [Kept]) -> Kept {
    var latest: Int64?
    for kept in all {
      switch kept {
      case .always: continue
      case .unknown: return .unknown
      case .from(let day): latest = max(latest ?? day, day)
      }
    }
    return latest.map { .from($0) } ?? .always
  }

  /// The day on which so many are there.
  private func earliest(_ all: [Kept], _ needed: Int) -> Kept {
    var days: [Int64] = []
    for kept in all {
      switch kept {
      case .always: days.append(.min)
      case .unknown: return .unknown
      case .from(let day): days.append(day)
      }
    }
    guard days.count >= needed else { return .unknown }
    let day = days.sorted()[needed - 1]
    return day == .min ? .always : .from(day)
  }
}
