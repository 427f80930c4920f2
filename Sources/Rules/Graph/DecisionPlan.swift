/// How the outcome of a decision is read off the graph.
public struct DecisionPlan: Sendable {
  /// An outcome and the node that is met exactly when it is the outcome. The nodes exclude each other.
  public struct Outcome: Sendable {
    public var name: String
    public var node: NodeIndex
    /// What it is called, where the rules say it.
    public var words: String?

    public init(name: String, node: NodeIndex, words: String? = nil) {
      self.name = name
      self.node = node
      self.words = words
    }
  }

  /// What a determination amounts to, where its node is met and that of none before it in the plan is.
  public struct DeterminedValue: Sendable {
    public var node: NodeIndex
    public var program: ProgramIndex
    public var presentation: ValuePresentation
    public var title: String?

    public init(node: NodeIndex, program: ProgramIndex, presentation: ValuePresentation, title: String?) {
      self.node = node
      self.program = program
      self.presentation = presentation
      self.title = title
    }
  }

  /// For decisions made item by item: the entity and the node that is met for a permitted item.
  public struct Items: Sendable {
    public var entity: EntityID
    public var node: NodeIndex

    public init(entity: EntityID, node: NodeIndex) {
      self.entity = entity
      self.node = node
    }
  }

  /// A measure of a goal with the day from which it is kept long enough.
  public struct DatedMeasure: Sendable {
    public var rule: RuleIndex
    /// The day, for each member where it is about members; nil where the rules do not tell it.
    public var from: ProgramIndex?
    public var members: MemberCondition?
    /// How many members must keep the level; nil for each of them.
    public var needed: Int?
    /// Whether it needs no time at all.
    public var isTimeless: Bool

    public init(rule: RuleIndex, from: ProgramIndex?, members: MemberCondition?, needed: Int?, isTimeless: Bool) {
      self.rule = rule
      self.from = from
      self.members = members
      self.needed = needed
      self.isTimeless = isTimeless
    }
  }

  /// A goal of an outcomes plan, for the day from which it is achieved.
  public struct DatedGoal: Sendable {
    public var rule: RuleIndex
    public var needsAll: Bool
    public var measures: [DatedMeasure]

    public init(rule: RuleIndex, needsAll: Bool, measures: [DatedMeasure]) {
      self.rule = rule
      self.needsAll = needsAll
      self.measures = measures
    }
  }

  /// Another way to a claim, with the first day on which it gives one.
  public struct DatedRoute: Sendable {
    public var rule: RuleIndex
    public var from: ProgramIndex?

    public init(rule: RuleIndex, from: ProgramIndex?) {
      self.rule = rule
      self.from = from
    }
  }

  public enum Family: Sendable { case eligibility, determination, sharing, retention, outcomes }

  public var family: Family
  public var title: String
  /// Empty where no rule is in force.
  public var outcomes: [Outcome] = []
  public var items: Items?
  /// Of a determination, those of single outcomes before that of all.
  public var values: [DeterminedValue] = []
  /// Outcomes of a determination with which its value is a day by which something has to be done.
  public var deadlines: Set<String> = []
  /// Of an outcomes plan.
  public var goals: [DatedGoal] = []
  public var routes: [DatedRoute] = []
  /// Top-level rules, in the order of the files.
  public var rules: [RuleIndex] = []
  /// Met when some version of the decision's rules is in force; nil when one is in any case.
  public var inForce: NodeIndex?
  /// Why there is nothing to decide with, where that is so.
  public var hasRulesInForce = true
  /// Names of parameters without a value on the day.
  public var missingParameters: [String] = []

  public init(family: Family, title: String) {
    self.family = family
    self.title = title
  }
}
