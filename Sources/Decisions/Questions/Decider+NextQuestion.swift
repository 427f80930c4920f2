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
    for (node, member) in openNodes(facts) where view?.isOpen(item: graph.plan.items == nil ? nil : member) ?? true {
      guard let cell = nextFact(node, member, facts, askable, skipped, explainer) else { continue }
      return question(cell, &explainer, item: graph.plan.items == nil ? nil : member)
    }
    // Facts that something else than the outcome waits for.
    return missing.first { askable.contains($0.cell) }.map { question($0.cell, &explainer, item: nil) }
  }

  private func question(_ cell: FactCell, _ explainer: inout Explainer, item: Int?) -> NextQuestion {
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
    var costs: [Double] = []
    var chances: [[Double]] = []
    var asks: [FactCell?] = []
    var matters: [Bool] = []
    for (variable, regions) in zip(circuit.variables, circuit.regionCounts) {
      let unknown = explainer.unknownFacts(of: variable)
      let cells = unknown.intersection(askable).sorted()
      let prices = cells.map { cost(of: $0) }
      // Before what nobody knows, any other question.
      costs.append(cells.isEmpty ? 1_000_000 : prices.reduce(0, +))
      matters.append(!cells.isEmpty || !unknown.isDisjoint(with: skipped) || unknown.isEmpty)
      asks.append(zip(cells, prices).min { $0.1 < $1.1 }?.0)
      chances.append(likelihoods(of: variable, regions))
    }
    var plan = QuestionPlan(circuit, costs: costs, chances: chances, matters: matters)
    if let first = plan.first(), let cell = asks[first] { return cell }
    // The best question cannot be answered: any other that matters.
    return asks.lazy.compactMap { $0 }.first
  }

  private func cost(of cell: FactCell) -> Double { max(0.001, (book[cell.fact].cost ?? .one).approximate) }

  /// The chance of each region of a variable: as declared for yes, or for the upper regions; else even.
  private func likelihoods(of variable: OpenVariable, _ count: Int) -> [Double] {
    let even = Array(repeating: 1 / Double(max(1, count)), count: count)
    guard case .fact(let cell) = variable, let likelihood = book[cell.fact].likelihood, count > 1 else { return even }
    let upper = book[cell.fact].storage == .flag ? 1 : count / 2
    let (high, chance) = (count - upper, likelihood.approximate)
    return (0..<count).map { $0 >= high ? chance / Double(upper) : (1 - chance) / Double(high) }
  }
}

extension Decimal {
  /// To three digits after the point, for weights.
  fileprivate var approximate: Double { rounded(.halfEven, scale: 3)?.scaledInt64(decimals: 3).map { Double($0) / 1_000 } ?? 1 }
}
