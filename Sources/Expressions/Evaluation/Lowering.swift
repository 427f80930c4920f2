import Diagnostics
public import ExpressionSyntax

/// Makes a program of a syntax tree: resolves names to slots and variables, builds literals, finds the signatures that
/// calls may fit. What cannot be resolved becomes a node that fails with the reason.
public enum Lowering {
  /// An expression; subtrees whose values are known already are not looked into. Complexity: O(n) in the number of nodes.
  public static func lower(
    _ tree: SyntaxTree, resolver: any NameResolver = ConstantResolver(), constants: [NodeID: Value] = [:],
    mode: EvaluationMode = .rules
  ) -> Program {
    var pass = LoweringPass(tree: tree, resolver: resolver, mode: mode)
    pass.constants = constants
    let root = pass.lower(tree.root)
    return Program(pass.builder, root: root)
  }

  /// The cell of a decision table. The tested value is `?`.
  public static func lowerUnaryTests(
    _ tree: SyntaxTree, resolver: any NameResolver = ConstantResolver(), mode: EvaluationMode = .rules
  ) -> Program {
    var pass = LoweringPass(tree: tree, resolver: resolver, mode: mode)
    let input = pass.builder.newSlot()
    pass.builder.pushNames(["?": input])
    let root = pass.lowerTests(tree.root, input: input)
    return Program(pass.builder, root: root)
  }
}

struct LoweringPass {
  let tree: SyntaxTree
  let resolver: any NameResolver
  let mode: EvaluationMode
  var constants: [NodeID: Value] = [:]
  var builder = ProgramBuilder()

  init(tree: SyntaxTree, resolver: any NameResolver, mode: EvaluationMode) {
    self.tree = tree
    self.resolver = resolver
    self.mode = mode
  }

  /// A node that always fails.
  mutating func failure(_ code: EvaluationError.Code, _ message: String, _ range: Range<Int>) -> UInt32 {
    let error = EvaluationError(code, message, at: range)
    builder.failures.append(error)
    return builder.literal(mode == .rules ? .error(error) : .null, range)
  }

  mutating func lower(_ id: NodeID) -> UInt32 {
    let node = tree[id]
    let range = node.range
    if !constants.isEmpty, let value = constants[id] { return builder.literal(value, range) }
    switch node.kind {
    case .missing: return failure(.syntax, "there is no expression here", range)
    case .number(let text): return number(text, range)
    case .string(let text): return builder.literal(.string(text), range)
    case .boolean(let value): return builder.literal(.boolean(value), range)
    case .null: return builder.literal(.null, range)
    case .at(let text): return atLiteral(text, range)
    case .name(let name): return lowerName(name, range)
    case .list(let items): return lowerList(items, range)
    case .context(let entries): return lowerContext(entries, range)
    case .range(let low, let high, let includesLow, let includesHigh):
      let ends = (low.map { lower($0) }, high.map { lower($0) })
      if let start = ends.0.flatMap({ builder.constant($0) }), let end = ends.1.flatMap({ builder.constant($0) }),
        Value.order(start, end) != nil
      {
        let value = RangeValue(low: start, high: end, includesLow: includesLow, includesHigh: includesHigh)
        return builder.literal(.range(value), range)
      }
      return builder.add(.range(low: ends.0, high: ends.1, includesLow: includesLow, includesHigh: includesHigh), range)
    case .negate(let operand): return builder.add(.negate(lower(operand)), range)
    case .binary(let op, let left, let right): return binary(op, lower(left), lower(right), range)
    case .between(let value, let low, let high):
      let parts = (lower(value), lower(low), lower(high))
      return builder.add(.between(parts.0, low: parts.1, high: parts.2), range)
    case .isIn(let value, let tests):
      let operand = lower(value)
      let ids = tests.map { lowerTest($0) }
      return builder.add(.isIn(operand, first: builder.keep(ids), count: UInt32(ids.count)), range)
    case .unaryComparison(let op, let operand): return builder.add(.comparisonRange(op, lower(operand)), range)
    case .anyValue, .tests, .notTests: return failure(.syntax, "a test stands where a value is expected", range)
    case .instanceOf(let value, let type): return lowerInstanceOf(value, type, range)
    case .path(let base, let member): return lowerPath(base, member, id)
    case .filter(let base, let condition): return lowerFilter(base, condition, range)
    case .call(let function, let arguments): return lowerCall(function, arguments, range)
    case .conditional(let condition, let then, let otherwise):
      let parts = (lower(condition), lower(then), lower(otherwise))
      return builder.add(.conditional(parts.0, then: parts.1, otherwise: parts.2), range)
    case .forEach(let iterators, let body): return builder.add(.forEach(loop: lowerLoop(iterators, body)), range)
    case .quantified(let quantifier, let iterators, let condition):
      return builder.add(.quantified(quantifier, loop: lowerLoop(iterators, condition)), range)
    case .function(let parameters, let body, let isExternal):
      if isExternal { return failure(.notSupported, "external functions are not supported", range) }
      return lowerFunction(parameters, body, name: nil, range)
    }
  }

