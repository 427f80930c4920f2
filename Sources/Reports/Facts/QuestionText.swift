public import Decisions
public import Rules

/// What an interview says: questions and what may be answered.
public enum QuestionText {
  /// The question for a fact, in one line.
  public static func question(_ fact: MissingFact) -> String { Catalogue.question(fact).printable }

  /// What may be written in one line; choices themselves where there are few.
  public static func hint(_ fact: Fact, in book: RuleBook) -> String {
    let codes = fact.choices.map(\.code)
    if codes.isEmpty { return Catalogue.answers(fact, in: book)[0].printable }
    return codes.count <= 6
      ? codes.joined(separator: ", ").printable
      : "one of \(codes.count), such as \(codes.prefix(3).joined(separator: ", ").printable); `?` lists them"
  }

  /// Everything that helps to answer: kind, choices with their words, who holds it; without a line break at the end.
  public static func explanation(_ fact: Fact, in book: RuleBook) -> String {
    Catalogue.answers(fact, in: book).map(\.printable).joined(separator: "\n")
  }

  /// Why it is asked: the open rules that need the answer, each in its own words; without a line break at the end.
  public static func why(_ question: NextQuestion) -> String {
    question.why.isEmpty
      ? Catalogue.whyUntold : question.why.map { ("- " + Catalogue.why($0)).printable }.joined(separator: "\n")
  }

  /// Why nothing can be asked where no rule is in force, and how to ask about another day; nil where one is.
  public static func noRuleInForce(_ decision: Decision) -> String? {
    for problem in decision.problems {
      guard case .noRuleInForce(let ended, let begins, let day) = problem.kind else { continue }
      return Catalogue.noRuleInForce(asOf: decision.asOf, on: day, ended: ended, begins: begins)
    }
    return nil
  }

  public static func listQuestion(_ entity: Entity) -> String {
    "Name each \(entity.title), one a line; then `done`. `none` says that there is none."
  }
}
