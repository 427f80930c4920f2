import Rules

/// One step of an evaluation: a node of the graph with everything looked up that stays the same from case to case.
///
/// Trivial and small, so that the evaluator runs over plain memory. Places are words of ``TruthTable``: twice the node's
/// number, with the last bit set where the truth is wanted negated.
struct Step {
  enum Code: UInt8 {
    case constant, flag, isNone, less, equal, oneOf, oneOfMany, overlaps, aggregate
    /// Two facts of records by their order, the same where nothing is before or after a first one that is none, and any other
    /// two facts.
    case order, givenOrder, compareFacts
    case linear, program, derive
    case both, all, either, any, copy, atLeast
    case some, every, memberCount, broadcast, gather

    /// Whether it is over several facts, or through function calls.
    var isOpaque: Bool {
      switch self {
      case .aggregate, .order, .givenOrder, .compareFacts, .linear, .program, .derive: true
      default: false
      }
    }
    var isQuantifier: Bool { self == .some || self == .every || self == .memberCount }
  }

  var code: Code
  /// 0 for once a case, else the list entity's number and 1.
  var scope: UInt16
  /// The list entity whose members a quantifier goes through.
  var members: UInt16 = 0
  /// Of what is given as none: for `oneOf` the truth, for a comparison nothing.
  var isMetByNone = false
  var isFirstRoot = false
  var isSecondRoot = false
  var comparison = Comparison.equal
  var aggregate = Aggregate.sum
  /// Where its truth goes.
  var target: Int32
  /// The fact that is read, the place of the operand, or where operands begin in ``EvaluationPlan/operands``.
  var first: Int32 = 0
  /// A further fact or place, or how many operands there are.
  var second: Int32 = 0
  /// The number compared with, the set of codes, the number needed, a program.
  var constant: Int64 = 0

  init(_ code: Code, scope: EntityID?, target: Int32) {
    self.code = code
    self.scope = scope.map { $0.rawValue + 1 } ?? 0
    self.target = target
  }

  /// The node whose truth it computes.
  var node: NodeIndex { NodeIndex(Int(target >> 1)) }
}
