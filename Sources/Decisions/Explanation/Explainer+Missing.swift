import Expressions
import Facts
import Rules

extension Explainer {
  /// Facts that were not given: those on which the outcome still depends, then those that need not be asked.
  ///
  /// Nothing is missing from a decision that is determined, unless its value waits for it.
  mutating func missing(_ verdict: Verdict) -> [MissingFact] {
    if let items = graph.plan.items, graph.plan.hasRulesInForce, !facts.isListKnown(items.entity) {
      return [missing(items.entity)]
    }
    return missing(for: openRoots(verdict) + openValues.filter { !restsOnHidden($0, 0) }.map { ($0, 0) }, and: valueFacts)
  }

  /// Facts on which the truth of some top-level rule still depends, whether or not the outcome does.
  mutating func missingForRules() -> [MissingFact] {
    var open: [(NodeIndex, Int)] = []
    for index in graph.plan.rules {
      let rule = graph.rules[index.index]
      for member in 0..<(rule.scope.map { facts.count($0) } ?? 1) {
        if let covers = rule.covers, truth(covers, graph[covers].scope == nil ? 0 : member) == .notMet { continue }
        if truth(rule.node, member) == .unknown { open.append((rule.node, member)) }
      }
    }
    return missing(for: open)
  }

  private func missing(for open: [(NodeIndex, Int)], and others: Set<FactCell> = []) -> [MissingFact] {
    if open.isEmpty, others.isEmpty { return [] }
    let (cells, lists) = whatMatters(for: open)
    let matters = cells.union(others)
    var reports: [MissingFact] = []
    for entity in lists.sorted() where !facts.isListKnown(entity) { reports.append(missing(entity)) }
    for cell in matters.sorted() where !isHidden(cell) { reports.append(missing(cell, matters: true)) }
    for fact in graph.facts where !book[fact].isDerived {
      for member in 0..<facts.count(book[fact].entity) {
        let cell = FactCell(fact, member)
        if !facts.isKnown(cell), !matters.contains(cell), !isHidden(cell) { reports.append(missing(cell, matters: false)) }
      }
    }
    return reports
  }

  /// The facts and the lists on which the truth of these nodes depends.
  private func whatMatters(for open: [(NodeIndex, Int)]) -> (cells: Set<FactCell>, lists: Set<EntityID>) {
    var cells: Set<FactCell> = []
    var lists: Set<EntityID> = []
    for (node, member) in open {
      for variable in exact.result(node, member: member).support { note(variable, &cells, &lists) }
    }
    return (cells, lists)
  }

  /// The facts that were not given and on which the outcome depends.
  mutating func cellsThatMatter(_ verdict: Verdict) -> Set<FactCell> { whatMatters(for: openRoots(verdict)).cells }

  /// Nodes that are open and would settle the outcome.
  mutating func openRoots(_ verdict: Verdict) -> [(NodeIndex, Int)] {
    guard graph.plan.hasRulesInForce else { return [] }
    if let items = graph.plan.items {
      return verdict.items.indices.filter { verdict.items[$0] == .unknown }.map { (items.node, $0) }
    }
    if verdict.isDetermined { return [] }
    return graph.plan.outcomes.filter { truth($0.node) == .unknown }.map { ($0.node, 0) }
  }

  private func note(_ variable: OpenVariable, _ cells: inout Set<FactCell>, _ lists: inout Set<EntityID>) {
    switch variable {
    case .fact(let cell), .choice(let cell, _): cells.formUnion(openFacts.given(cell))
    case .condition(let node, let member), .failure(let node, let member): cells.formUnion(openFacts.reads(node, member))
    case .unlisted(let node):
      for entity in listed(under: node) { lists.insert(entity) }
    }
  }

  /// The given facts that would have to be known for an open variable to be settled.
  func unknownFacts(of variable: OpenVariable) -> Set<FactCell> {
    var cells: Set<FactCell> = []
    var lists: Set<EntityID> = []
    note(variable, &cells, &lists)
    return cells
  }

  var openFacts: OpenFacts { OpenFacts(evaluator: decider.evaluator, facts: facts) }

  /// Whether an expression of the case as a whole has no value for want of a fact.
  func isOpen(_ program: ProgramIndex) -> Bool {
    if case .unknown = decider.evaluator.evaluate(program, 0, nil, facts) { true } else { false }
  }

  /// The facts that an expression of the case as a whole reads and that were not given.
  func unknownFacts(of program: ProgramIndex) -> [MissingFact] {
    openFacts.reads(program, scope: nil, 0).filter { !isHidden($0) }.sorted().map { missing($0, matters: true) }
  }

  private func listed(under node: NodeIndex) -> [EntityID] {
    switch graph[node].operation {
    case .some(let operand), .every(let operand, _, _), .memberCount(let operand, _): graph[operand].scope.map { [$0] } ?? []
    default: graph[node].scope.map { [$0] } ?? []
    }
  }

  func missing(_ cell: FactCell, matters: Bool) -> MissingFact {
    let fact = book[cell.fact]
    let entity = book[fact.entity]
    let question = graph.questions[cell.fact]
    var report = MissingFact(
      path: fact.path, title: fact.title, member: entity.isList ? phrases.name(of: cell.member, entity.id) : nil, cell: cell,
      question: question.map { phrases.phrase($0, member: cell.member, scope: entity.isList ? entity.id : nil) },
      holder: fact.holder, matters: matters)
    report.holderWords = fact.holder.flatMap { words(ofHolder: $0) }
    report.answer = AnswerForm(
      type: fact.type, unit: fact.unit, choices: fact.choices.map(\.words), mayBeNone: fact.mayBeNone)
    return report
  }

  /// What the rules call a holder; nil where they do not say it, or some fact is missing for it.
  func words(ofHolder holder: String) -> Phrase? {
    guard let template = graph.holders[holder] else { return nil }
    for case .program(let index) in template.parts where isOpen(index) { return nil }
    return phrases.phrase(template, member: 0, scope: nil)
  }

  private func missing(_ entity: EntityID) -> MissingFact {
    MissingFact(
      path: book[entity].list ?? book[entity].name, title: book[entity].title, member: nil,
      cell: FactCell(book[entity].facts.first ?? FactID(0)), question: nil, holder: nil, matters: true)
  }
}
