public import Diagnostics
public import Expressions
public import Rules

/// Of the permissions that cover a refused request or do not, the one that lacks least.
public struct NearestPermission: Sendable {
  public var rule: String
  public var title: String
  public var sources: [ClauseReference]
  public var span: SourceSpan
  /// What it lacks: all of it has to be otherwise.
  public var gaps: [Gap]

  public init(rule: String, title: String, sources: [ClauseReference], span: SourceSpan, gaps: [Gap]) {
    self.rule = rule
    self.title = title
    self.sources = sources
    self.span = span
    self.gaps = gaps
  }

  /// One condition that does not hold as it has to.
  public struct Gap: Sendable {
    /// What it rests on.
    public var facts: [FactUse]
    /// Of a number, a date or a duration, how far it is from what is needed.
    public var measure: Measure?

    public init(facts: [FactUse], measure: Measure?) {
      self.facts = facts
      self.measure = measure
    }
  }

  public struct Measure: Sendable {
    public enum Bound: String, Sendable { case atLeast = "at least", atMost = "at most", exactly }

    public var bound: Bound
    /// The nearest value that will do.
    public var needed: Value
    /// The distance to it: a number, or a duration between days.
    public var distance: Value

    public init(bound: Bound, needed: Value, distance: Value) {
      self.bound = bound
      self.needed = needed
      self.distance = distance
    }
  }
}
