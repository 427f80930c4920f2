import Decisions
import Facts
import Rules

/// Whether more facts undo nothing of what was said with fewer: outcomes, truths of rules and duties, what does not matter, and
/// ways to an outcome.
struct ModelMonotone {
  let less: ModelCase
  let more: ModelCase
  let decider: Decider

  /// `before` is the decision on `less` with its bundle, `changes` the ways to other outcomes.
  func problems(_ before: Decision, _ changes: [Ways]) -> [String] {
    let facts = more.facts()
    guard case .success(let after) = decider.decide(facts) else { return ["more facts are refused"] }
    var problems: [String] = []
    // What is permitted in part may come to more once an open item is decided.
    let isOpen = before.items.contains { $0.outcome == Decision.undetermined }
    if before.isDetermined, !isOpen, before.outcome != after.outcome {
      problems.append("\(before.outcome) became \(after.outcome)")
    }
    for (old, new) in zip(before.items, after.items) where old.outcome != Decision.undetermined && old.outcome != new.outcome {
      problems.append("\(old.name) was \(old.outcome) and became \(new.outcome)")
    }
    problems += lost(before.reasons, after.reasons, isKept: before.isDetermined)
    for (old, new) in zip(before.items, after.items) {
      problems += lost(old.reasons, new.reasons, isKept: old.outcome != Decision.undetermined)
    }
    let open = Set(before.duties.filter { $0.truth == .unknown }.map(Self.name))
    let had = Set(before.duties.filter { $0.truth == .met }.map(Self.name))
    let have = Set(after.duties.filter { $0.truth == .met }.map(Self.name))
    if !had.isSubset(of: have) || !have.subtracting(had).isSubset(of: open) { problems.append("duties \(had) became \(have)") }
    let mattered = Set(before.missing.filter(\.matters).map(\.cell))
    for fact in after.missing where fact.matters && !mattered.contains(fact.cell) && less.cell(fact.cell) != nil {
      problems.append("\(fact.path)[\(fact.cell.member)] did not matter and now does")
    }
    return problems + wayProblems(changes + before.settles, facts)
  }

  private static func name(_ duty: DutyReport) -> String { "\(duty.id) \(duty.member ?? "")" }

  /// What was settled and no longer is; where the outcome was settled, what is no longer told.
  ///
  /// A requirement that holds may turn out not to be about the item: it goes with all that was told only for its sake.
  private func lost(_ before: [Reason], _ after: [Reason], isKept: Bool) -> [String] {
    let have = truths(after) { _ in false }
    return truths(before) { have[name($0)] == nil && mayTurnOutNotToApply($0) }.compactMap { rule, truth in
      guard truth != .unknown else { return nil }
      guard let now = have[rule] else { return isKept ? "\(rule) was \(truth) and is not told" : nil }
      return now == truth ? nil : "\(rule) was \(truth) and is \(now)"
    }
  }

  private func mayTurnOutNotToApply(_ reason: Reason) -> Bool {
    reason.truth == .met
      && less.model.rules.contains { rule in
        rule.role == .requirement && (rule.id == reason.rule || rule.unless.contains { $0.id == reason.rule })
      }
  }

  private func name(_ reason: Reason) -> String { "\(reason.rule) \(reason.member ?? "")" }

  private func truths(_ reasons: [Reason], leavingOut isLeftOut: (Reason) -> Bool) -> [String: Truth] {
    var found: [String: Truth] = [:]
    func note(_ reason: Reason) {
      if isLeftOut(reason) { return }
      found[name(reason)] = reason.truth
      for part in reason.exceptions + reason.because { note(part) }
    }
    for reason in reasons { note(reason) }
    return found
  }

  /// Ways lead there all the same, whatever else is known by then.
  private func wayProblems(_ ways: [Ways], _ facts: CaseFacts) -> [String] {
    var problems: [String] = []
    for ways in ways {
      for way in ways.ways {
        let kept = way.changes.map { (facts.kept($0.cell), $0.cell) }
        for change in way.changes {
          if let value = more.value(change.to, at: change.cell) { more.set(value, at: change.cell, facts) }
        }
        let verdict = decider.verdict(facts)
        for (value, cell) in kept.reversed() { facts.putBack(value, at: cell) }
        let item = ways.item.flatMap { Int($0.dropFirst()) }
        let isThere =
          item.map { verdict.items.indices.contains($0) && verdict.items[$0] == (ways.outcome == "permit" ? .met : .notMet) }
          ?? (verdict.outcome == ways.outcome)
        if !isThere { problems.append("a way to \(ways.outcome) no longer leads there: \(way.changes.map(\.path))") }
      }
    }
    return problems
  }
}
