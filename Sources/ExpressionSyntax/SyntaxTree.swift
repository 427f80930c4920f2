/// Identifies one node of a ``SyntaxTree``.
public struct NodeID: Hashable, Sendable {
  public let rawValue: UInt32

  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A binary operator of FEEL, with its spelling.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and
  case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case add = "+", subtract = "-", multiply = "*", divide = "/", power = "**"
}

/// Which quantified expression.
public enum Quantifier: String, Sendable { case some, every }

/// `name in domain` of a `for` or quantified expression; `domain` may be a range without brackets, `1..10`.
public struct Iterator: Hashable, Sendable {
  public var name: String
  public var domain: NodeID

  public init(name: String, domain: NodeID) {
    self.name = name
    self.domain = domain
  }
}

/// One entry of a context literal.
public struct ContextEntry: Hashable, Sendable {
  public var key: String
  public var value: NodeID

  public init(key: String, value: NodeID) {
    self.key = key
    self.value = value
  }
}

/// One argument of a call; `name` is absent for positional ones.
public struct Argument: Hashable, Sendable {
  public var name: String?
  public var value: NodeID

  public init(name: String?, value: NodeID) {
    self.name = name
    self.value = value
  }
}

/// A formal parameter of a function literal.
public struct Parameter: Hashable, Sendable {
  public var name: String
  public var type: TypeSyntax?

  public init(name: String, type: TypeSyntax?) {
    self.name = name
    self.type = type
  }
}

/// A type as written after `instance of` or in a function's parameters.
public indirect enum TypeSyntax: Hashable, Sendable {
  case named(String)
  case list(TypeSyntax)
  case range(TypeSyntax)
  case context([String: TypeSyntax])
  case function(parameters: [TypeSyntax], result: TypeSyntax)
}

/// One node of an expression: the productions of DMN 1.5 chapter 10.3.1.2, flattened into an arena.
public struct SyntaxNode: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The parser put this where an expression was expected and none was found.
    case missing
    /// The literal as written; it is read as a decimal, never as a binary float.
    case number(String)
    /// The value, escapes resolved.
    case string(String)
    case boolean(Bool)
    case null
    /// `@"..."`: a date, time or duration by its lexical form.
    case at(String)
    /// A name; several words where the parser was given a table of such names.
    case name(String)
    case list([NodeID])
    case context([ContextEntry])
    /// An interval; an absent end is unbounded (`(>= 5)` as a value).
    case range(low: NodeID?, high: NodeID?, includesLow: Bool, includesHigh: Bool)
    case negate(NodeID)
    case binary(BinaryOperator, NodeID, NodeID)
    case between(NodeID, low: NodeID, high: NodeID)
    /// `value in test` or `value in (test, test)`; each test is an expression or a unary test node.
    case isIn(NodeID, tests: [NodeID])
    /// `< e` and kin as a unary test or as a range value.
    case unaryComparison(BinaryOperator, NodeID)
    /// `-` as a whole unary test.
    case anyValue
    /// A comma list of unary tests.
    case tests([NodeID])
    /// `not(tests)` as a unary test.
    case notTests([NodeID])
    case instanceOf(NodeID, TypeSyntax)
    case path(NodeID, member: String)
    case filter(NodeID, condition: NodeID)
    case call(NodeID, [Argument])
    case conditional(condition: NodeID, then: NodeID, otherwise: NodeID)
    case forEach([Iterator], body: NodeID)
    case quantified(Quantifier, [Iterator], condition: NodeID)
    case function([Parameter], body: NodeID, isExternal: Bool)
  }

  public var kind: Kind
  /// Byte offsets in the text of the expression.
  public var start: UInt32
  public var end: UInt32

  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// The tree of one expression. Children have smaller ids than their parents.
public struct SyntaxTree: Hashable, Sendable {
  public internal(set) var nodes: [SyntaxNode]
  public internal(set) var root: NodeID

  public init(nodes: [SyntaxNode], root: NodeID) {
    self.nodes = nodes
    self.root = root
  }

  public subscript(id: NodeID) -> SyntaxNode { nodes[Int(id.rawValue)] }
}
