import Expressions
import Facts
import Rules

/// Turns the truths of a case into a decision with reasons.
struct Explainer {
  let decider: Decider
  let facts: CaseFacts
  /// For whom it explains, where that one does not see all facts; then `facts` are those that the reader sees.
  let view: ReaderView?
  let exact: ExactPass
  let phrases: PhraseWriter
  var justification: Justification
  /// Assumptions of the rules that were listed, with the rules.
  var assumptions: [String: [String]] = [:]
  /// Presumed facts that listed reasons rest on.
  var presumed: Set<FactCell> = []
  /// Facts that are not given and that the value of a settled decision waits for.
  var valueFacts: Set<FactCell> = []
  /// Nodes on which it depends what the value is.
  var openValues: [NodeIndex] = []
  var valueProblem: Problem?
  private var isOverLimit = false
  private var truths: [TruthKey: Truth] = [:]

  private struct TruthKey: Hashable {
    var node: NodeIndex
    var member: Int
  }

  init(_ decider: Decider, _ facts: CaseFacts, _ view: ReaderView? = nil) {
    self.decider = decider
    self.facts = facts
    self.view = view
    exact = decider.exactPass(facts)
    phrases = PhraseWriter(evaluator: decider.evaluator, facts: facts, view: view)
    justification = Justification(decider, facts)
  }

  var book: RuleBook { _read { yield decider.book } }
  var graph: DecisionGraph { _read { yield decider.graph } }

  /// The member is left aside where the node is about the case as a whole.
  mutating func truth(_ node: NodeIndex, _ member: Int = 0) -> Truth {
    let member = graph[node].scope == nil ? 0 : member
    let key = TruthKey(node: node, member: member)
    if let truth = truths[key] { return truth }
    let result = exact.truth(node, member: member)
    if result.isOverLimit { isOverLimit = true }
    truths[key] = result.truth
    return result.truth
  }

  /// What is decided, without reasons and what is missing.
  mutating func outline() -> Decision {
    let verdict = decider.verdict(exact, facts)
    var decision = Decision(
      decision: graph.decision, title: graph.plan.title, outcome: verdict.outcome, isDetermined: verdict.isDetermined,
      asOf: graph.asOf)
    if let items = graph.plan.items {
      for (member, truth) in verdict.items.enumerated() {
        decision.items.append(
          ItemReport(
            name: phrases.name(of: member, items.entity), item: nil, subject: nil, form: nil,
            outcome: truth == .met ? "permit" : truth == .notMet ? "refuse" : Decision.undetermined, reasons: [],
            mightAlsoFail: []))
      }
    }
    noteValue(&decision)
    decision.duties = duties(verdict, urgent: false)
    decision.urgent = duties(verdict, urgent: true)
    return decision
  }

  mutating func decision() -> Decision {
    let verdict = view?.verdict ?? decider.verdict(exact, facts)
    var decision = Decision(
      decision: graph.decision, title: graph.plan.title, outcome: verdict.outcome, isDetermined: verdict.isDetermined,
      asOf: graph.asOf)
    decision.family = graph.plan.family
    switch graph.plan.family {
    case .sharing: explainSharing(&decision, verdict)
    case .determination: explainDetermination(&decision)
    case .eligibility, .retention, .outcomes: explainRules(&decision)
    }
    decision.outcomeWords = graph.plan.outcomes.first { $0.name == verdict.outcome }?.words
    noteValue(&decision)
    decision.duties = duties(verdict, urgent: false)
    decision.urgent = duties(verdict, urgent: true)
    decision.missing = missing(verdict)
    noteAssumptions(of: decision)
    decision.assumptions = assumptionReports()
    decision.problems = problems(decision)
    noteReader(&decision)
    return decision
  }

  // MARK: Rules without items

  private mutating func explainRules(_ decision: inout Decision) {
    // What holds for all records is told with the first rule that covers this one.
    var told: Set<RuleIndex> = []
    for index in graph.plan.rules {
      let rule = graph.rules[index.index]
      if let covers = rule.covers, truth(covers) == .notMet { continue }
      var reason = reason(index, depth: 0)
      let repeated = rule.exceptions.indices.filter { !told.insert(rule.exceptions[$0]).inserted }
      for place in repeated.reversed() { reason.exceptions.remove(at: place) }
      decision.reasons.append(reason)
    }
  }

  // MARK: Assumptions and problems

