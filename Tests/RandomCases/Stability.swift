public import Decisions
import Facts
public import Rules

/// Whether decisions come out as the same bytes whatever was decided before, and with the rule files found in another order.
public final class Stability {
  private let other: Differential
  private let render: (Decision, RuleBook) -> String

  /// `other` is the same book, its files found in another order.
  public init(_ other: RuleBook, render: @escaping (Decision, RuleBook) -> String) {
    self.other = Differential(book: other)
    self.render = render
  }

  /// What differs, nil where nothing does. The deciders of `used` may have decided anything before.
  func difference(_ document: RandomDocument, _ decision: String, asOf: Int64, _ used: Differential) -> String? {
    let answers = [text(document, decision, asOf, used), text(document, decision, asOf, other)]
    return answers[0] == answers[1] ? nil : "not byte-stable:\n\(answers.joined(separator: "\n"))"
  }

  private func text(_ document: RandomDocument, _ decision: String, _ asOf: Int64, _ by: Differential) -> String {
    guard document.read(by.reader, into: by.facts) == nil, let decider = by.decider(decision, asOf: asOf) else {
      return "refused"
    }
    switch decider.decide(by.facts) {
    case .success(let decision): return render(decision, by.book)
    case .failure(let contradictions): return "contradictory: \(contradictions.all.map(\.id))"
    }
  }
}
