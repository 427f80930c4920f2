public import ExpressionSyntax
public import Rules

extension RuleBook {
  /// Every expression of the conditions, in no order that matters.
  public var expressionSources: [ExpressionSource] {
    var conditions: [Condition] = entities.flatMap(\.roles).map(\.condition)
    var sources = facts.compactMap(\.definition)
    for criterion in criteria {
      for indicator in criterion.indicators { conditions += [indicator.condition] + indicator.unless.map(\.when) }
    }
    conditions += eligibility.map(\.when)
    for rule in determinations {
      conditions += rule.entries.flatMap { [$0.when] + $0.unless.map(\.when) }
      sources += rule.values
    }
    for rule in sharing { conditions += [rule.covers, rule.when].compactMap { $0 } + rule.unless.map(\.when) }
    for rule in retention {
      conditions += [rule.covers] + rule.holds.map(\.when)
      sources.append(rule.due)
    }
    for rule in outcomes {
      conditions +=
        [rule.faced, rule.alternative].compactMap { $0 } + rule.indicators.flatMap { [$0.significant, $0.sustained] }
    }
    return sources + conditions.flatMap(\.sources)
  }

  /// Days on which something in the book begins or ceases.
  public var changes: [Int64] {
    var periods =
      parameters.flatMap { $0.entries.map(\.period) } + criteria.map(\.header.period) + eligibility.map(\.header.period)
    periods +=
      criteria.flatMap { $0.indicators.map(\.header.period) } + sharing.map(\.header.period) + retention.map(\.header.period)
    periods += retention.flatMap { $0.holds.map(\.header.period) } + outcomes.map(\.header.period)
    periods += determinations.map(\.header.period) + determinations.flatMap { $0.entries.map(\.header.period) }
    return Set(periods.flatMap { [$0.from, $0.until == .max ? .max : $0.until + 1] }).subtracting([.min, .max]).sorted()
  }
}

extension Condition {
  fileprivate var sources: [ExpressionSource] {
    switch self {
    case .expression(let source, _): [source]
    case .all(let parts, _), .any(let parts, _), .none(let parts, _): parts.flatMap(\.sources)
    case .not(let inner, _): inner.sources
    case .count(let gate, _): if case .conditions(let parts) = gate.operands { parts.flatMap(\.sources) } else { [] }
    case .quantified(let quantified, _): (quantified.where?.sources ?? []) + (quantified.when?.sources ?? [])
    case .met: []
    }
  }
}
