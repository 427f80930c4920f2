public import Diagnostics
public import Facts
public import Rules

/// A contradiction between facts: they are refused and no outcome is given.
public struct Contradiction: Sendable {
  public var id: String
  public var text: Phrase
  public var member: String?
  /// Given facts of which it is made.
  public var facts: [FactCell]
  /// Where the check stands in the rules.
  public var span: SourceSpan
}

/// What a decision comes to, without its reasons.
public struct Verdict: Hashable, Sendable {
  public var outcome: String
  public var isDetermined: Bool
  /// For decisions made item by item.
  public var items: [Truth]

  static let open = Verdict(outcome: Decision.undetermined, isDetermined: false, items: [])

  /// What became of one item; of a decision that is not made item by item, its outcome.
  func outcome(ofItem member: Int) -> String {
    guard items.indices.contains(member) else { return outcome }
    switch items[member] {
    case .met: return "permit"
    case .notMet: return "refuse"
    case .unknown: return Decision.undetermined
    }
  }
}

/// Decides case after case by one graph. It reads no clock and does no input or output; the same facts give the same decision.
///
/// Not to be shared between threads: it keeps its memory from case to case.
public final class Decider {
  public let book: RuleBook
  public let graph: DecisionGraph
  let evaluator: GraphEvaluator
  let exactness: Exactness
  /// Nil where no duty of the decision is urgent.
  let urgentPlan: UrgentPlan?
  // Made when they are first wanted.
  @exclusivity(unchecked) private var madeAnswerPlan: AnswerPlan?
  @exclusivity(unchecked) private var madeOutcomePlan: OutcomePlan?
  @exclusivity(unchecked) private var madeOpaqueFacts: Set<FactID>?
  @exclusivity(unchecked) private var madeWeights: QuestionWeights?
  @exclusivity(unchecked) private var madeReadOnce: ReadOnceCheck?
  @exclusivity(unchecked) private var madeTrialEvaluator: GraphEvaluator?

  public init(_ graph: DecisionGraph, of book: RuleBook) {
    self.book = book
    self.graph = graph
    evaluator = GraphEvaluator(graph, book: book)
    exactness = Exactness(evaluator)
    urgentPlan = UrgentPlan(graph, book)
  }

  /// Facts that stand in conditions over several facts or in expressions, that lead to members, or that others are made from.
  var opaqueFacts: Set<FactID> {
    if let madeOpaqueFacts { return madeOpaqueFacts }
    let facts = graph.opaqueFacts
    madeOpaqueFacts = facts
    return facts
  }

  var weights: QuestionWeights {
    if let madeWeights { return madeWeights }
    let weights = QuestionWeights(book, exactness.regions)
    madeWeights = weights
    return weights
  }

  var readOnce: ReadOnceCheck {
    if let madeReadOnce { return madeReadOnce }
    let check = ReadOnceCheck(graph, book)
    madeReadOnce = check
    return check
  }

  /// For looking at other facts while the truths of the case are still wanted.
  var trialEvaluator: GraphEvaluator {
    if let madeTrialEvaluator { return madeTrialEvaluator }
    let evaluator = GraphEvaluator(graph, book: book)
    madeTrialEvaluator = evaluator
    return evaluator
  }

  var answerPlan: AnswerPlan {
    if let madeAnswerPlan { return madeAnswerPlan }
    let plan = AnswerPlan(graph, exactness)
    madeAnswerPlan = plan
    return plan
  }

  private var outcomePlan: OutcomePlan {
    if let madeOutcomePlan { return madeOutcomePlan }
    let plan = OutcomePlan(graph, exactness)
    madeOutcomePlan = plan
    return plan
  }

  /// Decides and explains.
  public func decide(_ facts: CaseFacts) -> Result<Decision, Contradictions> { decide(facts) { $0.decision() } }

  /// Decides and says what, for each item too, with its value and duties: without reasons and what is missing, which take longest.
  public func outline(_ facts: CaseFacts) -> Result<Decision, Contradictions> { decide(facts) { $0.outline() } }

