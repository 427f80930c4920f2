public import Diagnostics
public import ExpressionSyntax

/// One entry of a determination's `outcomes`: the outcome where its condition holds and that of no earlier entry does.
public struct DeterminationEntrySyntax: Sendable {
  public var header: RuleHeader
  public var outcome: Name
  public var when: Condition
  public var unless: [ExceptionSyntax]
  /// What the determination amounts to where this entry counts; nil for what the rule says of all.
  public var value: ExpressionSource?

  public init(header: RuleHeader, outcome: Name, when: Condition, unless: [ExceptionSyntax], value: ExpressionSource?) {
    self.header = header
    self.outcome = outcome
    self.when = when
    self.unless = unless
    self.value = value
  }
}

/// What a determination comes to where none of its entries holds.
public struct OtherwiseSyntax: Sendable {
  public var outcome: Name
  public var title: Name?
  public var says: Template?
  public var sources: [SourceReference]
  public var assumes: [Name]
  public var value: ExpressionSource?
  public var span: SourceSpan

  public init(
    outcome: Name, title: Name? = nil, says: Template? = nil, sources: [SourceReference] = [], assumes: [Name] = [],
    value: ExpressionSource? = nil, span: SourceSpan
  ) {
    self.outcome = outcome
    self.title = title
    self.says = says
    self.sources = sources
    self.assumes = assumes
    self.value = value
    self.span = span
  }

  /// The header of the part of a rule that it is.
  public func header(in rule: RuleHeader) -> RuleHeader {
    RuleHeader(
      id: Name("\(rule.id.value)-otherwise", at: outcome.span), title: title ?? Name("none of these", at: span),
      sources: sources, period: rule.period, says: Words(met: says), assumes: assumes, span: span)
  }
}

/// A decision with several outcomes, taken in the order written, and optionally a value.
public struct DeterminationSyntax: Sendable {
  public var header: RuleHeader
  public var decision: Name
  public var clock: ClockSyntax?
  public var entries: [DeterminationEntrySyntax]
  public var otherwise: OtherwiseSyntax
  /// A number, an amount of money, a date, a duration or a text.
  public var value: ExpressionSource?
  public var valueTitle: Name?
  /// Outcomes with which the value is a day by which something has to be done.
  public var deadline: [Name]
  /// Better words for the names of outcomes.
  public var words: [(key: Name, value: Name)]
  public var duties: [DutySyntax]

  public init(
    header: RuleHeader, decision: Name, clock: ClockSyntax?, entries: [DeterminationEntrySyntax], otherwise: OtherwiseSyntax,
    value: ExpressionSource?, valueTitle: Name?, deadline: [Name], words: [(key: Name, value: Name)], duties: [DutySyntax]
  ) {
    self.header = header
    self.decision = decision
    self.clock = clock
    self.entries = entries
    self.otherwise = otherwise
    self.value = value
    self.valueTitle = valueTitle
    self.deadline = deadline
    self.words = words
    self.duties = duties
  }

  /// The value of the rule and those of its entries.
  public var values: [ExpressionSource] { ([value, otherwise.value] + entries.map(\.value)).compactMap { $0 } }

  /// The names of all outcomes, in the order written, each once.
  public var outcomes: [Name] {
    var seen: Set<String> = []
    return (entries.map(\.outcome) + [otherwise.outcome]).filter { seen.insert($0.value).inserted }
  }
}

/// The fact by which the rules and parameters of a decision are chosen.
public struct ClockSyntax: Sendable {
  /// A date fact.
  public var fact: ExpressionSource
  /// Whether the as-of date is taken where the fact is known to be none.
  public var defaultsToAsOf: Bool

  public init(fact: ExpressionSource, defaultsToAsOf: Bool) {
    self.fact = fact
    self.defaultsToAsOf = defaultsToAsOf
  }
}
