import Diagnostics
import Expressions

// Determinations: their outcomes, their value, and that nothing else makes the same decision.
extension BookChecker {
  mutating func checkDeterminations() {
    for rule in part.determinations {
      for entry in rule.entries {
        check(entry.when, NameScope())
        check(entry.unless, NameScope())
        check(entry.header.says, wordScope(entry.when, NameScope()))
      }
      if let says = rule.otherwise.says { check(says, NameScope()) }
      if let clock = rule.clock { checkClock(clock) }
      for value in rule.values {
        guard let type = check(value, NameScope(), expected: nil), !type.mayBeDetermined else { continue }
        diagnostics.report(.valueOfType(type, at: value.wholeSpan))
      }
      for duty in rule.duties { check(duty, NameScope(), in: rule.decision) }
      checkOutcomeNames(rule)
    }
  }

  private mutating func checkOutcomeNames(_ rule: DeterminationSyntax) {
    let names = rule.outcomes.map(\.value).filter { !$0.isEmpty }
    for name in rule.outcomes where name.value == "undetermined" || name.value == "refused" {
      diagnostics.report(.reservedOutcome(name))
    }
    if let title = rule.valueTitle, rule.values.isEmpty { diagnostics.report(.titleOfNoValue(title)) }
    if let name = rule.deadline.first, rule.values.isEmpty { diagnostics.report(.deadlineOfNoValue(name)) }
    for name in rule.deadline where !names.contains(name.value) {
      diagnostics.report(.unknownName(name, what: "outcome of this rule", among: names))
    }
    for word in rule.words where !names.contains(word.key.value) {
      diagnostics.report(.unknownName(word.key, what: "outcome of this rule", among: names))
    }
  }

  /// Parts have ids of their own, and on each day one rule at most makes a decision of this kind, and none of another.
  mutating func checkDeterminedRules() {
    for (index, rule) in book.determinations.enumerated() {
      checkIDs(rule.entries.map(\.header), "outcome")
      for entry in rule.entries { checkIDs(entry.unless.map(\.header), "exception") }
      checkIDs(rule.duties.map(\.header), "duty")
      guard !rule.decision.value.isEmpty else { continue }
      if let other = otherMaker(of: rule.decision.value) {
        diagnostics.report(.decidedByTwoKinds(rule.header.id, decision: rule.decision.value, first: other.id.span))
        continue
      }
      let twin = book.determinations[..<index].first {
        $0.decision.value == rule.decision.value && $0.header.id.value != rule.header.id.value
          && $0.header.period.overlaps(rule.header.period)
      }
      if let twin {
        diagnostics.report(.decidedTwice(rule.header.id, decision: rule.decision.value, first: twin.header.id.span))
      }
    }
  }

  /// A rule of another kind that makes the decision.
  private func otherMaker(of decision: String) -> RuleHeader? {
    book.eligibility.first { $0.decision.value == decision }?.header
      ?? book.sharing.first { $0.decision.value == decision }?.header
      ?? book.retention.first { $0.decision.value == decision }?.header
      ?? book.outcomes.first { $0.decision.value == decision }?.header
  }
}

extension ValueType {
  /// Whether a determination may come to such a value.
  fileprivate var mayBeDetermined: Bool {
    switch self {
    case .number, .string, .enumeration, .date, .daysTimeDuration, .yearsMonthsDuration, .any: true
    default: false
    }
  }
}

extension Diagnostic {
  static func valueOfType(_ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "rules/value-type", "the value of a determination cannot be a \(type)", at: span,
      help: type == .boolean
        ? "make it an outcome, or write `if ... then ... else ...` with a number, date, duration or text"
        : "write an expression that gives a number, a date, a duration or a text")
  }

  static func titleOfNoValue(_ title: Name) -> Diagnostic {
    .error(
      "rules/no-value", "there is no value that this would be the title of", at: title.span,
      help: "add `value:` to the rule or to its outcomes, or remove `value_title`")
  }

  static func deadlineOfNoValue(_ name: Name) -> Diagnostic {
    .error(
      "rules/no-value", "there is no value that could be the day by which something has to be done", at: name.span,
      help: "add `value:` to the rule or to its outcomes, or remove `deadline`")
  }

  static func reservedOutcome(_ name: Name) -> Diagnostic {
    .error(
      "rules/reserved-outcome", "`\(name.value)` is what the engine says itself where there is no outcome", at: name.span,
      help: "give the outcome another name")
  }

  static func decidedByTwoKinds(_ id: Name, decision: String, first: SourceSpan) -> Diagnostic {
    .error(
      "rules/decided-twice", "rules of two kinds make the decision `\(decision)`", at: id.span,
      labels: [Label(first, "a rule of another kind")], help: "give one of the decisions another name")
  }
}