  private func decide(
    _ facts: CaseFacts, _ explain: (inout Explainer) -> Decision
  ) -> Result<Decision, Contradictions> {
    evaluator.run(facts)
    let contradictions = contradictions(facts)
    if !contradictions.isEmpty { return .failure(Contradictions(all: contradictions, urgent: urgentRoutes(for: facts))) }
    var explainer = Explainer(self, facts)
    return .success(explain(&explainer))
  }

  /// Decides without explaining: the same outcome as ``decide(_:)`` gives. Contradictory facts are undetermined here.
  public func verdict(_ facts: CaseFacts) -> Verdict {
    let plan = outcomePlan
    evaluator.run(plan.plan, facts)
    return plan.verdict(facts)
  }

  /// For verdicts of the same case with a few facts changed.
  func trials(of facts: CaseFacts) -> OutcomeTrials { OutcomeTrials(outcomePlan, evaluator, facts) }

  /// Whether a check refuses the facts, so that there is no decision.
  public func refuses(_ facts: CaseFacts) -> Bool {
    evaluator.run(outcomePlan.plan, facts)
    return outcomePlan.contradiction(facts) != nil
  }

  /// The exact pass over a case for which the evaluator has run.
  func exactPass(_ facts: CaseFacts) -> ExactPass { exactness.pass(facts) }

  /// Facts that were not given and on which some rule still depends, whether or not the outcome does: with them a refusal
  /// names every requirement that fails.
  public func missingForRules(_ facts: CaseFacts) -> [MissingFact] {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    return explainer.missingForRules().filter(\.matters)
  }

  func verdict(_ exact: ExactPass, _ facts: CaseFacts) -> Verdict {
    let open = Verdict.open
    guard graph.plan.hasRulesInForce else { return open }
    guard let items = graph.plan.items else {
      for outcome in graph.plan.outcomes where exact.truth(outcome.node).truth == .met {
        return Verdict(outcome: outcome.name, isDetermined: true, items: [])
      }
      return open
    }
    let truths = (0..<facts.count(items.entity)).map { exact.truth(items.node, member: $0).truth }
    return Decider.verdict(ofItems: truths, isListOpen: facts.isListOpen(items.entity))
  }

  static func verdict(ofItems truths: [Truth], isListOpen: Bool) -> Verdict {
    if truths.isEmpty { return .open }
    // An item that was not listed could still be permitted or refused.
    let isSettled = !isListOpen || truths.contains(.met) && truths.contains(.notMet)
    let outcome = isSettled ? outcome(ofItems: truths) : Decision.undetermined
    return Verdict(outcome: outcome, isDetermined: outcome != Decision.undetermined, items: truths)
  }

  /// Permit where every item is, refuse where none can be, undetermined where all are open, else in part.
  static func outcome(ofItems truths: [Truth]) -> String {
    if truths.allSatisfy({ $0 == .met }) { return "permit" }
    if truths.allSatisfy({ $0 == .notMet }) { return "refuse" }
    return truths.allSatisfy { $0 == .unknown } ? Decision.undetermined : "permit-in-part"
  }

  func contradictions(_ facts: CaseFacts) -> [Contradiction] {
    var found: [Contradiction] = []
    let phrases = PhraseWriter(evaluator: evaluator, facts: facts)
    var justification = Justification(self, facts)
    for check in graph.checks {
      for member in 0..<(check.scope.map { facts.count($0) } ?? 1)
      where evaluator.truths.truth(check.node, member: member) == .met {
        found.append(
          Contradiction(
            id: check.id, text: phrases.phrase(check.says, member: member, scope: check.scope),
            member: check.scope.map { phrases.name(of: member, $0) },
            facts: justification.facts(for: check.node, member: member, truth: .met).flatMap { cell in
              book.givenFacts(behind: cell.fact).filter { book[$0].entity == book[cell.fact].entity }
                .map { FactCell($0, cell.member) }
            }, span: check.span))
      }
    }
    return found
  }
}

/// All contradictions of refused facts, none where their reader may see none of them, and the urgent routes that the facts open
/// all the same.
public struct Contradictions: Error, Sendable {
  public var all: [Contradiction]
  public var urgent: [DutyReport]
}
