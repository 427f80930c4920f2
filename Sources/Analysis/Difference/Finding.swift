import Decisions
import Facts
import Rules

/// One thing that a decision says, by which two decisions on the same facts are compared.
struct Finding: Hashable {
  var aspect: RuleEffect.Aspect
  /// The item or member that it is about.
  var member: String?
}

/// What a decision says, thing by thing.
struct Findings {
  private(set) var states: [(finding: Finding, state: RuleEffect.State)] = []
  private var byFinding: [Finding: RuleEffect.State] = [:]

  /// Complexity: linear in items and duties.
  init(_ result: Result<Decision, Contradictions>) {
    switch result {
    case .failure: add(.outcome, nil, .outcome(CaseRunner.refused))
    case .success(let decision):
      add(.outcome, nil, .outcome(decision.outcome))
      for item in decision.items { add(.item, item.name, .outcome(item.outcome)) }
      if let value = decision.value { add(.value, nil, .value(value)) }
      for duty in decision.urgent + decision.duties {
        add(.duty(id: duty.id, title: duty.title), duty.member, .truth(duty.truth))
        if let due = duty.due { add(.due(id: duty.id, title: duty.title), duty.member, .day(due)) }
      }
    }
  }

  private mutating func add(_ aspect: RuleEffect.Aspect, _ member: String?, _ state: RuleEffect.State) {
    let finding = Finding(aspect: aspect, member: member)
    if byFinding.updateValue(state, forKey: finding) == nil { states.append((finding, state)) }
  }

  func state(of finding: Finding) -> RuleEffect.State { byFinding[finding] ?? .absent }

  /// What is different, without what follows from another difference: a value and duties come with their outcome, a day with its duty.
  func differences(to other: Findings) -> [(finding: Finding, before: RuleEffect.State, after: RuleEffect.State)] {
    let new = other.states.map(\.finding).filter { byFinding[$0] == nil }
    let all = states.map(\.finding) + new
    func isSame(_ finding: Finding) -> Bool { state(of: finding) == other.state(of: finding) }
    let hasSameOutcome = isSame(Finding(aspect: .outcome))
    return all.compactMap { finding in
      if isSame(finding) { return nil }
      switch finding.aspect {
      case .outcome: break
      case .item: if state(of: finding) == .absent || other.state(of: finding) == .absent { return nil }
      case .value: guard hasSameOutcome else { return nil }
      case .duty: guard hasSameOutcome, isSame(Finding(aspect: .item, member: finding.member)) else { return nil }
      case .due(let id, let title):
        let duty = Finding(aspect: .duty(id: id, title: title), member: finding.member)
        guard hasSameOutcome, isSame(duty), state(of: duty) != .absent else { return nil }
      }
      return (finding, state(of: finding), other.state(of: finding))
    }
  }
}
