import Decisions
import Facts
import Glibc
import Rules

/// Prints how many questions it takes until the decision is made, on average, and what they cost together: in the order that
/// `ask` chooses, in the order of the vocabulary and in orders by chance leaving out what cannot matter, and asking for
/// everything; beside facts that alone decide, which nobody can pick before they are known. Who belongs to the family is known
/// before the first question.
func questions(_ workload: Workload) {
  questions(workload.graph, workload.book, workload.cases())
}

func questions(_ graph: DecisionGraph, _ book: RuleBook, _ cases: [CaseFacts]) {
  var run = QuestionRun(Decider(graph, of: book))
  for facts in cases { run.add(facts) }
  print("| order of questions | questions | cost |\n|---|---:|---:|")
  for sum in run.sums {
    let number = Double(max(1, cases.count))
    print("| \(sum.name) | \(tenths(Double(sum.count) / number)) | \(tenths(sum.cost / number)) |")
  }
  print("\nOver \(cases.count) cases, \(run.decided) of them decided in the end.")
}

private func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

/// Interviews about case after case, with what they asked for.
private struct QuestionRun {
  private enum Order { case best, file, chance }

  private let decider: Decider
  private let names: Set<FactID>
  private var random = BundleBook.Numbers(state: 7)
  private(set) var decided = 0
  private(set) var sums: [(name: String, count: Int, cost: Double)] =
    ["ask", "file order", "by chance", "everything", "facts that alone decide"].map { ($0, 0, 0) }

  init(_ decider: Decider) {
    self.decider = decider
    names = Set(decider.book.entities.compactMap(\.nameFact))
  }

  mutating func add(_ facts: CaseFacts) {
    for (index, order) in [Order.best, .file, .chance].enumerated() { note(asked(about: facts, order), index) }
    note(all(facts).filter { !names.contains($0.fact) && !facts.isPresumed($0) }, 3)
    if let reason = decider.sufficientReason(for: facts) {
      decided += 1
      note(reason.facts.filter { !$0.isPresumed }.map(\.cell).filter { !names.contains($0.fact) }, 4)
    }
  }

  private mutating func note(_ cells: [FactCell], _ index: Int) {
    sums[index].count += cells.count
    sums[index].cost += cells.reduce(0) { $0 + (decider.book[$1.fact].cost.flatMap { Double("\($0)") } ?? 1) }
  }

  /// The facts that were asked for. A fact that the case does not have either is not known to anybody.
  private mutating func asked(about facts: CaseFacts, _ order: Order) -> [FactCell] {
    // What is presumed is not asked for.
    var known = Set(all(facts).filter { names.contains($0.fact) || facts.isPresumed($0) })
    var asked: [FactCell] = []
    var skipped: Set<FactCell> = []
    while true {
      let next: FactCell? = facts.withOnly(known) {
        let open = decider.factsThatMatter(for: facts)
        switch order {
        case .best: return decider.nextFact(for: facts, among: open, besides: skipped)
        case .file: return open.subtracting(skipped).min()
        case .chance: return open.subtracting(skipped).sorted().randomElement(using: &random)
        }
      }
      guard let next else { return asked }
      asked.append(next)
      if facts.isKnown(next) { known.insert(next) } else { skipped.insert(next) }
    }
  }

  /// Every fact that the decision reads.
  private func all(_ facts: CaseFacts) -> [FactCell] {
    decider.graph.facts.filter { !decider.book[$0].isDerived }.flatMap { fact in
      (0..<facts.count(decider.book[fact].entity)).map { FactCell(fact, $0) }
    }
  }
}
