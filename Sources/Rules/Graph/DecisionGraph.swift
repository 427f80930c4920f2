public import Diagnostics
public import Expressions

/// A rule book lowered for one decision and one as-of date: everything that does not depend on facts is settled.
///
/// Nodes stand in the order of evaluation. The graph holds only what this decision needs, so that it costs nothing when rules
/// of other decisions are added.
public struct DecisionGraph: Sendable {
  public var decision: String
  /// Days since 1970-01-01.
  public var asOf: Int64
  public var nodes: [GraphNode] = []
  public var operands: [NodeIndex] = []
  public var terms: [LinearTerm] = []
  /// Tables of ``Operation/oneOfMany(_:table:none:)``.
  public var codeTables: [[UInt64]] = []
  public var programs: [GraphProgram] = []
  /// Programs that compare one text, or one number of any length, with constants: exact like typed atoms.
  public var valueTests: [NodeIndex: ValueTest] = [:]
  /// Register columns that programs read.
  public var columns: [ColumnPath] = []
  public var rules: [RuleNode] = []
  public var duties: [DutyNode] = []
  public var checks: [CheckNode] = []
  public var plan: DecisionPlan
  /// Nodes at the top of a condition as written: an error that gets so far is reported and acts as unknown.
  public var conditions: [NodeIndex] = []
  /// The question for each fact that has one.
  public var questions: [FactID: GraphTemplate] = [:]
  /// Facts that the graph reads, in the order of the vocabulary.
  public var facts: [FactID] = []

  public init(decision: String, asOf: Int64, plan: DecisionPlan) {
    self.decision = decision
    self.asOf = asOf
    self.plan = plan
  }

  public subscript(node: NodeIndex) -> GraphNode { nodes[node.index] }

  /// The nodes that a node reads.
  public func operands(of node: NodeIndex) -> [NodeIndex] {
    switch self[node].operation {
    case .all(let range), .any(let range), .atLeast(_, let range): Array(operands[range.range])
    case .not(let operand), .some(let operand), .memberCount(let operand, _), .broadcast(let operand), .gather(let operand, _):
      [operand]
    case .every(let operand, let whereNode, _): [operand, whereNode]
    default: []
    }
  }
}

/// One node with its scope and its place in the rules.
public struct GraphNode: Sendable {
  public var operation: Operation
  /// The list entity whose members it is evaluated for; nil for once per case.
  public var scope: EntityID?
  public var span: SourceSpan

  public init(_ operation: Operation, scope: EntityID?, span: SourceSpan) {
    self.operation = operation
    self.scope = scope
    self.span = span
  }
}

/// A general expression of the graph: its program and where its variables come from.
public struct GraphProgram: Sendable {
  public var program: Program
  /// For each variable of the program, in order.
  public var variables: [FactPath]
  /// For text: the unit, choices and type of the result, where it is a single fact or a parameter.
  public var presentation: ValuePresentation
  public var span: SourceSpan

  public init(program: Program, variables: [FactPath], presentation: ValuePresentation, span: SourceSpan) {
    self.program = program
    self.variables = variables
    self.presentation = presentation
    self.span = span
  }
}

/// What a program over one fact compares it with.
public struct ValueTest: Hashable, Sendable {
  public var fact: FactID
  public var constants: [Value]

  public init(fact: FactID, constants: [Value]) {
    self.fact = fact
    self.constants = constants
  }
}

/// How a value is written in sentences.
public struct ValuePresentation: Hashable, Sendable {
  public var type: FactType?
  public var unit: String?
  public var choices: [Choice]
  /// Whether the value is an amount of money.
  public var isMoney: Bool { type == .money }

  public init(type: FactType? = nil, unit: String? = nil, choices: [Choice] = []) {
    self.type = type
    self.unit = unit
    self.choices = choices
  }
}

/// A sentence ready to fill in.
public struct GraphTemplate: Sendable {
  public enum Part: Sendable {
    case text(String)
    case program(ProgramIndex)
    case count(CountPlaceholder)
    /// `{due}` in the words of a rule with a due date.
    case due
  }

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }
}

/// `{count.met}` and kin in the words of a rule whose condition counts.
public enum CountPlaceholder: String, Sendable, CaseIterable {
  case met, notMet = "not_met", open, all, needed
}

/// Words of a rule, lowered.
public struct GraphWords: Sendable {
  public var met: GraphTemplate?
  public var notMet: GraphTemplate?
  public var unknown: GraphTemplate?

  public init(met: GraphTemplate? = nil, notMet: GraphTemplate? = nil, unknown: GraphTemplate? = nil) {
    self.met = met
    self.notMet = notMet
    self.unknown = unknown
  }

  public subscript(truth: Truth) -> GraphTemplate? {
    switch truth {
    case .met: met
    case .notMet: notMet
    case .unknown: unknown
    }
  }
}

/// Index of a rule in ``DecisionGraph/rules``.
public struct RuleIndex: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  public init(_ rawValue: Int) { self.rawValue = UInt32(rawValue) }
  public var index: Int { Int(rawValue) }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A clause of a document, resolved.
