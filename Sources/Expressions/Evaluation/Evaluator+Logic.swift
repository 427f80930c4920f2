import ExpressionSyntax

// The operations that may do without an operand: and, or, not, if, some, every, in. What decides wins; else an error,
// else unknown, else null.

/// The truth of a condition, or why there is none.
enum Truth {
  case decided(Bool)
  /// `null`, `unknown` or `error`.
  case open(Value)

  var value: Value {
    switch self {
    case .decided(let truth): .boolean(truth)
    case .open(let value): value
    }
  }

  /// Of two reasons for having no answer, the graver.
  static func graver(_ a: Value, _ b: Value) -> Value {
    if case .error = a { return a }
    if case .error = b { return b }
    return a.isUnknown ? a : b
  }
}

extension Evaluator {
  func truth(_ value: Value, at range: Range<Int>) -> Truth {
    switch value {
    case .boolean(let truth): .decided(truth)
    case .unknown, .error: .open(value)
    // In conformance mode anything else counts as null here, without being a failure (DMN 1.5, table 48).
    case _ where context.mode == .conformance: .open(.null)
    case .null: .open(fail(.notCondition, "a condition must be true or false, this one is null", at: range))
    default: .open(fail(.notCondition, "a condition must be true or false, this is \(value.type) `\(value)`", at: range))
    }
  }

  func not(_ value: Value, at range: Range<Int>) -> Value {
    switch truth(value, at: range) {
    case .decided(let truth): .boolean(!truth)
    case .open(let value): value
    }
  }

  /// `and` (decided by false) and `or` (decided by true).
  func connect(_ left: UInt32, _ right: UInt32, decisive: Bool, at range: Range<Int>, _ program: Program) -> Value {
    let first = truth(evaluate(left, program), at: program.nodes[Int(left)].range)
    if case .decided(decisive) = first { return .boolean(decisive) }
    let second = truth(evaluate(right, program), at: program.nodes[Int(right)].range)
    switch (first, second) {
    case (_, .decided(decisive)): return .boolean(decisive)
    case (.decided, .decided): return .boolean(!decisive)
    case (.open(let a), .open(let b)): return Truth.graver(a, b)
    case (.open(let value), _), (_, .open(let value)): return value
    }
  }

  /// The branch not taken is not looked at. An open condition gives no answer, even where both branches agree: it may
  /// still turn out to be none, which is an error.
  func conditional(_ condition: UInt32, _ then: UInt32, _ otherwise: UInt32, _ program: Program) -> Value {
    switch truth(evaluate(condition, program), at: program.nodes[Int(condition)].range) {
    case .decided(let truth): evaluate(truth ? then : otherwise, program)
    case .open where context.mode == .conformance && !context.isBoxed: evaluate(otherwise, program)
    case .open(let value): value
    }
  }

  func quantified(_ quantifier: Quantifier, _ loop: Loop, at range: Range<Int>, _ program: Program) -> Value {
    let decisive = quantifier == .some
    let body = program.nodes[Int(loop.body)].range
    var open: Value?
    var isDecided = false
    let end = iterate(loop, 0, at: range, program) { evaluator in
      switch evaluator.truth(evaluator.evaluate(loop.body, program), at: body) {
      case .decided(decisive) where evaluator.context.isBoxed: isDecided = true
      case .decided(decisive): return .stop
      case .decided: break
      case .open(let value): open = open.map { Truth.graver($0, value) } ?? value
      }
      return .goOn
    }
    switch end {
    case .stop: return .boolean(decisive)
    case .failed(let value): return open.map { Truth.graver($0, value) } ?? value
    case .goOn: return open ?? .boolean(isDecided == decisive)
    }
  }

  // MARK: Membership

  func isIn(_ value: Value, _ tests: ArraySlice<UInt32>, at range: Range<Int>, _ program: Program) -> Value {
    var open: Value?
    for test in tests {
      switch passes(value, test, program) {
      case .decided(true): return .boolean(true)
      case .decided(false): break
      case .open(let reason): open = open.map { Truth.graver($0, reason) } ?? reason
      }
    }
    return open ?? .boolean(false)
  }

  private func passes(_ value: Value, _ test: UInt32, _ program: Program) -> Truth {
    let node = program.nodes[Int(test)]
    switch node.operation {
    case .testAny: return .decided(true)
    case .testCondition(let condition): return asTest(evaluate(condition, program), of: value, at: node.range)
    case .testComparison(let op, let operand):
      let other = evaluate(operand, program)
      let result =
        switch op {
        case .equal: equals(value, other, false, at: node.range)
        case .notEqual: equals(value, other, true, at: node.range)
        default: compare(op, value, other, at: node.range)
        }
      return truth(result, at: node.range)
    default: return contains(evaluate(test, program), value, at: node.range)
    }
  }

  /// A test about `?` gives true or false; one that gives another value is passed by being it.
  private func asTest(_ result: Value, of value: Value, at range: Range<Int>) -> Truth {
    switch result {
    case .boolean(let truth): .decided(truth)
    case .unknown, .error: .open(result)
    default: contains(result, value, at: range)
    }
  }

  /// Whether the value is the other one, lies in it, or is one of its members.
  private func contains(_ container: Value, _ value: Value, at range: Range<Int>) -> Truth {
    if let stop = strict(value, container) { return .open(stop) }
    if container.isCompound, !spend(on: container) { return .open(stopped(at: range)) }
    switch container {
    case .range(let interval):
      if case .range(let inner) = value { return .decided(inner == interval) }
      if let isInside = interval.contains(value) { return .decided(isInside) }
      let message = "`\(value)` cannot be compared with the ends of \(interval)"
      return .open(fail(value.isNull ? .nullOperand : .notComparable, message, at: range))
    case .list(let items):
      // A list may be the value itself, or hold it, or hold a range in which it lies.
      if case .list = value, Value.equality(value, container) == .equal { return .decided(true) }
      var open: Value?
      for item in items {
        switch item {
        case .range(let interval) where interval.contains(value) == true: return .decided(true)
        case .unknown: open = .unknown
        default:
          switch Value.equality(item, value) {
          case .equal: return .decided(true)
          case .unknown: open = .unknown
          case .unequal, .incomparable: break
          }
        }
      }
      return open.map(Truth.open) ?? .decided(false)
    default:
      return truth(equals(value, container, false, at: range), at: range)
    }
  }
}
