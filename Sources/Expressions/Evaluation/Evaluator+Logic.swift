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

  /// The truth of a node, no value made of it on the way.
  func truth(of id: UInt32, _ program: Program) -> Truth {
    switch program.nodes[id].operation {
    case .compareNumber(let op, let left, let number, let literal):
      guard enter() else { return .open(stopped(at: program.nodes[id].range)) }
      defer { leave() }
      return compare(op, evaluate(left, program), number: number, literal, at: id, program)
    case .not, .and, .or, .equals, .compare, .between, .isIn, .quantified:
      guard enter() else { return .open(stopped(at: program.nodes[id].range)) }
      defer { leave() }
      return condition(id, program)
    default: return truth(evaluate(id, program), at: program.nodes[id].range)
    }
  }

  @inline(__always)
  private func compare(
    _ op: BinaryOperator, _ value: Value, number: UInt32, _ literal: UInt32, at id: UInt32, _ program: Program
  ) -> Truth {
    if case .number(let x) = value { return .decided(op.holds(Decimal.compare(x, program.numbers[number]))) }
    return compare(op, value, evaluate(literal, program), at: program.nodes[id].range)
  }

  /// The operations that are true or false.
  func condition(_ id: UInt32, _ program: Program) -> Truth {
    let range = program.nodes[id].range
    switch program.nodes[id].operation {
    case .not(let operand):
      let result = truth(of: operand, program)
      if case .decided(let truth) = result { return .decided(!truth) }
      return result
    case .and(let left, let right): return connect(left, right, decisive: false, program)
    case .or(let left, let right): return connect(left, right, decisive: true, program)
    case .equals(let left, let right, let isNegated):
      return equals(evaluate(left, program), evaluate(right, program), isNegated, at: range)
    case .compare(let op, let left, let right):
      return compare(op, evaluate(left, program), evaluate(right, program), at: range)
    case .compareNumber(let op, let left, let number, let literal):
      return compare(op, evaluate(left, program), number: number, literal, at: id, program)
    case .between(let value, let low, let high):
      return between(evaluate(value, program), evaluate(low, program), evaluate(high, program), at: range)
    case .isIn(let value, let first, let count):
      return isIn(evaluate(value, program), program.operands[first..<(first + count)], program)
    case .quantified(let quantifier, let loop):
      return quantified(quantifier, program.loops[loop], at: range, program)
    default: return .open(.null)
    }
  }

  /// `and` (decided by false) and `or` (decided by true).
  private func connect(_ left: UInt32, _ right: UInt32, decisive: Bool, _ program: Program) -> Truth {
    let first = truth(of: left, program)
    if case .decided(decisive) = first { return first }
    let second = truth(of: right, program)
    switch (first, second) {
    case (_, .decided(decisive)): return second
    case (.decided, .decided): return .decided(!decisive)
    case (.open(let a), .open(let b)): return .open(Truth.graver(a, b))
    case (.open, _): return first
    case (_, .open): return second
    }
  }

  /// The branch not taken is not looked at. An open condition gives no answer, even where both branches agree: it may
  /// still turn out to be none, which is an error.
  func conditional(_ condition: UInt32, _ then: UInt32, _ otherwise: UInt32, _ program: Program) -> Value {
    switch truth(of: condition, program) {
    case .decided(let truth): evaluate(truth ? then : otherwise, program)
    case .open where context.mode == .conformance && !context.isBoxed: evaluate(otherwise, program)
    case .open(let value): value
    }
  }

  @inline(never)
  private func quantified(_ quantifier: Quantifier, _ loop: Loop, at range: Range<Int>, _ program: Program) -> Truth {
    let decisive = quantifier == .some
    var open: Value?
    var isDecided = false
    let end = iterate(loop, at: range, program) {
      switch truth(of: loop.body, program) {
      case .decided(decisive) where context.isBoxed: isDecided = true
      case .decided(decisive): return .stop
      case .decided: break
      case .open(let value): open = open.map { Truth.graver($0, value) } ?? value
      }
      return .goOn
    }
    switch end {
    case .stop: return .decided(decisive)
    case .failed(let value): return .open(open.map { Truth.graver($0, value) } ?? value)
    case .goOn: return open.map(Truth.open) ?? .decided(isDecided == decisive)
    }
  }

  // MARK: Membership

  private func isIn(_ value: Value, _ tests: UnsafeBufferPointer<UInt32>, _ program: Program) -> Truth {
    var open: Value?
    for test in tests {
      switch passes(value, test, program) {
      case .decided(true): return .decided(true)
      case .decided(false): break
      case .open(let reason): open = open.map { Truth.graver($0, reason) } ?? reason
      }
    }
    return open.map(Truth.open) ?? .decided(false)
  }

  private func passes(_ value: Value, _ test: UInt32, _ program: Program) -> Truth {
    let range = program.nodes[test].range
    switch program.nodes[test].operation {
    case .testInterval(let index, let literal):
      if case .number(let number) = value { return .decided(program.intervals[index].contains(number)) }
      return contains(evaluate(literal, program), value, at: range)
    case .testAny: return .decided(true)
    case .testCondition(let condition): return asTest(evaluate(condition, program), of: value, at: range)
    case .testComparison(let op, let operand):
      let other = evaluate(operand, program)
      switch op {
      case .equal: return equals(value, other, false, at: range)
      case .notEqual: return equals(value, other, true, at: range)
      default: return compare(op, value, other, at: range)
      }
    default: return contains(evaluate(test, program), value, at: range)
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
      return equals(value, container, false, at: range)
    }
  }
}
