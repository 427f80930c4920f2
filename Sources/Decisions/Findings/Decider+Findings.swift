public import Facts
import Rules

extension Decider {
  /// Decides and names the rules that speak for the outcome, without explaining them: the outcome and the truths are those
  /// of ``decide(_:)``. `findings` is overwritten; its memory is used again.
  ///
  /// Complexity: O(nodes × members / 64) and O(rules); that of the exact pass where a fact is missing on which conditions
  /// contradict each other.
  public func find(_ facts: CaseFacts, into findings: inout Findings) {
    findings.reset()
    let plan = findingsPlan
    evaluator.run(plan.answers.plan, facts)
    let truths = plan.answers.plan.truths
    if plan.answers.isContradictory(truths, facts) {
      findings.isContradictory = true
      return
    }
    let areExact = completions.settle(plan.answers.plan, plan.wanted, facts)
    var reading = TruthReading(decider: self, facts: facts, truths: truths, areExact: areExact)
    findings.verdict = plan.answers.verdict(truths, facts, areExact: areExact) ?? verdict(reading.exactPass, facts)
    plan.entries.withUnsafeBufferPointer { entries in
      for entry in entries {
        for member in 0..<(entry.scope.map { facts.count($0) } ?? 1) { reading.note(entry, member, &findings) }
      }
    }
    if findings.authority.isEmpty || findings.reasons.isEmpty { return }
    // Where one permission holds it does not matter that others do not.
    let authority = findings.authority
    findings.reasons.removeAll { reason in
      graph.rules[reason.rule.index].role == .permission
        && authority.contains { $0.entity == reason.entity && $0.member == reason.member }
    }
  }
}

/// The truths of one pass, and of the exact pass where they are open and not exact.
private struct TruthReading {
  let decider: Decider
  let facts: CaseFacts
  let truths: TruthTable
  let areExact: Bool
  private var made: ExactPass?

  init(decider: Decider, facts: CaseFacts, truths: TruthTable, areExact: Bool) {
    self.areExact = areExact
    self.decider = decider
    self.facts = facts
    self.truths = truths
  }

  /// Made when it is first wanted: it takes the truths of all nodes.
  var exactPass: ExactPass {
    mutating get {
      if let made { return made }
      decider.evaluator.run(facts)
      let pass = decider.exactPass(facts)
      made = pass
      return pass
    }
  }

  @inline(__always)
  private mutating func truth(_ wanted: FindingsPlan.Truths, _ member: Int) -> Truth {
    let truth = truths.truth(at: wanted.place, member: member)
    return truth == .unknown && !areExact ? exactPass.truth(wanted.node, member: member).truth : truth
  }

  mutating func note(_ entry: FindingsPlan.Entry, _ member: Int, _ findings: inout Findings) {
    let truth = truth(entry.truth, member)
    switch (entry.meaning, truth) {
    case (.speaksWhenMet, .notMet), (.speaksWhenNotMet, .met): return
    default: break
    }
    if let covers = entry.covers, self.truth(covers, member) == .notMet { return }
    if truth == .unknown {
      append(entry, truth, member, to: &findings.open)
    } else if entry.meaning == .permission, truth == .met {
      append(entry, truth, member, to: &findings.authority)
    } else {
      append(entry, truth, member, to: &findings.reasons)
    }
  }

  private mutating func append(
    _ entry: FindingsPlan.Entry, _ truth: Truth, _ member: Int, to list: inout [Findings.Finding]
  ) {
    guard let members = entry.members else {
      list.append(Findings.Finding(rule: entry.rule, entity: entry.scope, member: member))
      return
    }
    let before = list.count
    for other in 0..<facts.count(members.entity) where concerns(members, other, truth) {
      list.append(Findings.Finding(rule: entry.rule, entity: members.entity, member: other))
    }
    if list.count == before { list.append(Findings.Finding(rule: entry.rule, entity: nil, member: 0)) }
  }

  /// Whether the truth of a rule over members rests on this one.
  private mutating func concerns(_ members: FindingsPlan.Members, _ member: Int, _ truth: Truth) -> Bool {
    let looked = members.where.map { self.truth($0, member) } ?? .met
    if looked == .notMet { return false }
    let own = self.truth(members.when, member)
    switch truth {
    case .met: return looked == .met && own == .met
    case .notMet: return looked == .met && own == .notMet
    case .unknown: return own != (members.isEvery ? .met : .notMet) && (looked == .unknown || own == .unknown)
    }
  }
}
