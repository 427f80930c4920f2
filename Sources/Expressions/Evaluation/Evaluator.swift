import ExpressionSyntax

/// Evaluates an expression. Never throws and never runs for ever: what fails is the value `error` (null in conformance
/// mode), and past a limit everything is.
///
/// Complexity: one step for each node evaluated, and one for each few members or characters that are looked through or
/// made; at most `context.limits.steps`.
public func evaluate(_ program: Program, reader: some FactReader, context: EvaluationContext) -> Value {
  Evaluator(reader: reader, context: context).run(program, input: nil)
}

/// Evaluates the cell of a decision table for a value: true, false, or neither.
public func evaluateUnaryTests(
  _ program: Program, input: Value, reader: some FactReader, context: EvaluationContext
) -> Value {
  Evaluator(reader: reader, context: context).run(program, input: input)
}

/// One evaluation: the stack of local values and what is left of the limits.
///
/// Operands that are errors, then unknown ones, make a result so; the operations of `Evaluator+Logic.swift` are the
/// only ones that may do without an operand.
final class Evaluator: FunctionInvoker {
  // Not generic: callers are in other modules, where no specialisation would reach them.
  let reader: any FactReader
  let context: EvaluationContext
  // Nobody but this evaluation holds the object.
  @exclusivity(unchecked) private var stack: [Value] = []
  /// Where the frame of the running expression or function begins.
  @exclusivity(unchecked) private var base = 0
  @exclusivity(unchecked) var stepsLeft: Int
  @exclusivity(unchecked) private var depth = 0

  init(reader: any FactReader, context: EvaluationContext) {
    self.reader = reader
    self.context = context
    stepsLeft = context.limits.steps
  }

  func run(_ program: Program, input: Value?) -> Value {
    stack = Array(repeating: .null, count: program.slotCount)
    if let input, !stack.isEmpty { stack[0] = input }
    return evaluate(program.root, program)
  }

  func fail(_ code: EvaluationError.Code, _ message: @autoclosure () -> String, at range: Range<Int>) -> Value {
    context.fail(code, message(), at: range)
  }

  /// Local values of the running frame.
  subscript(slot: UInt32) -> Value {
    get { stack[base + Int(slot)] }
    set { stack[base + Int(slot)] = newValue }
  }

  func evaluate(_ id: UInt32, _ program: Program) -> Value {
    let node = program.nodes[Int(id)]
    guard stepsLeft > 0, depth < context.limits.depth else { return stopped(at: node.range) }
    stepsLeft -= 1
    switch node.operation {
    case .literal(let index): return program.literals[Int(index)]
    case .variable(let variable): return reader.value(of: variable)
    case .slot(let slot): return self[slot]
    default: break
    }
    depth += 1
    defer { depth -= 1 }
    let result = perform(node.operation, at: node.range, program)
    guard result.isCompound, node.operation.makesValues else { return result }
    return spend(on: result) ? result : stopped(at: node.range)
  }

  func stopped(at range: Range<Int>) -> Value {
    // Once a limit is met the rest of the evaluation must not go on at full length.
    let message = stepsLeft > 0 ? "nested deeper than \(context.limits.depth)" : "more than \(context.limits.steps) steps"
    stepsLeft = 0
    return fail(.limit, "this expression was stopped: \(message)", at: range)
  }

