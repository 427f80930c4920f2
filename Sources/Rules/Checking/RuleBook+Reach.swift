extension RuleBook {
  /// The book with only those rules that a decision can rest on: its own, all that their conditions refer to with `met` or
  /// count as a group, and its duties. What all decisions share, the vocabulary first of all, stays.
  ///
  /// Complexity: linear in the rules of the book, apart from the rules that are reached.
  func reach(of decision: String) -> RuleBook {
    var part = self
    part.rankings = []
    part.retention = retention.filter { $0.decision.value == decision }
    part.outcomes = outcomes.filter { $0.decision.value == decision }
    part.duties = duties.filter { $0.belongs(to: decision) }
    part.eligibility = eligibility.filter { $0.decision.value == decision }
    part.determinations = determinations.filter { $0.decision.value == decision }
    part.sharing = sharing.filter { $0.decision.value == decision }
    let named = part.namesReached(in: self)
    part.criteria = criteria.filter { $0.ids.contains(where: named.contains) }
    part.eligibility = eligibility.filter { $0.decision.value == decision || named.contains($0.header.id.value) }
    part.sharing = sharing.filter { $0.decision.value == decision || named.contains($0.header.id.value) }
    return part
  }

  /// Ids of rules of `whole` that this book's conditions lead to, however far.
  private func namesReached(in whole: RuleBook) -> Set<String> {
    let groups = whole.criteriaByGroup
    var conditions: [String: [Condition]] = [:]
    for rule in whole.criteria { for id in rule.ids { conditions[id, default: []] += rule.conditions } }
    for rule in whole.eligibility { conditions[rule.header.id.value, default: []].append(rule.when) }
    for rule in whole.sharing { conditions[rule.header.id.value, default: []] += rule.conditions }
    var found: Set<String> = []
    var open = ownConditions
    while let condition = open.popLast() {
      for name in condition.referredRules(groups) where found.insert(name).inserted { open += conditions[name] ?? [] }
    }
    return found
  }

  private var ownConditions: [Condition] {
    var all = eligibility.map(\.when) + sharing.flatMap(\.conditions) + duties.compactMap(\.when)
    all += retention.flatMap { [$0.covers].compactMap { $0 } + $0.holds.map(\.when) }
    for rule in determinations {
      all += rule.entries.flatMap { [$0.when] + $0.unless.map(\.when) } + rule.duties.compactMap(\.when)
    }
    for rule in outcomes {
      all += [rule.faced, rule.alternative].compactMap { $0 } + rule.indicators.flatMap { [$0.significant, $0.sustained] }
    }
    return all
  }

  /// Ids of the criteria of each group.
  var criteriaByGroup: [String: [String]] {
    var groups: [String: [String]] = [:]
    for rule in criteria { if let group = rule.group { groups[group.value, default: []].append(rule.header.id.value) } }
    return groups
  }
}

extension CriterionSyntax {
  /// Its own id and those of its indicators.
  fileprivate var ids: [String] { [header.id.value] + indicators.map(\.header.id.value) }
  fileprivate var conditions: [Condition] { indicators.flatMap { [$0.condition] + $0.unless.map(\.when) } }
}

extension SharingRuleSyntax {
  fileprivate var conditions: [Condition] {
    [covers, when].compactMap { $0 } + unless.map(\.when) + duties.compactMap(\.when)
  }
}