public struct ClauseReference: Hashable, Sendable {
  public var document: String
  public var clause: String

  public init(document: String, clause: String) {
    self.document = document
    self.clause = clause
  }
}

/// A rule, or a part of one that is explained for itself, with the nodes that say what became of it.
public struct RuleNode: Sendable {
  public enum Role: String, Sendable, CaseIterable {
    case eligibility, criterion, indicator, permission, requirement, prohibition, exception, retention, hold, goal, measure
    case route
    /// A determination as a whole; its outcomes are its children, each of which covers what those before it leave.
    case determination
    case outcome, otherwise
  }

  public var id: String
  public var title: String
  public var role: Role
  public var sources: [ClauseReference]
  public var assumptions: [String]
  public var holder: String?
  public var span: SourceSpan
  /// Its truth: for a prohibition, whether it applies.
  public var node: NodeIndex
  /// Whether it concerns the case or item at all; nil for always.
  public var covers: NodeIndex?
  /// Its own condition without exceptions.
  public var condition: NodeIndex
  /// The list entity of `node`; nil for once per case.
  public var scope: EntityID?
  /// For a condition over the members of a list: entity and the nodes for one member.
  public var members: MemberCondition?
  /// For a condition that counts.
  public var count: CountCondition?
  public var says: GraphWords
  public var exceptions: [RuleIndex]
  public var children: [RuleIndex]
  public var duties: [Int]
  /// Retention: the due date.
  public var due: ProgramIndex?

  public init(
    id: String, title: String, role: Role, sources: [ClauseReference], assumptions: [String], holder: String?,
    span: SourceSpan, node: NodeIndex, covers: NodeIndex?, condition: NodeIndex, scope: EntityID?, members: MemberCondition?,
    count: CountCondition?, says: GraphWords, exceptions: [RuleIndex], children: [RuleIndex], duties: [Int],
    due: ProgramIndex? = nil
  ) {
    self.id = id
    self.title = title
    self.role = role
    self.sources = sources
    self.assumptions = assumptions
    self.holder = holder
    self.span = span
    self.node = node
    self.covers = covers
    self.condition = condition
    self.scope = scope
    self.members = members
    self.count = count
    self.says = says
    self.exceptions = exceptions
    self.children = children
    self.duties = duties
    self.due = due
  }
}

/// What one member must meet for a quantified condition.
public struct MemberCondition: Hashable, Sendable {
  public var entity: EntityID
  /// Whether the member is looked at (role and `where`); nil for always.
  public var `where`: NodeIndex?
  /// What it must meet.
  public var when: NodeIndex
  public var isEvery: Bool

  public init(entity: EntityID, where: NodeIndex?, when: NodeIndex, isEvery: Bool) {
    self.entity = entity
    self.where = `where`
    self.when = when
    self.isEvery = isEvery
  }
}

/// The gate of a rule that counts, for its sentence.
public struct CountCondition: Hashable, Sendable {
  public var operands: [NodeIndex]
  public var needed: Int
  public var isAtMost: Bool

  public init(operands: [NodeIndex], needed: Int, isAtMost: Bool) {
    self.operands = operands
    self.needed = needed
    self.isAtMost = isAtMost
  }
}

/// A duty with its own truth.
public struct DutyNode: Sendable {
  public var id: String
  public var title: String
  public var sources: [ClauseReference]
  public var assumptions: [String]
  public var by: String?
  public var text: GraphTemplate?
  public var due: ProgramIndex?
  /// Whether its own condition holds and what it belongs to does; the outcome (``on``) comes on top.
  public var node: NodeIndex
  public var scope: EntityID?
  /// Outcomes with which it comes; empty for any.
  public var on: [String]
  public var isUrgent: Bool
  public var span: SourceSpan

  public init(
    id: String, title: String, sources: [ClauseReference], assumptions: [String], by: String?, text: GraphTemplate?,
    due: ProgramIndex?, node: NodeIndex, scope: EntityID?, on: [String], isUrgent: Bool, span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.sources = sources
    self.assumptions = assumptions
    self.by = by
    self.text = text
    self.due = due
    self.node = node
    self.scope = scope
    self.on = on
    self.isUrgent = isUrgent
    self.span = span
  }
}

/// A contradiction that refuses the facts when its node is met.
public struct CheckNode: Sendable {
  public var id: String
  public var node: NodeIndex
  public var scope: EntityID?
  public var says: GraphTemplate
  public var span: SourceSpan

  public init(id: String, node: NodeIndex, scope: EntityID?, says: GraphTemplate, span: SourceSpan) {
    self.id = id
    self.node = node
    self.scope = scope
    self.says = says
    self.span = span
  }
}

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

  public enum Family: Sendable { case eligibility, determination, sharing, retention, outcomes }

  public var family: Family
  public var title: String
  /// Empty where no rule is in force.
  public var outcomes: [Outcome] = []
  public var items: Items?
  /// Of a determination, those of single outcomes before that of all.
  public var values: [DeterminedValue] = []
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
