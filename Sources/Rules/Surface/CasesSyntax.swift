public import Diagnostics
public import YAMLTree

/// What a worked case expects; a nil member is not asserted.
public struct ExpectationSyntax: Sendable {
  public var outcome: Name?
  public var met: [Name] = []
  public var notMet: [Name] = []
  public var unknown: [Name] = []
  public var missing: [Name] = []
  public var notMissing: [Name] = []
  public var duties: [Name] = []
  public var noDuties: [Name] = []
  public var assumptions: [Name] = []
  public var items: [(item: Name, outcome: Name)] = []
  /// `none` for no value.
  public var value: Name?
  /// Letters that can be written with it; `none` for no letter; empty where nothing is expected of them.
  public var letters: [Name] = []
  public var isUrgent: Located<Bool>?

  public init() {}
}

public struct CaseSyntax: Sendable {
  public var id: Name
  public var title: String?
  /// Nil: that of the file.
  public var asOf: Name?
  /// The case whose facts this one changes.
  public var like: Name?
  /// The whole facts, or with `like` the changes (`but`).
  public var facts: YAMLNode?
  public var changes: YAMLNode?
  public var expect: ExpectationSyntax
  public var span: SourceSpan

  public init(
    id: Name, title: String?, asOf: Name?, like: Name?, facts: YAMLNode?, changes: YAMLNode?, expect: ExpectationSyntax,
    span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.asOf = asOf
    self.like = like
    self.facts = facts
    self.changes = changes
    self.expect = expect
    self.span = span
  }
}

public struct CasesSyntax: Sendable {
  public var id: Name
  public var decision: Name
  public var asOf: Name?
  public var facts: YAMLNode?
  public var cases: [CaseSyntax]

  public init(id: Name, decision: Name, asOf: Name?, facts: YAMLNode?, cases: [CaseSyntax]) {
    self.id = id
    self.decision = decision
    self.asOf = asOf
    self.facts = facts
    self.cases = cases
  }
}