  /// Assumptions of the rules that carry the outcome, and the presumed facts that these rest on.
  private mutating func noteAssumptions(of decision: Decision) {
    for reason in decision.reasons + decision.items.flatMap(\.reasons) { note(reason) }
    // Which rules there are rests on the day by which they are chosen.
    if let clock = book.clock(of: graph.decision).flatMap(book.fact(at:)) {
      let cell = FactCell(clock, 0)
      if graph.facts.contains(clock), facts.isKnown(cell), facts.isPresumed(cell) { presumed.insert(cell) }
    }
  }

  private mutating func note(_ reason: Reason) {
    if reason.isWithheld { return }
    for assumption in reason.assumptions where !(assumptions[assumption] ?? []).contains(reason.rule) {
      assumptions[assumption, default: []].append(reason.rule)
    }
    for fact in reason.facts where fact.isPresumed { presumed.insert(fact.cell) }
    // A part speaks for the whole only where it has the same truth; an exception to a prohibition where it lifts it.
    for part in reason.because where part.truth == reason.truth { note(part) }
    let carried = [.prohibition, .indicator, .outcome].contains(reason.role) ? reason.truth.negated : reason.truth
    for exception in reason.exceptions where exception.truth == carried { note(exception) }
  }

  private func assumptionReports() -> [AssumptionReport] {
    let declared = book.assumptions.filter { assumptions[$0.id.value] != nil }.map { assumption in
      AssumptionReport(
        id: assumption.id.value, title: assumption.title.value, reason: assumption.reason.value,
        alternatives: assumption.alternatives.map(\.value), rules: assumptions[assumption.id.value] ?? [], presumed: nil)
    }
    let presumptions = presumed.sorted().map { cell in
      AssumptionReport(
        id: "presumed:\(book[cell.fact].path)", title: book[cell.fact].title, reason: "", alternatives: [], rules: [],
        presumed: use(of: cell))
    }
    return declared + presumptions
  }

  private var noRuleInForce: Problem {
    let periods = book.periods(of: graph.decision)
    let day = clockDay ?? graph.asOf
    let ended = periods.map(\.until).filter { $0 < day }.max()
    let begins = periods.map(\.from).filter { $0 > day }.min()
    return Problem(.noRuleInForce(ended: ended, begins: begins, on: clockDay))
  }

  /// The day of the fact by which rules are chosen; nil where none is, and where the fact is none or not known.
  private var clockDay: Int64? {
    guard let path = book.clock(of: graph.decision), let fact = book.fact(at: path),
      case .date(let date) = facts.value(book[fact], member: 0, book: book)
    else { return nil }
    return Int64(date.daysSinceEpoch)
  }

  private func problems(_ decision: Decision) -> [Problem] {
    var problems: [Problem] = []
    if !graph.plan.hasRulesInForce {
      problems.append(noRuleInForce)
    } else if let inForce = graph.plan.inForce, decider.evaluator.truths.truth(inForce) == .notMet {
      problems.append(graph.plan.family == .retention ? Problem(.nothingCovers) : noRuleInForce)
    }
    if let items = graph.plan.items, facts.isListKnown(items.entity), facts.count(items.entity) == 0 {
      problems.append(Problem(.noItems))
    }
    if waitsForSomething(decision) {
      for parameter in graph.plan.missingParameters { problems.append(Problem(.parameterWithoutValue(parameter))) }
    }
    problems += FailureReport(evaluator: decider.evaluator, facts: facts).problems(phrases)
    if let valueProblem { problems.append(valueProblem) }
    if isOverLimit { problems.append(Problem(.limit(50_000))) }
    return problems
  }

  /// Where all is settled, a parameter without a value is one of rules that do not count on that day.
  private func waitsForSomething(_ decision: Decision) -> Bool {
    !decision.isDetermined || decision.items.contains { $0.outcome == Decision.undetermined }
      || decision.valueTitle != nil && decision.value == nil
  }

  // MARK: Facts

  func use(of cell: FactCell) -> FactUse {
    let fact = book[cell.fact]
    let entity = book[fact.entity]
    return FactUse(
      path: fact.path, title: fact.title, member: entity.isList ? phrases.name(of: cell.member, entity.id) : nil, cell: cell,
      value: facts.value(fact, member: cell.member, book: book), presentation: fact.presentation,
      isPresumed: facts.isPresumed(cell), annotation: facts.annotations[cell])
  }
}