  private mutating func number(_ text: String, _ range: Range<Int>) -> UInt32 {
    guard let value = Decimal(text) else { return failure(.badLiteral, "`\(text)` is too large for a number", range) }
    return builder.literal(.number(value), range)
  }

  private mutating func atLiteral(_ text: String, _ range: Range<Int>) -> UInt32 {
    guard let value = Value(atLiteral: text) else {
      return failure(.badLiteral, "`\(text)` is not a date, time, date and time or duration", range)
    }
    return builder.literal(value, range)
  }

  private mutating func lowerList(_ items: [NodeID], _ range: Range<Int>) -> UInt32 {
    let ids = items.map { lower($0) }
    // A list of literals is one: it need not be made anew each time.
    let values = ids.compactMap { builder.constant($0) }
    if values.count == ids.count { return builder.literal(.list(values), range) }
    return builder.add(.list(first: builder.keep(ids), count: UInt32(ids.count)), range)
  }

  private mutating func binary(_ op: BinaryOperator, _ left: UInt32, _ right: UInt32, _ range: Range<Int>) -> UInt32 {
    switch op {
    case .or: builder.add(.or(left, right), range)
    case .and: builder.add(.and(left, right), range)
    case .equal: builder.add(.equals(left, right, isNegated: false), range)
    case .notEqual: builder.add(.equals(left, right, isNegated: true), range)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: comparison(op, left, right, range)
    case .add, .subtract, .multiply, .divide, .power: builder.add(.arithmetic(op, left, right), range)
    }
  }

  private mutating func comparison(_ op: BinaryOperator, _ left: UInt32, _ right: UInt32, _ range: Range<Int>) -> UInt32 {
    guard case .number(let number)? = builder.constant(right) else { return builder.add(.compare(op, left, right), range) }
    builder.numbers.append(number)
    return builder.add(.compareNumber(op, left, number: UInt32(builder.numbers.count - 1), literal: right), range)
  }

  private mutating func lowerInstanceOf(_ value: NodeID, _ syntax: TypeSyntax, _ range: Range<Int>) -> UInt32 {
    let operand = lower(value)
    guard let type = ValueType(syntax) else { return failure(.unknownName, "there is no type of that name", range) }
    builder.types.append(type)
    return builder.add(.instanceOf(operand, type: UInt32(builder.types.count - 1)), range)
  }
}

extension Value {
  /// What `@"..."` means by its form; `nil` where it has none of them.
  public init?(atLiteral text: String) {
    if let date = CivilDate(text) {
      self = .date(date)
    } else if let time = TimeOfDay(text) {
      self = .time(time)
    } else if let dateTime = DateTime(text) {
      self = .dateTime(dateTime)
    } else if let duration = DaysTimeDuration(text) {
      self = .daysTimeDuration(duration)
    } else if let duration = YearsMonthsDuration(text) {
      self = .yearsMonthsDuration(duration)
    } else {
      return nil
    }
  }
}
