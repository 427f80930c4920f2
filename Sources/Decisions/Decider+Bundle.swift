public import Facts

extension Decider {
  /// Adds to a decision what ``decide(_:)`` leaves out, since it takes many verdicts: the facts that alone force it, what to
  /// ask next, what would settle it, and what would change it.
  ///
  /// The decision must be of these facts. `target` is the outcome that changes should lead to; where it is left out, the most
  /// favourable one, for what is decided otherwise. With `smallest` the facts that force it are the fewest that do, if the
  /// search finds them. With `looksAhead` the day is looked for on which the outcome changes by itself, in full where there is a
  /// target: the rules are lowered for each day on which it may.
  public func bundle(
    _ decision: inout Decision, for facts: CaseFacts, target: String? = nil, looksAhead: Bool = false, smallest: Bool = false
  ) {
    decision.sufficient = sufficientReason(for: facts, smallest: smallest)
    decision.nextQuestion = nextQuestion(for: facts, among: decision.missing)
    decision.settles = settlingFacts(for: facts)
    if looksAhead, target != nil {
      decision.changesItself = dayOfChange(for: facts)
    } else if looksAhead, decision.isDetermined, let change = dayOfChange(for: facts, lowerings: 12) {
      // That the rules end on some day is said only to those who ask.
      if change.outcome != Decision.undetermined { decision.changesItself = change }
    }
    if let target {
      decision.changes = changes(for: facts, to: target)
    } else if let favourable = favourableOutcome, decision.isDetermined {
      // That nobody can change anything is said only to those who ask.
      decision.changes = changes(for: facts, to: favourable).filter { !$0.ways.isEmpty }
    }
  }
}
