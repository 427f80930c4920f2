import Expressions
public import Facts
import Rules

extension Decider {
  /// The question that settles what is open at the least expected cost, by the costs and likelihoods that the vocabulary
  /// declares; nil where nothing is open that an answer could settle.
  ///
  /// `missing` are the facts that matter, as ``Decision/missing`` of the same facts has them; `skipped` are facts that nobody
  /// knows, which are not asked for.
  public func nextQuestion(
    for facts: CaseFacts, among missing: [MissingFact], besides skipped: Set<FactCell> = []
  ) -> NextQuestion? {
    nextQuestion(for: facts, among: missing, besides: skipped, view: nil)
  }

  func nextQuestion(
    for facts: CaseFacts, among missing: [MissingFact], besides skipped: Set<FactCell> = [], view: ReaderView?
  ) -> NextQuestion? {
    let askable = Set(missing.filter(\.matters).map(\.cell)).subtracting(skipped)
    if askable.isEmpty { return nil }
    evaluator.run(facts)
    var explainer = Explainer(self, facts, view)
    if let (cell, item) = nextFact(facts, askable, skipped, explainer, view) {
      return question(cell, &explainer, item: item)
    }
    // Facts that something else than the outcome waits for.
    return missing.first { askable.contains($0.cell) }.map { question($0.cell, &explainer, item: nil) }
  }

  /// The fact of the question that ``nextQuestion(for:among:besides:)`` asks for the outcome, without its words.
  public func nextFact(for facts: CaseFacts, among cells: Set<FactCell>, besides skipped: Set<FactCell> = []) -> FactCell? {
    let askable = cells.subtracting(skipped)
    if askable.isEmpty { return nil }
    evaluator.run(facts)
    return nextFact(facts, askable, skipped, Explainer(self, facts), nil)?.cell
  }

  /// The facts that were not given and on which the outcome depends; none where it is decided.
  public func factsThatMatter(for facts: CaseFacts) -> Set<FactCell> {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    return explainer.cellsThatMatter(verdict(exactPass(facts), facts))
  }

  private func nextFact(
    _ facts: CaseFacts, _ askable: Set<FactCell>, _ skipped: Set<FactCell>, _ explainer: Explainer,
    _ view: ReaderView?
  ) -> (cell: FactCell, item: Int?)? {
    for (node, member) in openNodes(facts) where view?.isOpen(item: graph.plan.items == nil ? nil : member) ?? true {
      if let cell = nextFact(node, member, facts, askable, skipped, explainer) {
        return (cell, graph.plan.items == nil ? nil : member)
      }
    }
    return nil
  }

  func question(_ cell: FactCell, _ explainer: inout Explainer, item: Int?) -> NextQuestion {
    NextQuestion(
      fact: explainer.missing(cell, matters: true), cost: book[cell.fact].cost ?? .one,
      why: explainer.openRules(about: cell, item: item))
  }

  private func openNodes(_ facts: CaseFacts) -> [(NodeIndex, Int)] {
    guard graph.plan.hasRulesInForce else { return [] }
    let exact = exactPass(facts)
    let roots =
      graph.plan.items.map { items in (0..<facts.count(items.entity)).map { (items.node, $0) } }
      ?? graph.plan.outcomes.map { ($0.node, 0) }
    if graph.plan.items == nil, roots.contains(where: { exact.truth($0.0).truth == .met }) { return [] }
    return roots.filter { exact.truth($0.0, member: $0.1).truth == .unknown }
  }

  private func nextFact(
    _ node: NodeIndex, _ member: Int, _ facts: CaseFacts, _ askable: Set<FactCell>, _ skipped: Set<FactCell>,
    _ explainer: Explainer
  ) -> FactCell? {
    var builder = CircuitBuilder(evaluator, facts, exactness.regions)
    let circuit = builder.build(node, member: member)
    var plan = Plan()
    for (index, variable) in circuit.variables.enumerated() {
      let unknown = explainer.unknownFacts(of: variable)
      let cells = unknown.intersection(askable).sorted()
      // What is not asked for, and not because nobody knows it, does not matter.
      let isIdle = cells.isEmpty && unknown.isDisjoint(with: skipped) && !unknown.isEmpty
      plan.add(index, cells, isIdle: isIdle, cells.map { weights.cost(of: $0.fact) })
    }
    let chances = zip(circuit.variables, circuit.regionCounts).map { weights.chances(of: $0, regions: $1) }
    var order = QuestionPlan(QuestionCircuit(circuit, questions: plan.questions, chances: chances))
    if let first = order.first(), let cell = plan.asks[first] { return cell }
    // The best question cannot be answered: any other that matters.
    return plan.asks.lazy.compactMap { $0 }.first
  }

  /// The questions of a circuit, each with the fact to ask for.
  private struct Plan {
    /// Before what nobody knows, any other question.
    private static let unanswerable = 1_000_000.0

    var questions: [QuestionCircuit.Question] = []
    var asks: [FactCell?] = []
    private var places: [[FactCell]: Int] = [:]

    mutating func add(_ variable: Int, _ cells: [FactCell], isIdle: Bool, _ costs: [Double]) {
      if !cells.isEmpty, let place = places[cells] {
        questions[place].variables.append(variable)
        return
      }
      if !cells.isEmpty { places[cells] = questions.count }
      let cost = cells.isEmpty ? Self.unanswerable : costs.reduce(0, +)
      questions.append(.init(cost: cost, variables: [variable], isIdle: isIdle))
      asks.append(zip(cells, costs).min { $0.1 < $1.1 }?.0)
    }
  }
}
