public import Facts
import Rules

/// All that a reader gets of a case: the facts that they may see, what was decided, and which duties come with it. Whatever is
/// explained to the reader is made of this and the rules alone.
///
/// So two cases with the same visible facts, outcomes and duties cannot be told apart by what is explained.
public struct ReaderView {
  struct DutyPlace: Hashable {
    var duty: Int
    var member: Int
  }

  public let sight: Sight
  /// Without the hidden facts.
  public let facts: CaseFacts
  let verdict: Verdict
  /// Of duties that have come or may come; urgent routes are told by what the reader may see.
  let duties: [DutyPlace: Truth]

  /// Whether a fact is kept from the reader, whether or not it was given.
  func hides(_ cell: FactCell) -> Bool { !facts.isKnown(cell) && !sight.sees(cell, in: facts) }
}

extension Decider {
  /// What a reader gets of a case; where its facts contradict each other, the contradictions that the reader may see.
  public func view(of facts: CaseFacts, for sight: Sight) -> Result<ReaderView, Contradictions> {
    evaluator.run(facts)
    let isRefused = !contradictions(facts).isEmpty
    let exact = exactPass(facts)
    let verdict = verdict(exact, facts)
    var duties: [ReaderView.DutyPlace: Truth] = [:]
    for (number, duty) in graph.duties.enumerated() where !duty.isUrgent && !isRefused {
      for member in 0..<(duty.scope.map { facts.count($0) } ?? 1) {
        let truth = exact.truth(duty.node, member: member).truth
        if truth != .notMet { duties[ReaderView.DutyPlace(duty: number, member: member)] = truth }
      }
    }
    let view = ReaderView(sight: sight, facts: sight.view(of: facts), verdict: verdict, duties: duties)
    guard isRefused else { return .success(view) }
    evaluator.run(view.facts)
    return .failure(Contradictions(all: contradictions(view.facts), urgent: urgentRoutes(for: view.facts)))
  }

  /// Explains what was decided to a reader. Reasons rest on facts that the reader may see; what these leave open is withheld,
  /// with who may hold it.
  public func decide(_ view: ReaderView) -> Decision {
    evaluator.run(view.facts)
    var explainer = Explainer(self, view.facts, view)
    return explainer.decision()
  }

  /// The same as ``bundle(_:for:target:)`` from what the reader may see.
  public func bundle(_ decision: inout Decision, for view: ReaderView, target: String? = nil, smallest: Bool = false) {
    if isSettled(by: view) { decision.sufficient = sufficientReason(for: view.facts, smallest: smallest) }
    decision.nextQuestion = nextQuestion(for: view.facts, among: decision.missing, view: view)
    decision.settles = settlingFacts(for: view.facts, view: view)
    if let target {
      decision.changes = changes(for: view.facts, to: target, view: view)
      decision.changesItself = isSettled(by: view) ? dayOfChange(for: view.facts).flatMap(certain) : nil
    } else if let favourable = favourableOutcome, decision.isDetermined {
      decision.changes = changes(for: view.facts, to: favourable, view: view)
    }
    // That there is no way, or no other, may be otherwise with facts that are hidden.
    decision.changes = decision.changes.filter { !$0.ways.isEmpty }.map(\.withOthers)
    decision.settles = decision.settles.map(\.withOthers)
  }

  /// Whether the visible facts alone lead to all that was decided.
  private func isSettled(by view: ReaderView) -> Bool {
    let visible = verdict(view.facts)
    if view.verdict.items.isEmpty { return visible.isDetermined && visible == view.verdict }
    return zip(visible.items, view.verdict.items).allSatisfy { $1 == .unknown || $0 == $1 }
  }

  /// Where the visible facts leave it open on that day, another day may come first.
  private func certain(_ change: DayChange) -> DayChange? { change.outcome == Decision.undetermined ? nil : change }
}

extension Ways {
  fileprivate var withOthers: Ways {
    var ways = self
    if case .all = extent { ways.extent = .cheapest }
    return ways
  }
}
