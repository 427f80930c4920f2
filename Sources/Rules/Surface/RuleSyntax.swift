public import Diagnostics
public import ExpressionSyntax

/// What every rule may say.
public struct RuleHeader: Sendable {
  public var id: Name
  public var title: Name?
  public var sources: [SourceReference]
  public var period: EffectivePeriod
  public var says: Words
  public var assumes: [Name]
  /// The whole rule in its file.
  public var span: SourceSpan

  public init(
    id: Name, title: Name?, sources: [SourceReference], period: EffectivePeriod, says: Words, assumes: [Name], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.sources = sources
    self.period = period
    self.says = says
    self.assumes = assumes
    self.span = span
  }
}

/// One exception of `unless`; also one of `holds`.
public struct ExceptionSyntax: Sendable {
  public var header: RuleHeader
  public var when: Condition

  public init(header: RuleHeader, when: Condition) {
    self.header = header
    self.when = when
  }
}

/// Something that somebody must do: an entry of `duties`, or a rule of kind `duty`.
public struct DutySyntax: Sendable {
  public var header: RuleHeader
  /// Decision name, `any`, or nil for a duty that stands inside a rule.
  public var decision: Name?
  /// Of `any`: decisions to which it does not belong.
  public var except: [Name]
  /// Outcomes with which it comes; empty for any.
  public var on: [Name]
  public var each: Name?
  public var when: Condition?
  public var by: Name?
  /// A date.
  public var due: ExpressionSource?
  public var text: Template?
  public var isUrgent: Bool

  public init(
    header: RuleHeader, decision: Name?, except: [Name] = [], on: [Name], each: Name?, when: Condition?, by: Name?,
    due: ExpressionSource?, text: Template?, isUrgent: Bool
  ) {
    self.header = header
    self.decision = decision
    self.except = except
    self.on = on
    self.each = each
    self.when = when
    self.by = by
    self.due = due
    self.text = text
    self.isUrgent = isUrgent
  }
}

extension DutySyntax {
  /// Whether a rule of kind `duty` is part of a decision.
  func belongs(to decision: String) -> Bool {
    guard let own = self.decision?.value else { return false }
    return own == decision || own == "any" && !except.contains { $0.value == decision }
  }
}

/// An indicator of a criterion.
public struct IndicatorSyntax: Sendable {
  public var header: RuleHeader
  /// The condition with its quantifier, if any, folded in.
  public var condition: Condition
  public var unless: [ExceptionSyntax]
  public var holder: Name?

  public init(header: RuleHeader, condition: Condition, unless: [ExceptionSyntax], holder: Name?) {
    self.header = header
    self.condition = condition
    self.unless = unless
    self.holder = holder
  }
}

public struct CriterionSyntax: Sendable {
  public var header: RuleHeader
  public var group: Name?
  public var indicators: [IndicatorSyntax]

  public init(header: RuleHeader, group: Name?, indicators: [IndicatorSyntax]) {
    self.header = header
    self.group = group
    self.indicators = indicators
  }
}

public struct EligibilitySyntax: Sendable {
  public var header: RuleHeader
  public var decision: Name
  public var met: Name
  public var notMet: Name
  /// Nil for the as-of date.
  public var clock: ClockSyntax?
  public var when: Condition

  public init(header: RuleHeader, decision: Name, met: Name, notMet: Name, clock: ClockSyntax?, when: Condition) {
    self.header = header
    self.decision = decision
    self.met = met
    self.notMet = notMet
    self.clock = clock
    self.when = when
  }
}

/// A permission, requirement or prohibition.
public struct SharingRuleSyntax: Sendable {
  public enum Role: String, Sendable, CaseIterable { case permission, requirement, prohibition }

  public var header: RuleHeader
  public var role: Role
  public var decision: Name
  /// The list entity whose members are decided one by one.
  public var each: Name?
  /// Nil for everything.
  public var covers: Condition?
  /// Whether the rule says so, with `covers: true`.
  public var saysCoversAll: Bool
  public var when: Condition?
  public var unless: [ExceptionSyntax]
  public var duties: [DutySyntax]

  public init(
    header: RuleHeader, role: Role, decision: Name, each: Name?, covers: Condition?, saysCoversAll: Bool = false,
    when: Condition?, unless: [ExceptionSyntax], duties: [DutySyntax]
  ) {
    self.header = header
    self.role = role
    self.decision = decision
    self.each = each
    self.covers = covers
    self.saysCoversAll = saysCoversAll
    self.when = when
    self.unless = unless
    self.duties = duties
  }
}

public struct RetentionSyntax: Sendable {
  public enum Action: String, Sendable, CaseIterable { case destroy, review, offerToArchive = "offer-to-archive" }

  public var header: RuleHeader
  public var decision: Name
  public var covers: Condition
  /// A date.
  public var due: ExpressionSource
  public var action: Located<Action>
  public var holds: [ExceptionSyntax]

  public init(
    header: RuleHeader, decision: Name, covers: Condition, due: ExpressionSource, action: Located<Action>,
    holds: [ExceptionSyntax]
  ) {
    self.header = header
    self.decision = decision
    self.covers = covers
    self.due = due
    self.action = action
    self.holds = holds
  }
}

/// One measure of a goal of the outcomes plan.
public struct OutcomeIndicatorSyntax: Sendable {
  public var header: RuleHeader
  /// Each with the indicator's quantifier folded in.
  public var significant: Condition
  public var sustained: Condition
  /// Since when and for how long, where the indicator says so: `sustained` is then made of it.
  public var lasting: LastingSyntax?
  public var evidence: Name?
  public var holder: Name?

  public init(
    header: RuleHeader, significant: Condition, sustained: Condition, lasting: LastingSyntax?, evidence: Name?, holder: Name?
  ) {
    self.header = header
    self.significant = significant
    self.sustained = sustained
    self.lasting = lasting
    self.evidence = evidence
    self.holder = holder
  }
}

/// A goal of the outcomes plan, or an alternative route to a claim.
public struct OutcomeSyntax: Sendable {
  public var header: RuleHeader
  public var decision: Name
  public var group: Name?
  public var faced: Condition?
  public var needsAll: Bool
  public var indicators: [OutcomeIndicatorSyntax]
  /// Set for `route: alternative`.
  public var alternative: Condition?
  /// The first day on which a claim may be made by the alternative route.
  public var claimFrom: ExpressionSource?

  public init(
    header: RuleHeader, decision: Name, group: Name?, faced: Condition?, needsAll: Bool,
    indicators: [OutcomeIndicatorSyntax], alternative: Condition?, claimFrom: ExpressionSource?
  ) {
    self.header = header
    self.decision = decision
    self.group = group
    self.faced = faced
    self.needsAll = needsAll
    self.indicators = indicators
    self.alternative = alternative
    self.claimFrom = claimFrom
  }
}
