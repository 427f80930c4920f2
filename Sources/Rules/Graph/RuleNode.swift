public import Diagnostics

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
  /// Its own condition alone; nil where it has none.
  public var condition: NodeIndex?
  public var scope: EntityID?
  /// Outcomes with which it comes; empty for any.
  public var on: [String]
  public var isUrgent: Bool
  public var span: SourceSpan

  public init(
    id: String, title: String, sources: [ClauseReference], assumptions: [String], by: String?, text: GraphTemplate?,
    due: ProgramIndex?, node: NodeIndex, condition: NodeIndex?, scope: EntityID?, on: [String], isUrgent: Bool,
    span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.sources = sources
    self.assumptions = assumptions
    self.by = by
    self.text = text
    self.due = due
    self.node = node
    self.condition = condition
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
