public import Facts
import Rules

extension Decider {
  /// Decides in short, into an answer that is reused: the same outcome as ``decide(_:)`` gives, without words and facts.
  ///
  /// Complexity: that of the evaluation; the exact pass only for what it leaves open.
  public func answer(_ facts: CaseFacts, into answer: inout Answer) {
    answer.reset()
    evaluator.run(facts)
    for check in graph.checks where isMet(check, facts) {
      answer.contradiction = check.id
      return
    }
    let exact = ExactPass(evaluator: evaluator, facts: facts, regions: regions)
    let verdict = verdict(exact, facts)
    answer.outcome = verdict.outcome
    answer.isDetermined = verdict.isDetermined
    answer.items = verdict.items
    for entry in answerPlan.met where isInPart(entry, exact) {
      if exact.truth(entry.node).truth == .met { answer.met.append(AnswerLine(entry.rule)) }
    }
    for entry in answerPlan.found {
      switch entry.role {
      case .requirement: note(entry, .notMet, facts, exact, &answer)
      case .permission: notePermission(entry, verdict, facts, exact, &answer)
      default: note(entry, .met, facts, exact, &answer)
      }
    }
  }

  /// A permission is told for what is permitted.
  private func notePermission(
    _ entry: AnswerPlan.Entry, _ verdict: Verdict, _ facts: CaseFacts, _ exact: ExactPass, _ answer: inout Answer
  ) {
    guard entry.isLookedAtForEach else {
      if verdict.outcome.hasPrefix("permit") { note(entry, .met, facts, exact, &answer) }
      return
    }
    for member in verdict.items.indices where verdict.items[member] == .met {
      guard exact.truth(entry.node, member: member).truth == .met else { continue }
      answer.reasons.append(AnswerLine(entry.rule, member: Int32(member)))
    }
  }

  private func isInPart(_ entry: AnswerPlan.Entry, _ exact: ExactPass) -> Bool {
    guard let covers = entry.covers, graph[covers].scope == nil else { return true }
    return exact.truth(covers).truth != .notMet
  }

  /// Adds the lines of one rule: where it came to the truth that is told, and where it is open.
  private func note(
    _ entry: AnswerPlan.Entry, _ told: Truth, _ facts: CaseFacts, _ exact: ExactPass, _ answer: inout Answer
  ) {
    guard isInPart(entry, exact) else { return }
    if entry.isLookedAtForEach, let entity = entry.members {
      for member in 0..<facts.count(entity) {
        if let covers = entry.covers, graph[covers].scope == entity, exact.truth(covers, member: member).truth == .notMet {
          continue
        }
        let truth = exact.truth(entry.node, member: member).truth
        let line = AnswerLine(entry.rule, member: Int32(member))
        if truth == told { answer.reasons.append(line) } else if truth == .unknown { answer.open.append(line) }
      }
      return
    }
    let truth = exact.truth(entry.node).truth
    guard truth == told || truth == .unknown else { return }
    // That no member does what one should is nobody's own doing.
    guard let condition = entry.condition, truth != .notMet || condition.isEvery else {
      let line = AnswerLine(entry.rule)
      if truth == .unknown { answer.open.append(line) } else { answer.reasons.append(line) }
      return
    }
    noteMembers(condition, entry.rule, truth, facts, exact, &answer)
  }

  /// The members on which the truth of a condition over a list rests; the rule alone where it rests on none of them.
  private func noteMembers(
    _ condition: MemberCondition, _ rule: RuleIndex, _ truth: Truth, _ facts: CaseFacts, _ exact: ExactPass,
    _ answer: inout Answer
  ) {
    var isNoted = false
    for member in 0..<facts.count(condition.entity) {
      let looked = condition.where.map { exact.truth($0, member: member).truth } ?? .met
      if looked == .notMet { continue }
      let own = exact.truth(condition.when, member: member).truth
      let line = AnswerLine(rule, member: Int32(member))
      if truth != .unknown {
        if looked == .met, own == truth {
          answer.reasons.append(line)
          isNoted = true
        }
      } else if own != (condition.isEvery ? .met : .notMet), looked == .unknown || own == .unknown {
        answer.open.append(line)
        isNoted = true
      }
    }
    if isNoted { return }
    if truth == .unknown { answer.open.append(AnswerLine(rule)) } else { answer.reasons.append(AnswerLine(rule)) }
  }
}
