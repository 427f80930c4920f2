import Facts
import Rules

// What is said of facts that a reader does not see.
extension Explainer {
  /// Whether a fact is kept from the reader.
  func isHidden(_ cell: FactCell) -> Bool { view?.hides(cell) ?? false }

  /// Whether the truth of a node can depend on facts that are kept from the reader.
  func restsOnHidden(_ node: NodeIndex, _ member: Int) -> Bool { !hiddenFacts(node, member).isEmpty }

  private func hiddenFacts(_ node: NodeIndex, _ member: Int) -> Set<FactCell> {
    guard view != nil else { return [] }
    let member = graph[node].scope == nil ? 0 : member
    var cells: Set<FactCell> = []
    for variable in exact.result(node, member: member).support { cells.formUnion(unknownFacts(of: variable)) }
    return cells.filter(isHidden)
  }

  mutating func noteReader(_ decision: inout Decision) {
    guard let view else { return }
    decision.reader = ReaderNote(id: view.sight.reader.id, title: view.sight.reader.title, name: view.sight.name)
    var all: Set<FactCell> = []
    if let items = graph.plan.items {
      for member in decision.items.indices where truth(items.node, member) == .unknown {
        let hidden = hiddenFacts(items.node, member)
        decision.items[member].withheld = withheld(hidden, isDecided: decision.items[member].outcome != Decision.undetermined)
        all.formUnion(hidden)
      }
    } else if graph.plan.outcomes.allSatisfy({ truth($0.node) != .met }) {
      for outcome in graph.plan.outcomes where truth(outcome.node) == .unknown { all.formUnion(hiddenFacts(outcome.node, 0)) }
    }
    decision.withheld = withheld(all, isDecided: decision.isDetermined)
  }

  private func withheld(_ hidden: Set<FactCell>, isDecided: Bool) -> Withheld? {
    if hidden.isEmpty { return nil }
    var names: [String] = []
    for cell in hidden.sorted() { if let holder = book[cell.fact].holder, !names.contains(holder) { names.append(holder) } }
    return Withheld(
      holders: names.map { Withheld.Holder(id: $0, words: words(ofHolder: $0)) },
      isHeldByOthers: hidden.contains { book[$0.fact].holder == nil }, isDecided: isDecided)
  }
}

extension ReaderView {
  /// Whether it is open what becomes of an item, or of the whole.
  func isOpen(item: Int?) -> Bool {
    guard let item else { return !verdict.isDetermined }
    return verdict.items.indices.contains(item) && verdict.items[item] == .unknown
  }
}
