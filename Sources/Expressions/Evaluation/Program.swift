import ExpressionSyntax

/// Identifies a fact or parameter that expressions read.
public struct VariableID: Hashable, Sendable {
  public let rawValue: UInt32

  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// One expression, ready to run: an arena of small nodes, names resolved to slots and variables, literals built.
public final class Program: Sendable {
  let nodes: Pool<Instruction>
  let root: UInt32
  /// How many local values the expression itself needs at a time.
  let slotCount: Int
  let literals: Pool<Value>
  let numbers: Pool<Decimal>
  let intervals: Pool<NumberInterval>
  let names: Pool<String>
  let types: Pool<ValueType>
  let operands: Pool<UInt32>
  let calls: Pool<CallSite>
  let loops: Pool<Loop>
  let loopVariables: Pool<Loop.Variable>
  let functions: Pool<FunctionBody>
  let contexts: Pool<ContextLiteral>
  /// The variables that the expression may read, each once, in the order of writing.
  public let variables: [VariableID]
  /// What fails whatever the facts are: names that mean nothing, calls that fit no signature.
  public let failures: [EvaluationError]

  init(_ builder: ProgramBuilder, root: UInt32) {
    nodes = Pool(builder.nodes)
    self.root = root
    slotCount = builder.slotCount
    literals = Pool(builder.literals)
    numbers = Pool(builder.numbers)
    intervals = Pool(builder.intervals)
    names = Pool(builder.names)
    types = Pool(builder.types)
    operands = Pool(builder.operands)
    calls = Pool(builder.calls)
    loops = Pool(builder.loops)
    loopVariables = Pool(builder.loopVariables)
    functions = Pool(builder.functions)
    contexts = Pool(builder.contexts)
    variables = builder.variables
    failures = builder.failures
  }
}

/// A node of a program with its place in the text.
struct Instruction {
  var operation: Operation
  var start: UInt32
  var end: UInt32

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// What a node does. Numbers are ids of nodes unless they are named otherwise.
enum Operation {
  case literal(index: UInt32)
  case variable(VariableID)
  case slot(UInt32)
  /// A name inside a filter: a member of the item in `slot` where it has one, else what `otherwise` gives.
  case itemMember(slot: UInt32, name: UInt32, otherwise: UInt32)
  case list(first: UInt32, count: UInt32)
  case context(index: UInt32)
  case range(low: UInt32?, high: UInt32?, includesLow: Bool, includesHigh: Bool)
  case comparisonRange(BinaryOperator, UInt32)
  case negate(UInt32)
  case not(UInt32)
  case and(UInt32, UInt32)
  case or(UInt32, UInt32)
  case equals(UInt32, UInt32, isNegated: Bool)
  case compare(BinaryOperator, UInt32, UInt32)
  /// The same with a number that is known, by its place among the numbers.
  case compareNumber(BinaryOperator, UInt32, number: UInt32, literal: UInt32)
  case arithmetic(BinaryOperator, UInt32, UInt32)
  case between(UInt32, low: UInt32, high: UInt32)
  /// Whether the value passes one of the tests.
  case isIn(UInt32, first: UInt32, count: UInt32)
  /// Tests of one value, as `isIn` has them: `< e`, an expression that gives true or false, or one to be equal to.
  case testComparison(BinaryOperator, UInt32)
  case testCondition(UInt32)
  case testAny
  /// Whether the value lies in an interval between numbers that are known; `literal` is the node of its range.
  case testInterval(UInt32, literal: UInt32)
  case instanceOf(UInt32, type: UInt32)
  case member(UInt32, name: UInt32)
  case filter(UInt32, condition: UInt32, slot: UInt32)
  case builtin(call: UInt32)
  case invoke(UInt32, call: UInt32)
  case conditional(UInt32, then: UInt32, otherwise: UInt32)
  case forEach(loop: UInt32)
  case quantified(Quantifier, loop: UInt32)
  case function(index: UInt32)
}

struct Loop: Sendable {
  struct Variable: Sendable {
    var slot: UInt32
    var domain: UInt32
    /// The end of a domain written `1..10`.
    var domainEnd: UInt32?
  }

  /// The loop's part of the pool of variables.
  var first: UInt32
  var count: UInt32
  var body: UInt32
  /// Where the results so far are, for a body that reads `partial`.
  var partialSlot: UInt32?
}

struct ContextLiteral: Sendable {
  struct Entry: Sendable {
    var name: String
    var value: UInt32
    var slot: UInt32
  }

  var entries: [Entry]
}

/// An interval whose ends are numbers; one that is `nil` is unbounded.
struct NumberInterval: Sendable {
  var low: Decimal?
  var high: Decimal?
  var includesLow: Bool
  var includesHigh: Bool

  /// `nil` where an end is something else.
  init?(_ range: RangeValue) {
    guard range.form == .interval, range.low.map({ $0.asNumber != nil }) ?? true,
      range.high.map({ $0.asNumber != nil }) ?? true, range.low != nil || range.high != nil
    else { return nil }
    low = range.low?.asNumber
    high = range.high?.asNumber
    includesLow = range.includesLow
    includesHigh = range.includesHigh
  }

  func contains(_ number: Decimal) -> Bool {
    if let low, case let order = Decimal.compare(low, number), order > 0 || (order == 0 && !includesLow) { return false }
    if let high, case let order = Decimal.compare(number, high), order > 0 || (order == 0 && !includesHigh) { return false }
    return true
  }
}

/// A function literal. Its frame holds the parameters, then itself where it has a name, then what it closes over.
struct FunctionBody: Sendable {
  var parameters: [ContextField]
  var selfSlot: UInt32?
  /// Pairs of a slot outside and the slot inside.
  var captures: [(outer: UInt32, inner: UInt32)]
  var slotCount: Int
  var body: UInt32
}
