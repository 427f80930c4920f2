import Decisions
import Facts
import Rules

/// Prints how many questions it takes until the decision is made, on average, and what they cost together: in the order that
/// `ask` chooses, in the order of the vocabulary leaving out what cannot matter, and asking for everything. Who belongs to the
/// family is known before the first question.
func questions(_ workload: Workload) {
  let decider = Decider(workload.graph, of: workload.book)
  var sums: [(name: String, count: Int, cost: Double)] = [("ask", 0, 0), ("file order", 0, 0), ("everything", 0, 0)]
  let cases = workload.cases()
  for facts in cases {
    let orders = [inOrder(facts, decider, asksBest: true), inOrder(facts, decider, asksBest: false), asked(facts, decider)]
    for (index, cells) in orders.enumerated() {
      sums[index].count += cells.count
      sums[index].cost += cells.reduce(0) { $0 + cost(of: $1, workload.book) }
    }
  }
  print("| order of questions | questions | cost |\n|---|---:|---:|")
  for sum in sums {
    let number = Double(max(1, cases.count))
    print("| \(sum.name) | \(tenths(Double(sum.count) / number)) | \(tenths(sum.cost / number)) |")
  }
}

private func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

private func cost(of cell: FactCell, _ book: RuleBook) -> Double {
  book[cell.fact].cost.flatMap { Double("\($0)") } ?? 1
}

/// The facts that were asked for. A fact that the case does not have either is not known to anybody.
private func inOrder(_ facts: CaseFacts, _ decider: Decider, asksBest: Bool) -> [FactCell] {
  var known = all(facts, decider).reduce(into: Set<FactCell>()) { if names(decider).contains($1.fact) { $0.insert($1) } }
  var asked: [FactCell] = []
  var skipped: Set<FactCell> = []
  while true {
    let next: FactCell? = facts.withOnly(known) {
      guard case .success(let decision) = decider.decide(facts) else { return nil }
      if asksBest { return decider.nextQuestion(for: facts, among: decision.missing, besides: skipped)?.fact.cell }
      return decision.missing.first { $0.matters && !skipped.contains($0.cell) }?.cell
    }
    guard let next else { return asked }
    asked.append(next)
    if facts.isKnown(next) { known.insert(next) } else { skipped.insert(next) }
  }
}

private func names(_ decider: Decider) -> Set<FactID> { Set(decider.book.entities.compactMap(\.nameFact)) }

private func asked(_ facts: CaseFacts, _ decider: Decider) -> [FactCell] {
  let names = names(decider)
  return all(facts, decider).filter { !names.contains($0.fact) }
}

/// Every fact that the decision reads.
private func all(_ facts: CaseFacts, _ decider: Decider) -> [FactCell] {
  decider.graph.facts.filter { !decider.book[$0].isDerived }.flatMap { fact in
    (0..<facts.count(decider.book[fact].entity)).map { FactCell(fact, $0) }
  }
}
