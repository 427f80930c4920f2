import Facts
import Rules

/// The part of a graph that settles the outcome, ready to be run without everything that only explanations need.
final class OutcomePlan {
  let plan: EvaluationPlan
  private let checks: [(place: Int32, scope: EntityID?)]
  private let outcomes: [Outcome]
  private let items: (place: Int32, entity: EntityID)?
  private let hasRulesInForce: Bool
  private let completions: Completions
  private let graph: DecisionGraph
  private let book: RuleBook
  /// Made when it is first wanted.
  private(set) lazy var reach = StepReach(plan, graph, book)

  private struct Outcome {
    var place: Int32
    var name: String
    var isPermitted: Bool
  }

  /// `also` are further nodes whose truths are wanted.
  init(_ graph: DecisionGraph, _ exactness: Exactness, also: [NodeIndex] = []) {
    let roots = graph.plan.outcomes.map(\.node) + (graph.plan.items.map { [$0.node] } ?? []) + also
    self.graph = graph
    book = exactness.evaluator.book
    plan = EvaluationPlan(graph, book, for: graph.checks.map(\.node) + roots)
    completions = Completions(of: plan, for: Set(roots).sorted(), graph, exactness)
    let plan = plan
    checks = graph.checks.map { (plan.place(of: $0.node), $0.scope) }
    outcomes = graph.plan.outcomes.map {
      Outcome(place: plan.place(of: $0.node), name: $0.name, isPermitted: $0.name.hasPrefix("permit"))
    }
    items = graph.plan.items.map { (plan.place(of: $0.node), $0.entity) }
    hasRulesInForce = graph.plan.hasRulesInForce
  }

  /// What the facts come to, once the plan has run over them. Contradictory facts are undetermined here.
  func verdict(_ facts: CaseFacts) -> Verdict {
    if contradiction(facts) != nil { return .open }
    if let verdict = settledVerdict() { return verdict }
    settle(facts)
    var answer = Answer()
    _ = read(facts, into: &answer)
    return Verdict(outcome: answer.outcome, isDetermined: answer.isDetermined, items: answer.items)
  }

  /// The number of the first check that the facts do not pass; nil where they contradict each other in nothing.
  @inline(__always)
  func contradiction(_ facts: CaseFacts) -> Int? { checks.isEmpty ? nil : findContradiction(facts) }

  private func findContradiction(_ facts: CaseFacts) -> Int? {
    checks.firstIndex { check in
      (0..<(check.scope.map { facts.count($0) } ?? 1)).contains { plan.truths.truth(at: check.place, member: $0) == .met }
    }
  }

  /// Makes the truths of all nodes asked for exact, once the plan has run over the facts.
  func settle(_ facts: CaseFacts) { completions.settle(facts) }

  /// What the one pass comes to; nil where it leaves something open.
  private func settledVerdict() -> Verdict? {
    guard hasRulesInForce else { return .open }
    if items != nil { return nil }
    for outcome in outcomes where plan.truths.truth(at: outcome.place) == .met {
      return Verdict(outcome: outcome.name, isDetermined: true, items: [])
    }
    return nil
  }

  /// Writes what the exact truths come to; returns whether the request is permitted, at least in part.
  func read(_ facts: CaseFacts, into answer: inout Answer) -> Bool {
    guard hasRulesInForce else { return false }
    if let items { return read(items, facts, &answer) }
    for index in outcomes.indices where plan.truths.truth(at: outcomes[index].place) == .met {
      answer.outcome = outcomes[index].name
      answer.isDetermined = true
      return outcomes[index].isPermitted
    }
    return false
  }

  private func read(_ items: (place: Int32, entity: EntityID), _ facts: CaseFacts, _ answer: inout Answer) -> Bool {
    for member in 0..<facts.count(items.entity) { answer.items.append(plan.truths.truth(at: items.place, member: member)) }
    let verdict = Decider.verdict(ofItems: answer.items, isListOpen: facts.isListOpen(items.entity))
    answer.outcome = verdict.outcome
    answer.isDetermined = verdict.isDetermined
    return verdict.outcome.hasPrefix("permit")
  }
}
