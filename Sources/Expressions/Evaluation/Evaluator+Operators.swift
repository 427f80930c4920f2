import ExpressionSyntax

extension Evaluator {
  /// The operand itself where it is an error or unknown; `nil` where it has a value.
  func strict(_ a: Value) -> Value? {
    switch a {
    case .error, .unknown: a
    default: nil
    }
  }

  /// The error among the operands, or unknown where one is; `nil` where both have values.
  func strict(_ a: Value, _ b: Value) -> Value? {
    guard let first = strict(a) else { return strict(b) }
    if case .error = first { return first }
    return strict(b) ?? first
  }

  func equals(_ a: Value, _ b: Value, _ isNegated: Bool, at range: Range<Int>) -> Truth {
    if let stop = strict(a, b) { return .open(stop) }
    if a.isCompound, b.isCompound, !spend(on: a) { return .open(stopped(at: range)) }
    switch Value.equality(a, b) {
    case .equal: return .decided(!isNegated)
    case .unequal: return .decided(isNegated)
    case .unknown: return .open(.unknown)
    case .incomparable:
      return .open(fail(.notComparable, "\(a.type) `\(a)` cannot be equal to \(b.type) `\(b)`", at: range))
    }
  }

  func compare(_ op: BinaryOperator, _ a: Value, _ b: Value, at range: Range<Int>) -> Truth {
    if case .number(let x) = a, case .number(let y) = b { return .decided(op.holds(Decimal.compare(x, y))) }
    if let stop = strict(a, b) { return .open(stop) }
    guard let order = Value.order(a, b) else { return .open(incomparable(a, b, at: range)) }
    return .decided(op.holds(order))
  }

  private func incomparable(_ a: Value, _ b: Value, at range: Range<Int>) -> Value {
    if a.isNull || b.isNull { return fail(.nullOperand, "null is neither less nor greater than anything", at: range) }
    return fail(.notComparable, "\(a.type) `\(a)` cannot be compared with \(b.type) `\(b)`", at: range)
  }

  func between(_ value: Value, _ low: Value, _ high: Value, at range: Range<Int>) -> Truth {
    if let stop = strict(strict(value, low) ?? .null, high) { return .open(stop) }
    guard let below = Value.order(low, value) else { return .open(incomparable(value, low, at: range)) }
    guard let above = Value.order(value, high) else { return .open(incomparable(value, high, at: range)) }
    return .decided(below <= 0 && above <= 0)
  }

  func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value, at range: Range<Int>) -> Value {
    if let stop = strict(a, b) { return stop }
    switch Arithmetic.apply(op, a, b) {
    case .success(let value):
      if case .string(let text) = value, text.utf8.count > context.limits.size {
        return fail(.limit, "the text is longer than \(context.limits.size) bytes", at: range)
      }
      return value
    case .failure(let reason): return failed(reason, "`\(op.rawValue)`", a, b, at: range)
    }
  }

  func negate(_ value: Value, at range: Range<Int>) -> Value {
    if let stop = strict(value) { return stop }
    switch Arithmetic.negate(value) {
    case .success(let value): return value
    case .failure: return fail(.typeMismatch, "there is no negative of \(value.type) `\(value)`", at: range)
    }
  }

  private func failed(_ reason: Arithmetic.Reason, _ op: String, _ a: Value, _ b: Value, at range: Range<Int>) -> Value {
    switch reason {
    case .mismatch where a.isNull || b.isNull: fail(.nullOperand, "\(op) has no value for null", at: range)
    case .mismatch:
      fail(.typeMismatch, "\(op) does not take \(a.type) `\(a)` and \(b.type) `\(b)`", at: range)
    case .divisionByZero: fail(.divisionByZero, "`\(a)` is divided by zero", at: range)
    case .overflow: fail(.overflow, "the result of \(op) is too large", at: range)
    case .notReal: fail(.badArgument, "`\(a)` to the power of `\(b)` is not a real number", at: range)
    }
  }

  func comparisonRange(_ op: BinaryOperator, _ value: Value) -> Value {
    if let stop = strict(value) { return stop }
    let range =
      switch op {
      case .less: RangeValue(low: nil, high: value, includesLow: false, includesHigh: false)
      case .lessOrEqual: RangeValue(low: nil, high: value, includesLow: false, includesHigh: true)
      case .greater: RangeValue(low: value, high: nil, includesLow: false, includesHigh: false)
      case .greaterOrEqual: RangeValue(low: value, high: nil, includesLow: true, includesHigh: false)
      default:
        RangeValue(
          low: value, high: value, includesLow: true, includesHigh: true, form: op == .notEqual ? .notEqual : .equal)
      }
    return .range(range)
  }

  func rangeLiteral(
    _ low: UInt32?, _ high: UInt32?, _ includesLow: Bool, _ includesHigh: Bool, at range: Range<Int>, _ program: Program
  ) -> Value {
    let (start, end) = (low.map { evaluate($0, program) }, high.map { evaluate($0, program) })
    if let stop = strict(start ?? .null, end ?? .null) { return stop }
    if let start, let end, !start.isNull, !end.isNull, Value.order(start, end) == nil {
      return incomparable(start, end, at: range)
    }
    return .range(RangeValue(low: start, high: end, includesLow: includesLow, includesHigh: includesHigh))
  }

  func instanceOf(_ value: Value, _ type: ValueType) -> Value {
    if let stop = strict(value) { return stop }
    if value.isNull { return .boolean(type == .null) }
    if value.isCompound, !spend(on: value) { return stopped(at: 0..<0) }
    return value.containsUnknown ? .unknown : .boolean(value.conforms(to: type))
  }
}

extension BinaryOperator {
  /// Whether a comparison holds of two values in that order: negative, zero or positive.
  @inline(__always)
  func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    default: order >= 0
    }
  }
}
