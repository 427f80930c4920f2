import Decisions
import Rules

/// Which reasons and assumptions a report shows.
extension DecisionDocument {
  /// Of the top-level reasons, those that carry the outcome and those that are only named.
  ///
  /// Where a rule of sharing speaks against, the rules that hold excuse nothing: the concise report only names them, and
  /// permissions that are far from what was asked.
  ///
  /// Of a determination the outcome that holds comes first.
  func selection(_ reasons: [Reason]) -> (shown: [Reason], named: [Reason]) {
    if reasons.contains(where: \.isDetermined) {
      return (reasons.filter { $0.truth == .met } + reasons.filter { $0.truth != .met }, [])
    }
    let isCarrying = { (reason: Reason) in reason.tone == .against && reason.isAboutSharing && !reason.isFar }
    let against = reasons.filter(isCarrying)
    if detail == .full || against.isEmpty { return (reasons, []) }
    return (against, reasons.filter { !isCarrying($0) })
  }

  /// Of the rules that a rule is made of, those that share its truth. Where at most so many may be met, those that are
  /// not carry it, so all are shown.
  func parts(of reason: Reason) -> (shown: [Reason], named: [Reason]) {
    if detail == .full || reason.count?.isAtMost == true { return (reason.because, []) }
    let isShown = { (part: Reason) in part.truth == reason.truth && !(part.truth == .unknown && part.isBare) }
    return (reason.because.filter(isShown), reason.because.filter { !isShown($0) })
  }

  /// A rule that holds by itself does not need its exceptions: those that do not apply are only named.
  func exceptions(of reason: Reason) -> (shown: [Reason], named: [Reason]) {
    if detail == .full || reason.tone != .favourable { return (reason.exceptions, []) }
    return (reason.exceptions.filter { $0.truth != .notMet }, reason.exceptions.filter { $0.truth == .notMet })
  }

  /// The facts of a rule are those of its parts, unless it has none.
  ///
  /// That nothing else holds rests on the facts of what does not.
  func facts(of reason: Reason) -> [FactUse] {
    detail == .full || reason.because.isEmpty && reason.role != .otherwise ? reason.facts : []
  }

  var settledReasons: [Reason] { decision.reasons.filter { $0.truth != .unknown } }
  var openReasons: [Reason] { decision.reasons.filter { $0.truth == .unknown && !$0.isWithheld } }
  var mayAlsoFail: [Reason] { decision.mightAlsoFail.filter { !$0.isWithheld } }

  /// Every reason that the report shows, in its order.
  var shownReasons: [Reason] {
    func all(_ reasons: [Reason]) -> [Reason] {
      reasons.flatMap { [$0] + all(exceptions(of: $0).shown) + all(parts(of: $0).shown) }
    }
    let top = selection(settledReasons).shown + openReasons + mayAlsoFail
    return all(
      top + decision.items.flatMap { selection($0.reasons.shown).shown + $0.mightAlsoFail.shown })
  }

  var shownDuties: [DutyReport] { decision.urgent + decision.duties.filter { $0.truth != .notMet } }

  /// Declared assumptions of what is shown, presumed facts of what is shown, and how many others there are.
  var shownAssumptions: (declared: [AssumptionReport], presumed: [FactUse], others: Int) {
    let reasons = shownReasons
    let rules = Set(reasons.map(\.rule) + shownDuties.map(\.id))
    let facts = Set((reasons.flatMap(facts) + shownDuties.flatMap(\.presumed)).map(FactName.init))
    let declared = decision.assumptions.filter {
      $0.presumed == nil && (detail == .full || $0.rules.contains(where: rules.contains))
    }
    let presumed = decision.assumptions.compactMap(\.presumed).filter { detail == .full || facts.contains(FactName($0)) }
    return (declared, presumed, decision.assumptions.count - declared.count - presumed.count)
  }
}

private struct FactName: Hashable {
  var path: String
  var member: String?

  init(_ fact: FactUse) {
    path = fact.path
    member = fact.member
  }
}

extension [Reason] {
  /// Without those of which the reader does not see what became of them.
  var shown: [Reason] { filter { !$0.isWithheld } }
}

extension Reason {
  /// Whether it has nothing to tell but its name.
  fileprivate var isBare: Bool { texts.isEmpty && facts.isEmpty && exceptions.isEmpty && because.isEmpty }

  fileprivate var isAboutSharing: Bool { [.requirement, .prohibition, .permission].contains(role) }

  /// Whether it is an outcome of a determination.
  var isDetermined: Bool { role == .outcome || role == .otherwise }

  /// Whether its truth speaks for what was asked: a prohibition that applies speaks against it.
  var tone: RichText.Tone {
    switch (role, truth) {
    case (_, .unknown): .open
    case (.outcome, _), (.otherwise, _): .neutral
    case (.prohibition, .met), (.hold, .met): .against
    case (.prohibition, .notMet), (.hold, .notMet), (.exception, .notMet), (.retention, .notMet): .neutral
    case (_, .met): .favourable
    case (_, .notMet): .against
    }
  }
}
