/// Index of a node in ``DecisionGraph/nodes``. Operands have smaller indices than the nodes that use them.
public struct NodeIndex: Hashable, Comparable, Sendable {
  public let rawValue: UInt32
  public init(_ rawValue: Int) { self.rawValue = UInt32(rawValue) }
  public var index: Int { Int(rawValue) }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Index of a program in ``DecisionGraph/programs``.
public struct ProgramIndex: Hashable, Sendable {
  public let rawValue: UInt32
  public init(_ rawValue: Int) { self.rawValue = UInt32(rawValue) }
  public var index: Int { Int(rawValue) }
}

/// A stretch of ``DecisionGraph/operands``.
public struct OperandRange: Hashable, Sendable {
  public var start: UInt32
  public var count: UInt32

  public init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }

  public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

public enum Comparison: UInt8, Hashable, Sendable, CaseIterable {
  case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater

  public func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greaterOrEqual: a >= b
    case .greater: a > b
    }
  }

  /// The comparison with its sides exchanged.
  public var mirrored: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    case .greater: .less
    case .equal, .notEqual: self
    }
  }

  public var negated: Comparison {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    case .equal: .notEqual
    case .notEqual: .equal
    }
  }
}

/// How a list of numbers is brought to one number, or to a truth over its elements.
public enum Aggregate: UInt8, Hashable, Sendable, CaseIterable {
  case sum, min, max, count
  /// Some, or every, element compares so.
  case some, every
}

/// What a node of the decision graph does. Operands are earlier nodes.
///
/// Truths are pairs of bit masks over the members of the node's scope, so that a gate costs the same for one member as for
/// sixty-four. See ARCHITECTURE.md, "The decision graph".
public enum Operation: Hashable, Sendable {
  // Atoms over one fact and constants: treated exactly when the fact is unknown.
  case constant(Truth)
  case flag(FactID)
  case isNone(FactID)
  case compare(FactID, Comparison, Int64)
  /// The code is one of the set; bit n stands for code n. `none` says what the truth is where there is none.
  case oneOf(FactID, codes: UInt64, none: Bool)
  /// As `oneOf`, for facts with more than 64 codes: a table of bits.
  case oneOfMany(FactID, table: UInt32, none: Bool)
  /// The set of choices and `codes` have a member in common.
  case overlaps(FactID, codes: UInt64)
  case aggregate(FactID, Aggregate, Comparison, Int64)

  // Atoms over several facts, or through function calls: opaque when a fact is unknown.
  case compareFacts(FactID, Comparison, FactID, offset: Int64)
  /// `Σ factor × fact  ⋚  constant`; the terms stand in ``DecisionGraph/terms``.
  case linear(OperandRange, Comparison, Int64)
  case program(ProgramIndex)

  // Computes a derived fact into its column for the nodes that follow.
  case derive(FactID, ProgramIndex)

  // Gates.
  case all(OperandRange)
  case any(OperandRange)
  case not(NodeIndex)
  case atLeast(Int32, OperandRange)

  // Changes of scope.
  /// Some member: from a list entity's scope to the root.
  case some(NodeIndex)
  /// Every member; `ifNobody` where the list is empty.
  case every(NodeIndex, where: NodeIndex, ifNobody: Bool)
  /// At least so many members.
  case memberCount(NodeIndex, atLeast: Int32)
  /// A root truth for each member.
  case broadcast(NodeIndex)
  /// The truth of the member that the reference leads to.
  case gather(NodeIndex, through: FactID)
}

/// One term of a ``Operation/linear(_:_:_:)`` sum.
public struct LinearTerm: Hashable, Sendable {
  public var fact: FactID
  public var factor: Int64

  public init(fact: FactID, factor: Int64) {
    self.fact = fact
    self.factor = factor
  }
}
