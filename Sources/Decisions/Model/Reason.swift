public import Diagnostics
public import Expressions
public import Facts
public import Rules

/// A fact that a reason rests on.
public struct FactUse: Sendable {
  public var path: String
  public var title: String
  /// The member's name, for members of lists.
  public var member: String?
  public var cell: FactCell
  public var value: Value
  public var presentation: ValuePresentation
  public var isPresumed: Bool
  public var annotation: FactAnnotation?

  public init(
    path: String, title: String, member: String?, cell: FactCell, value: Value, presentation: ValuePresentation,
    isPresumed: Bool, annotation: FactAnnotation?
  ) {
    self.path = path
    self.title = title
    self.member = member
    self.cell = cell
    self.value = value
    self.presentation = presentation
    self.isPresumed = isPresumed
    self.annotation = annotation
  }
}

/// What became of one rule, and why.
public struct Reason: Sendable {
  public var rule: String
  public var title: String
  public var role: RuleNode.Role
  public var truth: Truth
  /// Whether this truth speaks for the outcome (a prohibition that is met speaks against it).
  public var member: String?
  /// The rule's own words; one phrase for each member that they concern; empty where the rule has none.
  public var texts: [Phrase]
  public var count: CountReport?
  public var sources: [ClauseReference]
  public var span: SourceSpan
  /// A minimal set of facts that forces this truth; for an open rule, empty.
  public var facts: [FactUse]
  public var exceptions: [Reason]
  public var because: [Reason]
  public var assumptions: [String]
  /// Of a goal or a measure of one: the day from which its level is kept long enough, in days since 1970-01-01. Before that
  /// day it is not achieved yet.
  public var sustainedFrom: Int64?
  /// Whether it is a permission that does not hold while another comes nearer to what was asked.
  public var isFar = false
  /// Whether what became of it depends on facts that its reader may not see; its truth is then unknown.
  public var isWithheld = false

  public init(
    rule: String, title: String, role: RuleNode.Role, truth: Truth, member: String?, texts: [Phrase], count: CountReport?,
    sources: [ClauseReference], span: SourceSpan, facts: [FactUse], exceptions: [Reason], because: [Reason],
    assumptions: [String]
  ) {
    self.rule = rule
    self.title = title
    self.role = role
    self.truth = truth
    self.member = member
    self.texts = texts
    self.count = count
    self.sources = sources
    self.span = span
    self.facts = facts
    self.exceptions = exceptions
    self.because = because
    self.assumptions = assumptions
  }
}

/// `met` of `all`, of which `needed` are needed, while `open` are not settled.
public struct CountReport: Hashable, Sendable {
  public var met: Int
  public var notMet: Int
  public var open: Int
  public var needed: Int
  public var isAtMost: Bool
  public var all: Int { met + notMet + open }

  public init(met: Int, notMet: Int, open: Int, needed: Int, isAtMost: Bool) {
    self.met = met
    self.notMet = notMet
    self.open = open
    self.needed = needed
    self.isAtMost = isAtMost
  }
}
