public import Diagnostics
public import ExpressionSyntax

/// A decision table as written, in place of an expression (DMN 1.5, clause 8).
public struct DecisionTableSyntax: Sendable {
  /// What is done where several rows match.
  public enum HitPolicy: String, Sendable, CaseIterable {
    case unique, any, first, priority, collect
    case ruleOrder = "rule order"
    case outputOrder = "output order"

    /// Whether the value is the list of what all matching rows give.
    var givesList: Bool { self == .collect || self == .ruleOrder || self == .outputOrder }
    var needsOrder: Bool { self == .priority || self == .outputOrder }
  }

  /// What `collect` makes of the outputs.
  public enum Aggregation: String, Sendable, CaseIterable { case sum, count, min, max }

  /// The unary tests of one input.
  public struct Cell: Sendable {
    public var source: ExpressionSource
    public var tree: SyntaxTree
    /// What is wrong with how it is written.
    public var problems: DiagnosticSet

    public init(_ source: ExpressionSource) {
      self.source = source
      problems = DiagnosticSet()
      tree = FEELParser.parseUnaryTests(source, into: &problems)
    }

    public var matchesAnything: Bool { tree[tree.root].kind == .anyValue }
  }

  public struct Row: Sendable {
    /// As many as there are inputs.
    public var cells: [Cell]
    public var output: ExpressionSource
    public var span: SourceSpan
  }

  public var hitPolicy = HitPolicy.unique
  public var aggregation: Aggregation?
  public var inputs: [ExpressionSource] = []
  public var rows: [Row] = []
  /// The output values, the one that goes before all others first.
  public var order: [ExpressionSource] = []
  /// The value where no row matches.
  public var otherwise: ExpressionSource?
  /// Whether it stands where a condition must stand.
  public var isCondition = false
  public var span: SourceSpan
  /// Where other files with rows are named.
  var rowsSpan: SourceSpan

  init(span: SourceSpan) {
    self.span = span
    rowsSpan = span
  }
}

extension SyntaxTree {
  /// Whether the value is the same whatever the facts are: names stand only for functions, and for the tested value.
  var isConstant: Bool {
    let callees = Set(
      nodes.compactMap { node -> NodeID? in if case .call(let function, _) = node.kind { function } else { nil } })
    return nodes.indices.allSatisfy { index in
      guard case .name(let name) = nodes[index].kind else { return true }
      return name == "?" || name != "today" && callees.contains(NodeID(UInt32(index)))
    }
  }
}
