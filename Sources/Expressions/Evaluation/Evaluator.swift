import ExpressionSyntax

/// Evaluates an expression. Never throws and never runs for ever: what fails is the value `error` (null in conformance
/// mode), and past a limit everything is.
///
/// Complexity: one step for each operation, and one for each few members or characters that are looked through or
/// made; at most `context.limits.steps`.
public func evaluate(_ program: Program, reader: some FactReader, context: EvaluationContext) -> Value {
  Evaluator(context).evaluate(program, reader: reader)
}

/// Evaluates the cell of a decision table for a value: true, false, or neither.
public func evaluateUnaryTests(
  _ program: Program, input: Value, reader: some FactReader, context: EvaluationContext
) -> Value {
  Evaluator(context).run(program, input: input, reader)
}

/// Evaluates expressions one after the other, the memory for local values kept in between: the stack, and what is left
/// of the limits. Not for several threads at a time.
///
/// Operands that are errors, then unknown ones, make a result so; the operations of `Evaluator+Logic.swift` are the
/// only ones that may do without an operand.
public final class Evaluator {
  public let context: EvaluationContext
  // Nobody but the evaluation that runs holds the object.
  @exclusivity(unchecked) private var reader = BorrowedReader.none
  @exclusivity(unchecked) var stack = ValueStack()
  /// Where the frame of the running expression or function begins.
  @exclusivity(unchecked) private var base = 0
  @exclusivity(unchecked) var stepsLeft = 0
  @exclusivity(unchecked) private var depth = 0
  private let maximumSteps: Int
  private let maximumDepth: Int

  public init(_ context: EvaluationContext) {
    self.context = context
    maximumSteps = context.limits.steps
    maximumDepth = context.limits.depth
  }

  /// As ``Expressions/evaluate(_:reader:context:)``; each evaluation has the whole of the limits.
  public func evaluate(_ program: Program, reader: some FactReader) -> Value { run(program, input: nil, reader) }

  func run(_ program: Program, input: Value?, _ facts: some FactReader) -> Value {
    withUnsafePointer(to: facts) { place in
      reader = BorrowedReader(place)
      defer { reader = .none }
      return run(program, input: input)
    }
  }

  private func run(_ program: Program, input: Value?) -> Value {
    stepsLeft = maximumSteps
    stack.pushFrame(program.slotCount)
    defer { stack.drop(to: 0) }
    if let input, program.slotCount > 0 { stack[0] = input }
    return evaluate(program.root, program)
  }

  func fail(_ code: EvaluationError.Code, _ message: @autoclosure () -> String, at range: Range<Int>) -> Value {
    context.fail(code, message(), at: range)
  }

  /// Local values of the running frame.
  subscript(slot: UInt32) -> Value {
    @inline(__always) get { stack[base + Int(slot)] }
    @inline(__always) set { stack[base + Int(slot)] = newValue }
  }

  @inline(__always)
  func evaluate(_ id: UInt32, _ program: Program) -> Value {
    switch program.nodes[id].operation {
    case .literal(let index): program.literals[index]
    case .variable(let variable): reader.value(of: variable)
    case .slot(let slot): self[slot]
    default: operate(id, program)
    }
  }

  @inline(never)
  private func operate(_ id: UInt32, _ program: Program) -> Value {
    guard enter() else { return stopped(at: program.nodes[id].range) }
    defer { leave() }
    return perform(id, program)
  }

  /// One step, one deeper; false past a limit.
  @inline(__always)
  func enter() -> Bool {
    guard stepsLeft > 0, depth < maximumDepth else { return false }
    stepsLeft -= 1
    depth += 1
    return true
  }

  @inline(__always)
  func leave() { depth -= 1 }

  func stopped(at range: Range<Int>) -> Value {
    // Once a limit is met the rest of the evaluation must not go on at full length.
    let message = stepsLeft > 0 ? "nested deeper than \(context.limits.depth)" : "more than \(context.limits.steps) steps"
    stepsLeft = 0
    return fail(.limit, "this expression was stopped: \(message)", at: range)
  }

  /// The result of an operation that puts values together: they may stand in it more than once, so that it can be much
  /// larger than all that it is made of.
  private func made(_ value: Value, at range: Range<Int>) -> Value {
    !value.isCompound || spend(on: value) ? value : stopped(at: range)
  }

  private func perform(_ id: UInt32, _ program: Program) -> Value {
    let range = program.nodes[id].range
    return switch program.nodes[id].operation {
    case .literal, .variable, .slot: .null
    case .itemMember(let slot, let name, let otherwise): itemMember(self[slot], name, otherwise, program)
    case .list(let first, let count): made(list(program.operands[first..<(first + count)], program), at: range)
    case .context(let index): made(contextLiteral(program.contexts[index], program), at: range)
    case .range(let low, let high, let includesLow, let includesHigh):
      rangeLiteral(low, high, includesLow, includesHigh, at: range, program)
    case .comparisonRange(let op, let operand): comparisonRange(op, evaluate(operand, program))
    case .negate(let operand): negate(evaluate(operand, program), at: range)
    case .not, .and, .or, .equals, .compare, .compareNumber, .between, .isIn, .quantified:
      condition(id, program).value
    case .arithmetic(let op, let left, let right):
      made(arithmetic(op, evaluate(left, program), evaluate(right, program), at: range), at: range)
    case .testComparison, .testCondition, .testAny, .testInterval: .null
    case .instanceOf(let value, let type): instanceOf(evaluate(value, program), program.types[type])
    case .member(let value, let name): member(evaluate(value, program), program.names[name], at: range)
    case .filter(let list, let condition, let slot):
      filter(evaluate(list, program), condition, slot: slot, at: range, program)
    case .builtin(let call): made(callBuiltin(call, at: range, program), at: range)
    case .invoke(let callee, let call): callValue(evaluate(callee, program), call, at: range, program)
    case .conditional(let condition, let then, let otherwise):
      conditional(condition, then, otherwise, program)
    case .forEach(let loop): made(forEach(program.loops[loop], at: range, program), at: range)
    case .function(let index): functionLiteral(index, program)
    }
  }

  private func itemMember(_ item: Value, _ name: UInt32, _ otherwise: UInt32, _ program: Program) -> Value {
    switch item {
    case .context(let context): context[program.names[name]] ?? evaluate(otherwise, program)
    // Nothing is known of the item: it may or may not have such a member.
    case .unknown: .unknown
    default: evaluate(otherwise, program)
    }
  }

  /// Runs the body of a function in a frame of its own, which `fill` puts the arguments into.
  func inFrame(_ size: Int, _ body: UInt32, _ program: Program, fill: (_ frame: Int) -> Value?) -> Value {
    let (frame, caller) = (stack.count, base)
    stack.pushFrame(size)
    defer {
      base = caller
      stack.drop(to: frame)
    }
    if let refused = fill(frame) { return refused }
    base = frame
    return evaluate(body, program)
  }
}
