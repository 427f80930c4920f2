public import Diagnostics
public import Expressions
public import Facts
public import Rules

/// One decision with its reasons: plain data, no wording of the engine's own in it.
public struct Decision: Sendable {
  public var decision: String
  public var title: String
  /// An outcome's name, `undetermined` where the facts do not settle it.
  public var outcome: String
  /// What the rules call the outcome, where its name alone does not say it.
  public var outcomeWords: String?
  public var isDetermined: Bool
  /// What kind of rules make the decision; nil where it was put together without any.
  public var family: DecisionPlan.Family?
  /// What the decision amounts to beside its outcome: a due date, an amount, a list.
  public var value: Phrase?
  /// What the rules call the value.
  public var valueTitle: String?
  /// How many days the value lies back, where it is a day by which something has to be done and that has passed.
  public var overdueDays: Int64?
  /// Days since 1970-01-01.
  public var asOf: Int64
  /// For whom it is explained; nil for those who see everything.
  public var reader: ReaderNote?
  /// What the reader does not see, where the decision or some item rests on it.
  public var withheld: Withheld?
  /// Urgent routes that apply, or may; they open every report.
  public var urgent: [DutyReport] = []
  public var reasons: [Reason] = []
  /// Rules that are still open while the outcome is settled without them.
  public var mightAlsoFail: [Reason] = []
  /// Of a request that is refused since nothing permits it, the permission that comes nearest; of items it stands with these.
  public var nearest: NearestPermission?
  /// Where something is decided and the explanation was made in full; see ``Decider/bundle(_:for:)``.
  public var sufficient: SufficientReason?
  public var missing: [MissingFact] = []
  public var nextQuestion: NextQuestion?
  /// Where something is open: the facts that would settle it, for each outcome.
  public var settles: [Ways] = []
  /// What would have to be otherwise for another outcome.
  public var changes: [Ways] = []
  public var changesItself: DayChange?
  public var duties: [DutyReport] = []
  public var items: [ItemReport] = []
  public var assumptions: [AssumptionReport] = []
  public var problems: [Problem] = []
  public var override: Override?

  public static let undetermined = "undetermined"

  public init(decision: String, title: String, outcome: String, isDetermined: Bool, asOf: Int64) {
    self.decision = decision
    self.title = title
    self.outcome = outcome
    self.isDetermined = isDetermined
    self.asOf = asOf
  }
}

/// Words and values of a filled-in sentence; reports write the values.
public struct Phrase: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case value(Value, ValuePresentation)
    /// A value that the reader may not see, given or not.
    case withheld
  }

  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }
  public init(_ text: String) { parts = [.text(text)] }
}

/// A fact that was not given.
public struct MissingFact: Sendable {
  public var path: String
  public var title: String
  public var member: String?
  public var cell: FactCell
  public var question: Phrase?
  public var holder: String?
  /// What the rules call the holder, where they say it.
  public var holderWords: Phrase?
  /// What may be answered; nil for a list that was not given.
  public var answer: AnswerForm?
  /// Whether some way of filling in the other unknown facts makes the outcome depend on it.
  public var matters: Bool

  public init(
    path: String, title: String, member: String?, cell: FactCell, question: Phrase?, holder: String?, matters: Bool
  ) {
    self.path = path
    self.title = title
    self.member = member
    self.cell = cell
    self.question = question
    self.holder = holder
    self.matters = matters
  }
}

/// What may be answered to a question.
public struct AnswerForm: Hashable, Sendable {
  public var type: FactType
  public var unit: String?
  /// The words of the choices.
  public var choices: [String]
  public var mayBeNone: Bool

  public init(type: FactType, unit: String? = nil, choices: [String] = [], mayBeNone: Bool = false) {
    self.type = type
    self.unit = unit
    self.choices = choices
    self.mayBeNone = mayBeNone
  }
}

/// A duty, with its own truth.
public struct DutyReport: Sendable {
  public var id: String
  public var title: String
  public var text: Phrase?
  public var by: String?
  /// What the rules call that one, where they say it.
  public var byWords: Phrase?
  /// Days since 1970-01-01.
  public var due: Int64?
  /// How many days that lies back, for a duty that has come.
  public var overdueDays: Int64?
  /// Presumed facts behind its condition.
  public var presumed: [FactUse] = []
  public var truth: Truth
  public var member: String?
  public var sources: [ClauseReference]
  public var span: SourceSpan

  public init(
    id: String, title: String, text: Phrase?, by: String?, due: Int64?, truth: Truth, member: String?,
    sources: [ClauseReference], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.by = by
    self.due = due
    self.truth = truth
    self.member = member
    self.sources = sources
    self.span = span
  }
}

/// What became of one item of a request.
public struct ItemReport: Sendable {
  public var name: String
  public var item: String?
  public var subject: String?
  public var form: String?
  public var outcome: String
  public var reasons: [Reason]
  public var mightAlsoFail: [Reason]
  /// Where it is refused since nothing permits it, the permission that comes nearest.
  public var nearest: NearestPermission?
  /// What the reader does not see, where the item rests on it.
  public var withheld: Withheld?

  public init(
    name: String, item: String?, subject: String?, form: String?, outcome: String, reasons: [Reason], mightAlsoFail: [Reason]
  ) {
    self.name = name
    self.item = item
    self.subject = subject
    self.form = form
    self.outcome = outcome
    self.reasons = reasons
    self.mightAlsoFail = mightAlsoFail
  }
}

/// An assumption that the decision rests on: declared in the rules, or a fact presumed for want of a record.
public struct AssumptionReport: Sendable {
  public var id: String
  public var title: String
  public var reason: String
  public var alternatives: [String]
  /// Rules that rest on it; empty for presumed facts.
  public var rules: [String]
  /// Set for a presumed fact.
  public var presumed: FactUse?

  public init(
    id: String, title: String, reason: String, alternatives: [String], rules: [String], presumed: FactUse?
  ) {
    self.id = id
    self.title = title
    self.reason = reason
    self.alternatives = alternatives
    self.rules = rules
    self.presumed = presumed
  }
}

/// Something that kept the engine from deciding as well as it might.
public struct Problem: Sendable {
  public enum Kind: Sendable {
    /// An expression failed.
    case evaluation(EvaluationError)
    /// With the last day on which one was, and the first on which one will be, where there are such days; `on` is the day by
    /// which rules are chosen where a fact says it.
    case noRuleInForce(ended: Int64?, begins: Int64?, on: Int64?)
    case parameterWithoutValue(String)
    case noItems
    case nothingCovers
    /// The exact pass reached its limit of evaluations.
    case limit(Int)
  }

  public var kind: Kind
  public var member: String?
  public var span: SourceSpan?

  public init(_ kind: Kind, member: String? = nil, span: SourceSpan? = nil) {
    self.kind = kind
    self.member = member
    self.span = span
  }
}
