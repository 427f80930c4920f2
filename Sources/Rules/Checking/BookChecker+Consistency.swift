import Diagnostics
import ExpressionSyntax
import Expressions

// What single rules need to be complete, and what rules of one decision must agree on.
extension BookChecker {
  mutating func checkConsistency() {
    for entry in book.entries { checkWords(entry) }
    for criterion in book.criteria {
      for indicator in criterion.indicators { checkIDs(indicator.unless.map(\.header), "exception") }
    }
    for rule in book.sharing {
      checkIDs(rule.unless.map(\.header), "exception")
      checkIDs(rule.duties.map(\.header), "duty")
    }
    for decision in book.declaredDecisions { checkIDs(decision.holds.map(\.header), "hold") }
    for rule in book.retention { checkIDs((book.holds(of: rule.decision.value) + rule.holds).map(\.header), "hold") }
    checkEligibilityRules()
    checkDeterminedRules()
    for rule in book.sharing where rule.role == .permission && rule.covers == nil && !rule.saysCoversAll {
      diagnostics.report(.coversEverything(rule.header.id))
    }
    if isWhole { checkLoneDecisions() }
  }

  /// A rule has words for every truth that it can have; an exception speaks where it holds and where it does not.
  private mutating func checkWords(_ entry: RuleEntry) {
    let says = entry.header.says
    guard entry.speaks, !entry.header.id.value.isEmpty else { return }
    var missing: [String] = []
    if says.met == nil { missing.append("met") }
    if says.notMet == nil { missing.append("not_met") }
    if says.unknown == nil, !entry.isPart { missing.append("unknown") }
    if !missing.isEmpty { diagnostics.report(.wordsMissing(entry.header.id, what: entry.what, missing)) }
  }

  /// Parts of one rule have ids of their own.
  mutating func checkIDs(_ headers: [RuleHeader], _ what: String) {
    for (index, header) in headers.enumerated() where !header.id.value.isEmpty {
      let twin = headers[..<index].first { $0.id.value == header.id.value && $0.period.overlaps(header.period) }
      if let twin { diagnostics.report(.declaredTwice(header.id, what: what, first: twin.id.span)) }
    }
  }

  /// On each day one rule at most makes a decision of this kind, and its two outcomes differ.
  private mutating func checkEligibilityRules() {
    for (index, rule) in book.eligibility.enumerated() {
      if rule.met.value == rule.notMet.value, !rule.met.value.isEmpty {
        diagnostics.report(.sameOutcome(rule.notMet, first: rule.met.span))
      }
      let twin = book.eligibility[..<index].first {
        $0.decision.value == rule.decision.value && $0.header.id.value != rule.header.id.value
          && $0.header.period.overlaps(rule.header.period)
      }
      if let twin, !rule.decision.value.isEmpty {
        diagnostics.report(.decidedTwice(rule.header.id, decision: rule.decision.value, first: twin.header.id.span))
      }
    }
  }

  /// `at_least` never asks for more criteria than its group has.
  mutating func checkCount(_ gate: CountGate, ofGroup group: Name) {
    guard gate.bound == .atLeast else { return }
    let count = Set(book.criteria.filter { $0.group?.value == group.value }.map(\.header.id.value)).count
    let whole = gate.number.wholeSpan
    if let number = Int(gate.number.text) {
      if number > count { diagnostics.report(.neverEnough(number, of: count, group: group.value, at: whole)) }
    } else if let history = book.parameter(named: gate.number.text) {
      for entry in history.entries {
        if let number = entry.value.asNumber, number > Decimal(count) {
          diagnostics.report(.neverEnough(history.fact.name, number, of: count, group: group.value, at: entry.span, gate: whole))
        }
      }
    }
  }

  /// What the clock says where its date is none.
  mutating func checkClockDefault(_ clock: ClockSyntax, fact: Fact) {
    let span = clock.fact.wholeSpan
    if fact.mayBeNone, !clock.defaultsToAsOf { diagnostics.report(.clockMayBeNone(fact, at: span)) }
    if !fact.mayBeNone, clock.defaultsToAsOf { diagnostics.report(.clockIsNeverNone(fact, at: span)) }
  }
}

extension Diagnostic {
  static func coversEverything(_ id: Name) -> Diagnostic {
    .warning(
      "rules/covers-everything", "the permission `\(id.value)` does not say what it covers, so it covers everything", at: id.span,
      help: "add `covers:` with a condition, or `covers: true` if everything is meant")
  }

  static func wordsMissing(_ id: Name, what: String, _ missing: [String]) -> Diagnostic {
    let list = missing.map { "`\($0)`" }.joined(separator: ", ")
    return .warning(
      "rules/no-words", "the \(what) `\(id.value)` has no words for \(list)", at: id.span,
      help: "add to `says` a sentence for each: reports show it where the rule has this truth")
  }

  static func sameOutcome(_ name: Name, first: SourceSpan) -> Diagnostic {
    .error(
      "rules/same-outcome", "`\(name.value)` is the outcome whether the rule is met or not", at: name.span,
      labels: [Label(first, "the outcome where it is met")], help: "give the two outcomes different names")
  }

  static func decidedTwice(_ id: Name, decision: String, first: SourceSpan) -> Diagnostic {
    .error(
      "rules/decided-twice", "two rules make the decision `\(decision)` on the same day", at: id.span,
      labels: [Label(first, "the other rule")],
      help: "end one with `until` before the other begins with `from`, or join their conditions in one rule")
  }

  static func neverEnough(
    _ parameter: String, _ number: Decimal, of count: Int, group: String, at span: SourceSpan, gate: SourceSpan
  ) -> Diagnostic {
    .error(
      "conditions/never-enough", "`\(parameter)` is \(number), but the group `\(group)` has only \(count) criteria", at: span,
      labels: [Label(gate, "so many are asked for here")], help: "correct the value, or add criteria to the group")
  }

  static func clockMayBeNone(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .warning(
      "rules/clock-none", "`\(fact.path)` may be none, and then no rule is in force", at: span,
      help: "add `clock_default: as_of` to take the day of the decision then")
  }

  static func clockIsNeverNone(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .warning(
      "rules/clock-none", "`\(fact.path)` is never none, so `clock_default` has no effect", at: span,
      help: "remove `clock_default`, or declare the fact with `none: allowed`")
  }
}
