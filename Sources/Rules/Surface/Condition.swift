public import Diagnostics
public import ExpressionSyntax

/// A condition as written: a FEEL expression, or a gate over conditions.
public indirect enum Condition: Sendable {
  case expression(ExpressionSource, SourceSpan)
  case all([Condition], SourceSpan)
  case any([Condition], SourceSpan)
  case none([Condition], SourceSpan)
  case not(Condition, SourceSpan)
  case count(CountGate, SourceSpan)
  case quantified(QuantifiedCondition, SourceSpan)
  /// `met: rule-id`.
  case met(Name, SourceSpan)

  public var span: SourceSpan {
    switch self {
    case .expression(_, let span), .all(_, let span), .any(_, let span), .none(_, let span), .not(_, let span),
      .count(_, let span), .quantified(_, let span), .met(_, let span):
      span
    }
  }
}

/// `at_least` or `at_most` k of n.
public struct CountGate: Sendable {
  public enum Bound: String, Sendable { case atLeast = "at_least", atMost = "at_most" }

  public enum Operands: Sendable {
    case conditions([Condition])
    /// All criteria of a group.
    case group(Name)
  }

  public var bound: Bound
  /// An integer or an expression over parameters.
  public var number: ExpressionSource
  public var operands: Operands

  public init(bound: Bound, number: ExpressionSource, operands: Operands) {
    self.bound = bound
    self.number = number
    self.operands = operands
  }
}

/// A condition on the members of a list.
public struct QuantifiedCondition: Sendable {
  public enum Kind: Sendable {
    case some
    case every(ifNobody: Bool)
    case count(CountGate.Bound, ExpressionSource)
  }

  public var kind: Kind
  /// A list entity or one of its roles.
  public var member: Name
  public var `where`: Condition?
  public var when: Condition?

  public init(kind: Kind, member: Name, where: Condition?, when: Condition?) {
    self.kind = kind
    self.member = member
    self.where = `where`
    self.when = when
  }
}
