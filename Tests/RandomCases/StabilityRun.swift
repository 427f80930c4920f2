public import Decisions
import Facts
public import Rules

/// Whether decisions come out as the same bytes whatever happened before them.
public struct StabilityRun {
  private let book: RuleBook
  /// The same book, its files found in another order.
  private let other: RuleBook
  private let seed: UInt64
  private let render: (Decision, RuleBook) -> String

  public init(_ book: RuleBook, _ other: RuleBook, seed: UInt64, render: @escaping (Decision, RuleBook) -> String) {
    self.book = book
    self.other = other
    self.seed = seed
    self.render = render
  }

  /// The first difference, nil where there is none.
  public func difference(documents count: Int) -> String? {
    let generator = DocumentGenerator(book: book)
    let reader = FactsReader(book: book)
    let (facts, fresh) = (CaseFacts(FactLayout(book)), CaseFacts(FactLayout(other)))
    var random = SplitMix(seed: seed)
    let used = Dictionary(
      book.decisions.compactMap { name in GraphLowering.lower(name, of: book, asOf: 17_077).map { (name, Decider($0, of: book)) }
      },
      uniquingKeysWith: { first, _ in first })
    for number in 0..<count {
      let document = generator.document(asOf: 17_077, &random)
      let name = book.decisions[number % book.decisions.count]
      guard document.read(reader, into: facts) == nil, let decider = used[name],
        let graph = GraphLowering.lower(name, of: other, asOf: 17_077),
        document.read(FactsReader(book: other), into: fresh) == nil
      else { continue }
      let answers = [
        text(decider.decide(facts), book), text(decider.decide(facts), book),
        text(Decider(graph, of: other).decide(fresh), other),
      ]
      if Set(answers).count != 1 {
        return "seed \(seed), document \(number), \(name):\n\(document.yaml)\n\(answers.joined(separator: "\n"))"
      }
    }
    return nil
  }

  private func text(_ result: Result<Decision, Contradictions>, _ book: RuleBook) -> String {
    switch result {
    case .success(let decision): render(decision, book)
    case .failure(let contradictions): "contradictory: \(contradictions.all.map(\.id))"
    }
  }
}
