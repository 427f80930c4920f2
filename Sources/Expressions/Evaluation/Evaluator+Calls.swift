extension Evaluator {
  /// The arguments of a call, or the error that one of them is.
  private func arguments(_ call: CallSite, _ program: Program) -> [Value] {
    call.arguments.map { evaluate($0, program) }
  }

  private func stop(_ arguments: [Value]) -> Value? {
    var result: Value?
    for argument in arguments {
      if case .error = argument { return argument }
      if argument.isUnknown { result = argument }
    }
    return result
  }

  func callBuiltin(_ call: CallSite, at range: Range<Int>, _ program: Program) -> Value {
    callBuiltin(call.function, call.candidates, arguments(call, program), at: range)
  }

  /// Calls the first signature that takes the arguments as they are, else the first that takes them converted.
  func callBuiltin(
    _ index: Int, _ candidates: [CallSite.Candidate], _ arguments: [Value], at range: Range<Int>
  ) -> Value {
    let declaration = Builtins.all[index]
    if let stop = stop(arguments) { return stop }
    for argument in arguments where argument.isCompound && !spend(on: argument) { return stopped(at: range) }
    if !declaration.ignoresUnknownMembers, context.mode == .rules, arguments.contains(where: \.containsUnknown) {
      return .unknown
    }
    for converting in [false, true] {
      for candidate in candidates {
        let overload = declaration.overloads[candidate.overload]
        guard candidate.positions != nil || overload.accepts(count: arguments.count),
          let fitted = fit(arguments, to: overload, candidate.positions, converting: converting)
        else { continue }
        let call = Call(
          arguments: fitted, overload: candidate.overload, context: context, name: declaration.name, range: range,
          invoker: self)
        return declaration.body(call)
      }
    }
    return refused(declaration, arguments, at: range)
  }

  /// By position as they are; by name in the order of the parameters, those left out at the end cut off.
  private func fit(
    _ arguments: [Value], to overload: FunctionDeclaration.Overload, _ positions: [Int?]?, converting: Bool
  ) -> [Value]? {
    guard let positions else { return overload.fit(arguments, converting: converting) }
    var ordered: [Value] = []
    for (parameter, position) in zip(overload.parameters, positions) {
      guard let position else {
        ordered.append(.null)
        continue
      }
      guard let fitted = parameter.fit(arguments[position], converting: converting) else { return nil }
      ordered.append(fitted)
    }
    let given = positions.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0
    return Array(ordered.prefix(given))
  }

  private func refused(_ declaration: FunctionDeclaration, _ arguments: [Value], at range: Range<Int>) -> Value {
    if arguments.contains(where: \.isNull) {
      return fail(.nullOperand, "`\(declaration.name)` does not take null here", at: range)
    }
    let forms = declaration.overloads.map(\.description).joined(separator: " or ")
    let given = arguments.map { "\($0.type) `\($0)`" }.joined(separator: ", ")
    return fail(.typeMismatch, "`\(declaration.name)` takes \(forms), not \(given)", at: range)
  }

  func callValue(_ callee: Value, _ call: CallSite, at range: Range<Int>, _ program: Program) -> Value {
    if let stop = strict(callee) { return stop }
    guard case .function(let function) = callee else {
      return fail(.badCall, "\(callee.type) `\(callee)` is not a function", at: range)
    }
    var given = arguments(call, program)
    if let stop = stop(given), case .error = stop { return stop }
    if let names = call.names {
      let ordered = function.parameters.compactMap { parameter in names.firstIndex(of: parameter.name) }
      guard ordered.count == names.count, ordered.count == function.parameters.count else {
        let takes = function.parameters.map { "`\($0.name)`" }.joined(separator: ", ")
        return fail(.badCall, "the function takes \(takes.isEmpty ? "no arguments" : takes)", at: range)
      }
      given = ordered.map { given[$0] }
    }
    return invoke(function, given, at: range)
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
