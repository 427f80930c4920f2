public import Expressions

/// The question that is best asked next.
public struct NextQuestion: Sendable {
  public var fact: MissingFact
  /// What it takes to ask; 1 is usual.
  public var cost: Decimal
  /// The open rules that the answer matters to, from the whole to the part, in their own words.
  public var why: [Reason]

  public init(fact: MissingFact, cost: Decimal, why: [Reason]) {
    self.fact = fact
    self.cost = cost
    self.why = why
  }
}
