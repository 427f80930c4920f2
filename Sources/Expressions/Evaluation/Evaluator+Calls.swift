extension Evaluator {
  // MARK: Builtins

  /// The arguments lie on the stack as long as the call takes.
  func callBuiltin(_ index: UInt32, at range: Range<Int>, _ program: Program) -> Value {
    let first = stack.count
    for argument in program.operands[program.calls[index].operands] { stack.push(evaluate(argument, program)) }
    let result = call(program.calls[index], argumentsFrom: first, at: range)
    stack.drop(to: first)
    return result
  }

  /// Calls the first signature that takes the arguments as they are, else the first that takes them converted.
  private func call(_ site: borrowing CallSite, argumentsFrom first: Int, at range: Range<Int>) -> Value {
    guard let declaration = site.declaration else { return .null }
    let arguments = first..<stack.count
    if let stop = prepare(declaration, arguments, at: range) { return stop }
    for converting in [false, true] {
      for candidate in site.candidates where fit(arguments, to: candidate, converting: converting) {
        let call = Call(
          evaluator: self, arguments: (candidate.positions == nil ? first : arguments.upperBound)..<stack.count,
          overload: candidate.overload, declaration: declaration, range: range)
        return declaration.body(call)
      }
    }
    return refused(declaration, stack.values(arguments), at: range)
  }

  /// What the call is without being made: an argument that is an error or unknown, or a limit.
  private func prepare(_ declaration: FunctionDeclaration, _ arguments: Range<Int>, at range: Range<Int>) -> Value? {
    var isUnknown = false
    var holdsMore = false
    for index in arguments {
      switch stack.kind(index) {
      case .error: return stack[index]
      case .unknown: isUnknown = true
      case .compound: holdsMore = true
      case .plain: break
      }
    }
    if isUnknown { return .unknown }
    guard holdsMore, !declaration.ignoresUnknownMembers else { return nil }
    for index in arguments where !spend(on: stack[index]) { return stopped(at: range) }
    return context.mode == .rules && arguments.contains(where: { stack[$0].containsUnknown }) ? .unknown : nil
  }

  /// Whether the arguments fit; converted ones are put in the place of what was given. Those by name are put above those
  /// given, in the order of the parameters, those left out at the end cut off.
  private func fit(_ arguments: Range<Int>, to candidate: CallSite.Candidate, converting: Bool) -> Bool {
    let parameters = candidate.parameters
    if let positions = candidate.positions {
      let given = positions.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0
      for index in 0..<given {
        let value = positions[index].map { parameters[index].fit(stack[arguments.lowerBound + $0], converting: converting) }
        guard let value = value ?? .null else {
          stack.drop(to: arguments.upperBound)
          return false
        }
        stack.push(value)
      }
      return true
    }
    for (parameter, index) in zip(parameters, arguments) where !parameter.takes(stack[index]) {
      guard converting, parameter.fit(stack[index], converting: true) != nil else { return false }
    }
    guard converting else { return true }
    for (parameter, index) in zip(parameters, arguments) {
      if let value = parameter.fit(stack[index], converting: true) { stack[index] = value }
    }
    return true
  }

  private func refused(_ declaration: FunctionDeclaration, _ arguments: [Value], at range: Range<Int>) -> Value {
    if arguments.contains(where: \.isNull) {
      return fail(.nullOperand, "`\(declaration.name)` does not take null here", at: range)
    }
    let forms = declaration.overloads.map(\.description).joined(separator: " or ")
    let given = arguments.map { "\($0.type) `\($0)`" }.joined(separator: ", ")
    return fail(.typeMismatch, "`\(declaration.name)` takes \(forms), not \(given)", at: range)
  }

  // MARK: Function values

  func callValue(_ callee: Value, _ index: UInt32, at range: Range<Int>, _ program: Program) -> Value {
    if let stop = strict(callee) { return stop }
    guard case .function(let function) = callee else {
      return fail(.badCall, "\(callee.type) `\(callee)` is not a function", at: range)
    }
    var given = program.operands[program.calls[index].operands].map { evaluate($0, program) }
    if let error = given.first(where: { $0.asError != nil }) { return error }
    if let names = program.calls[index].names {
      let ordered = function.parameters.compactMap { parameter in names.firstIndex(of: parameter.name) }
      guard ordered.count == names.count, ordered.count == function.parameters.count else {
        let takes = function.parameters.map { "`\($0.name)`" }.joined(separator: ", ")
        return fail(.badCall, "the function takes \(takes.isEmpty ? "no arguments" : takes)", at: range)
      }
      given = ordered.map { given[$0] }
    }
    return invoke(function, given, at: range)
  }

  func invoke(_ function: FunctionValue, _ arguments: [Value], at range: Range<Int>) -> Value {
    switch function.body {
    case .builtin(let index):
      let declaration = Builtins.all[index]
      var site = CallSite(operands: 0..<0)
      site.declaration = declaration
      for index in declaration.overloads.indices {
        if let candidate = CallSite.Candidate(declaration, index, argumentCount: arguments.count) {
          site.candidates.append(candidate)
        }
      }
      let first = stack.count
      for argument in arguments { stack.push(argument) }
      defer { stack.drop(to: first) }
      return call(site, argumentsFrom: first, at: range)
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
    return inFrame(function.slotCount, function.body, program) { frame in
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
      return nil
    }
  }

  func functionLiteral(_ index: UInt32, _ program: Program) -> Value {
    let function = program.functions[index]
    let captures = function.captures.map { self[$0.outer] }
    return .function(FunctionValue(parameters: function.parameters, body: .literal(program, index, captures: captures)))
  }
}

extension Value {
  /// Whether the value or something inside it is unknown. Complexity: O(n) in its size.
  var containsUnknown: Bool {
    switch self {
    case .unknown: true
    case .list(let items): items.contains { $0.containsUnknown }
    case .context(let context): context.entries.contains { $0.value.containsUnknown }
    default: false
    }
  }

  /// The value as a parameter of that type takes it; null and unknown go anywhere.
  func fitted(to type: ValueType) -> Value? {
    if isNull || isUnknown || conforms(to: type) { return self }
    return converted(to: type)
  }
}
