import Expressions
public import Facts
import Rules

extension Decider {
  /// The outcome that whoever asks for the decision hopes for: the first of the rules' outcomes; nil for what is only kept.
  public var favourableOutcome: String? {
    if graph.plan.items != nil { return "permit" }
    return graph.plan.family == .retention ? nil : graph.plan.outcomes.first?.name
  }

  /// The outcomes that the rules may come to, for the whole or for an item.
  public var possibleOutcomes: [String] {
    if graph.plan.items != nil { return ["permit", "refuse"] }
    return graph.plan.outcomes.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What would have to be otherwise for an outcome: only facts that somebody can change, never a fixed one or a finding, and
  /// never a text: nobody acts by being called otherwise.
  ///
  /// Of a request, for each item that has another outcome. Empty where the outcome is there already. Facts that are not known
  /// and not part of a way may be anything. The facts must not contradict each other.
  public func changes(for facts: CaseFacts, to outcome: String) -> [Ways] { changes(for: facts, to: outcome, view: nil) }

  func changes(for facts: CaseFacts, to outcome: String, view: ReaderView?) -> [Ways] {
    let cells = cells(of: facts) { fact, cell in
      fact.actionableBy != nil && !fact.isFixed && !fact.isFinding && fact.type != .text && !(view?.hides(cell) ?? false)
        && isProposed(fact, cell, facts)
    }
    return goals(outcome, facts, view).map { ways(to: $0, facts, by: cells) }
  }

  /// Nobody is advised to take a child out of its place: where rules name the value to propose, only its contrary can change.
  private func isProposed(_ fact: Fact, _ cell: FactCell, _ facts: CaseFacts) -> Bool {
    guard let proposed = fact.proposed else { return true }
    return facts.value(of: cell, book: book) == .boolean(!proposed)
  }

  /// The unknown facts that settle each outcome that is still open, and what they would have to be.
  ///
  /// The facts must not contradict each other.
  public func settlingFacts(for facts: CaseFacts) -> [Ways] { settlingFacts(for: facts, view: nil) }

  func settlingFacts(for facts: CaseFacts, view: ReaderView?) -> [Ways] {
    let unknown = cells(of: facts) { _, cell in !facts.isKnown(cell) && !(view?.hides(cell) ?? false) }
    return possibleOutcomes.flatMap { goals($0, facts, view, onlyOpen: true) }.map { ways(to: $0, facts, by: unknown) }
      .filter { !$0.ways.isEmpty }
  }

  private func cells(of facts: CaseFacts, where isFree: (Fact, FactCell) -> Bool) -> [FactCell] {
    graph.facts.filter { !book[$0].isDerived }.flatMap { fact in
      (0..<facts.count(book[fact].entity)).map { FactCell(fact, $0) }.filter { isFree(book[fact], $0) }
    }
  }

  private func goals(_ outcome: String, _ facts: CaseFacts, _ view: ReaderView?, onlyOpen: Bool = false) -> [Goal] {
    guard graph.plan.hasRulesInForce else { return [] }
    let verdict = view?.verdict ?? verdict(facts)
    if let items = graph.plan.items {
      let truth: Truth = outcome == "permit" ? .met : .notMet
      return verdict.items.indices.filter { onlyOpen ? verdict.items[$0] == .unknown : verdict.items[$0] != truth }
        .map { Goal(item: $0, isPermitted: truth == .met, items) }
    }
    return verdict.isDetermined && (onlyOpen || verdict.outcome == outcome) ? [] : [Goal(outcome, graph)]
  }

  private func ways(to goal: Goal, _ facts: CaseFacts, by cells: [FactCell]) -> Ways {
    let costs = cells.map { cell in max(1, (book[cell.fact].cost ?? .one).scaledInt64(decimals: 3).map { Int($0) } ?? 1_000) }
    let circuit = WayCircuit.make(self, facts, goal, free: cells, costs: costs)
    var search = WaySearch(circuit, WayValues(self, facts, goal, circuit))
    search.run()
    let ways = search.found.map { found in
      let given = zip(found.free, found.values).map { GivenValue(cell: cells[$0], value: $1) }
      let tried = TriedStretches(self, facts, goal, given).all { circuit.isInOpaque(found.free[$0]) }
      return Way(
        changes: found.free.indices.map { index in
          let (number, value) = (found.free[index], found.values[index])
          return change(cells[number], to: value, stretch: tried[index] ?? stretch(number, around: value, circuit), facts)
        },
        cost: Decimal(found.cost).multiplied(by: Decimal("0.001") ?? .one) ?? .zero)
    }
    // Trials leave derived facts behind as they last were.
    evaluator.run(facts)
    var result = Ways(
      outcome: goal.outcome, item: goal.item.flatMap { name(ofItem: $0, facts) }, ways: ways, extent: search.extent)
    result.outcomeWords = graph.plan.outcomes.first { $0.name == goal.outcome }?.words
    return result
  }

  private func name(ofItem member: Int, _ facts: CaseFacts) -> String? {
    graph.plan.items.map { PhraseWriter(evaluator: evaluator, facts: facts).name(of: member, $0.entity) }
  }

  private func change(
    _ cell: FactCell, to value: FactRegions.Representative, stretch: FactChange.Stretch?, _ facts: CaseFacts
  ) -> FactChange {
    let fact = book[cell.fact]
    let present = facts.value(of: cell, book: book)
    let explainer = Explainer(self, facts)
    let byWords = fact.actionableBy.flatMap { explainer.words(ofHolder: $0) }
    let holderWords = fact.holder.flatMap { explainer.words(ofHolder: $0) }
    let kept = facts.kept(cell)
    value.give(cell, facts)
    defer { facts.putBack(kept, at: cell) }
    let entity = book[fact.entity]
    let phrases = PhraseWriter(evaluator: evaluator, facts: facts)
    var change = FactChange(
      path: fact.path, title: fact.title, member: entity.isList ? phrases.name(of: cell.member, entity.id) : nil, cell: cell,
      from: present, to: facts.value(of: cell, book: book), stretch: stretch,
      presentation: fact.presentation, by: fact.actionableBy,
      holder: fact.holder)
    (change.byWords, change.holderWords) = (byWords, holderWords)
    return change
  }

  /// What the goal sees alike will do as well, where the fact is only in conditions on itself.
  private func stretch(
    _ number: Int, around value: FactRegions.Representative, _ circuit: WayCircuit
  ) -> FactChange.Stretch? {
    let fact = book[circuit.cells[number].fact]
    guard !circuit.isInOpaque(number), case .integer(let decimals) = fact.storage, case .integer(let integer) = value else {
      return nil
    }
    let (low, high) = exactness.regions.stretch(of: fact.id, around: integer) {
      circuit.signature(number, region: $0) == circuit.signature(number, region: $1)
    }
    let least = low ?? fact.minimum?.scaledInt64(decimals: decimals)
    let greatest = high ?? fact.maximum?.scaledInt64(decimals: decimals)
    if let least, least == greatest { return nil }
    func stored(_ integer: Int64) -> Value { Value(stored: integer, decimals: decimals, type: fact.type) }
    return FactChange.Stretch(low: low.map(stored), high: high.map(stored))
  }
}
