import Expressions
public import Facts
import Rules

extension Decider {
  /// Decides in short, into an answer that is reused: the same outcome as ``decide(_:)`` gives, without words and facts.
  ///
  /// Complexity: that of the evaluation; the exact pass only for what it leaves open.
  public func answer(_ facts: CaseFacts, into answer: inout Answer) {
    answer.reset()
    let plan = answerPlan.outcome
    evaluator.run(plan.plan, facts)
    if let check = plan.contradiction(plan.plan.truths, facts) {
      answer.contradiction = graph.checks[check].id
      return
    }
    let areExact = completions.settle(plan.plan, answerPlan.wanted, facts)
    var reading = AnswerReading(self, facts, areExact: areExact)
    let verdict = plan.verdict(plan.plan.truths, facts, areExact: areExact) ?? verdict(reading.exactPass, facts)
    answer.outcome = verdict.outcome
    answer.isDetermined = verdict.isDetermined
    answer.items = verdict.items
    if verdict.isDetermined, !graph.plan.values.isEmpty { answer.value = determinedValue(reading.exactPass, facts) }
    answerPlan.met.withUnsafeBufferPointer { entries in
      for entry in entries where reading.truth(entry.truth) == .met && reading.isInPart(entry) {
        answer.met.append(AnswerLine(entry.rule))
      }
    }
    let isPermitted = verdict.outcome.hasPrefix("permit")
    answerPlan.found.withUnsafeBufferPointer { entries in
      for entry in entries {
        switch entry.role {
        case .requirement: reading.note(entry, .notMet, &answer)
        case .permission where entry.each != nil: reading.notePermission(entry, verdict, &answer)
        case .permission: if isPermitted { reading.note(entry, .met, &answer) }
        default: reading.note(entry, .met, &answer)
        }
      }
    }
  }
}

extension Decider {
  /// The value that the facts settle, after a run over all nodes.
  private func determinedValue(_ exact: ExactPass, _ facts: CaseFacts) -> Value? {
    for value in graph.plan.values {
      switch exact.truth(value.node).truth {
      case .notMet: continue
      case .unknown: return nil
      case .met:
        switch evaluator.evaluate(value.program, 0, nil, facts) {
        case .unknown, .error, .null: return nil
        case let known: return known
        }
      }
    }
    return nil
  }
}

/// The truths of one pass, and of the exact pass where they are open and not exact.
private struct AnswerReading {
  private let decider: Decider
  private let facts: CaseFacts
  private let truths: TruthTable
  private let areExact: Bool
  private var made: ExactPass?

  init(_ decider: Decider, _ facts: CaseFacts, areExact: Bool) {
    self.decider = decider
    self.facts = facts
    self.areExact = areExact
    truths = decider.answerPlan.outcome.plan.truths
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
  mutating func truth(_ wanted: AnswerPlan.Truths, _ member: Int = 0) -> Truth {
    let truth = truths.truth(at: wanted.place, member: member)
    return truth == .unknown && !areExact ? exactPass.truth(wanted.node, member: member).truth : truth
  }

  mutating func isInPart(_ entry: AnswerPlan.Entry) -> Bool {
    guard let covers = entry.covers, covers.scope == nil else { return true }
    return truth(covers) != .notMet
  }

  /// A permission is told for what is permitted.
  mutating func notePermission(_ entry: AnswerPlan.Entry, _ verdict: Verdict, _ answer: inout Answer) {
    for member in verdict.items.indices where verdict.items[member] == .met {
      if truth(entry.truth, member) == .met { answer.reasons.append(AnswerLine(entry.rule, member: Int32(member))) }
    }
  }

  /// Adds the lines of one rule: where it came to the truth that is told, and where it is open.
  @inline(__always)
  mutating func note(_ entry: AnswerPlan.Entry, _ told: Truth, _ answer: inout Answer) {
    if entry.each == nil {
      let truth = truth(entry.truth)
      if truth == told || truth == .unknown { noteWhole(entry, truth, &answer) }
    } else if isInPart(entry) {
      noteEach(entry, told, &answer)
    }
  }

  private mutating func noteEach(_ entry: AnswerPlan.Entry, _ told: Truth, _ answer: inout Answer) {
    guard let entity = entry.each else { return }
    for member in 0..<facts.count(entity) {
      let truth = truth(entry.truth, member)
      guard truth == told || truth == .unknown else { continue }
      if let covers = entry.covers, covers.scope == entity, self.truth(covers, member) == .notMet { continue }
      let line = AnswerLine(entry.rule, member: Int32(member))
      if truth == told { answer.reasons.append(line) } else { answer.open.append(line) }
    }
  }

  private mutating func noteWhole(_ entry: AnswerPlan.Entry, _ truth: Truth, _ answer: inout Answer) {
    guard isInPart(entry) else { return }
    // That no member does what one should is nobody's own doing.
    guard let condition = entry.condition, truth != .notMet || condition.isEvery else {
      let line = AnswerLine(entry.rule)
      if truth == .unknown { answer.open.append(line) } else { answer.reasons.append(line) }
      return
    }
    noteMembers(condition, entry.rule, truth, &answer)
  }

  /// The members on which the truth of a condition over a list rests; the rule alone where it rests on none of them.
  private mutating func noteMembers(
    _ condition: AnswerPlan.Members, _ rule: RuleIndex, _ truth: Truth, _ answer: inout Answer
  ) {
    var isNoted = false
    for member in 0..<facts.count(condition.entity) {
      let looked = condition.where.map { self.truth($0, member) } ?? .met
      if looked == .notMet { continue }
      let own = self.truth(condition.when, member)
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
