public import Diagnostics
public import ExpressionSyntax

/// The order in which many cases are taken.
public struct RankingSyntax: Sendable {
  /// What a key goes by.
  public enum Measure: Sendable {
    /// How many criteria of a group are met.
    case count(Name)
    /// A number, date or truth.
    case value(ExpressionSource)
  }

  /// One thing that cases are ordered by, where the keys before it are the same.
  public struct Key: Sendable {
    public var id: Name
    public var title: Name?
    public var by: Measure
    public var isHighestFirst: Bool
    /// A sentence with the placeholder `{value}`.
    public var says: Template?
    public var span: SourceSpan

    public init(id: Name, title: Name?, by: Measure, isHighestFirst: Bool, says: Template?, span: SourceSpan) {
      self.id = id
      self.title = title
      self.by = by
      self.isHighestFirst = isHighestFirst
      self.says = says
      self.span = span
    }
  }

  /// The decision that a case must come to, to be ranked at all.
  public struct Admission: Sendable {
    public var decision: Name
    public var outcome: Name

    public init(decision: Name, outcome: Name) {
      self.decision = decision
      self.outcome = outcome
    }
  }

  public var header: RuleHeader
  /// Its name for `rank`.
  public var decision: Name
  /// Nil where every case is ranked.
  public var among: Admission?
  /// The first counts first.
  public var order: [Key]

  public init(header: RuleHeader, decision: Name, among: Admission?, order: [Key]) {
    self.header = header
    self.decision = decision
    self.among = among
    self.order = order
  }
}
