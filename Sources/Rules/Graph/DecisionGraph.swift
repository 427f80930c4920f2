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
  /// Empty unless they were asked for.
  public var letters: [LetterNode] = []
  /// Facts that only letters read, in the order of the vocabulary.
  public var letterFacts: [FactID] = []
  /// What the rules call each holder of facts that the graph reads, where they say it.
  public var holders: [String: GraphTemplate] = [:]
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