  private func perform(_ operation: Operation, at range: Range<Int>, _ program: Program) -> Value {
    switch operation {
    case .literal, .variable, .slot: .null
    case .itemMember(let slot, let name, let otherwise): itemMember(self[slot], name, otherwise, program)
    case .list(let first, let count): list(program.operands[Int(first)..<Int(first + count)], program)
    case .context(let index): contextLiteral(program.contexts[Int(index)], program)
    case .range(let low, let high, let includesLow, let includesHigh):
      rangeLiteral(low, high, includesLow, includesHigh, at: range, program)
    case .comparisonRange(let op, let operand): comparisonRange(op, evaluate(operand, program))
    case .negate(let operand): negate(evaluate(operand, program), at: range)
    case .not(let operand): not(evaluate(operand, program), at: range)
    case .and(let left, let right): connect(left, right, decisive: false, at: range, program)
    case .or(let left, let right): connect(left, right, decisive: true, at: range, program)
    case .equals(let left, let right, let isNegated):
      equals(evaluate(left, program), evaluate(right, program), isNegated, at: range)
    case .compare(let op, let left, let right): compare(op, evaluate(left, program), evaluate(right, program), at: range)
    case .arithmetic(let op, let left, let right):
      arithmetic(op, evaluate(left, program), evaluate(right, program), at: range)
    case .between(let value, let low, let high):
      between(evaluate(value, program), evaluate(low, program), evaluate(high, program), at: range)
    case .isIn(let value, let first, let count):
      isIn(evaluate(value, program), program.operands[Int(first)..<Int(first + count)], at: range, program)
    case .testComparison, .testCondition, .testAny: .null
    case .instanceOf(let value, let type): instanceOf(evaluate(value, program), program.types[Int(type)])
    case .member(let value, let name): member(evaluate(value, program), program.names[Int(name)], at: range)
    case .filter(let list, let condition, let slot):
      filter(evaluate(list, program), condition, slot: slot, at: range, program)
    case .builtin(let call): callBuiltin(program.calls[Int(call)], at: range, program)
    case .invoke(let callee, let call): callValue(evaluate(callee, program), program.calls[Int(call)], at: range, program)
    case .conditional(let condition, let then, let otherwise):
      conditional(condition, then, otherwise, program)
    case .forEach(let loop): forEach(program.loops[Int(loop)], at: range, program)
    case .quantified(let quantifier, let loop): quantified(quantifier, program.loops[Int(loop)], at: range, program)
    case .function(let index): functionLiteral(Int(index), program)
    }
  }

  private func itemMember(_ item: Value, _ name: UInt32, _ otherwise: UInt32, _ program: Program) -> Value {
    switch item {
    case .context(let context): context[program.names[Int(name)]] ?? evaluate(otherwise, program)
    // Nothing is known of the item: it may or may not have such a member.
    case .unknown: .unknown
    default: evaluate(otherwise, program)
    }
  }

  // MARK: Calls of function values

  func invoke(_ function: FunctionValue, _ arguments: [Value], at range: Range<Int>) -> Value {
    switch function.body {
    case .builtin(let index):
      let candidates = Builtins.all[index].overloads.indices.map { CallSite.Candidate(overload: $0, positions: nil) }
      return callBuiltin(index, candidates, arguments, at: range)
    case .literal(let program, let index, let captures):
      return run(program.functions[index], of: function, arguments, captures, at: range, program)
    }
  }

  private func run(
    _ function: FunctionBody, of value: FunctionValue, _ arguments: [Value], _ captures: [Value], at range: Range<Int>,
    _ program: Program
  ) -> Value {
    guard arguments.count == function.parameters.count else {
      return fail(.badCall, "the function takes \(function.parameters.count) arguments, not \(arguments.count)", at: range)
    }
    let frame = stack.count
    stack += Array(repeating: .null, count: function.slotCount)
    let caller = base
    defer {
      base = caller
      stack.removeLast(stack.count - frame)
    }
    for (index, argument) in arguments.enumerated() {
      let parameter = function.parameters[index]
      guard let fitted = argument.fitted(to: parameter.type) else {
        return fail(
          .badArgument, "`\(parameter.name)` takes \(parameter.type), not \(argument.type) `\(argument)`", at: range)
      }
      stack[frame + index] = fitted
    }
    if let slot = function.selfSlot { stack[frame + Int(slot)] = .function(value) }
    for (capture, value) in zip(function.captures, captures) { stack[frame + Int(capture.inner)] = value }
    base = frame
    return evaluate(function.body, program)
  }

  func functionLiteral(_ index: Int, _ program: Program) -> Value {
    let function = program.functions[index]
    let captures = function.captures.map { self[$0.outer] }
    return .function(FunctionValue(parameters: function.parameters, body: .literal(program, index, captures: captures)))
  }
}
