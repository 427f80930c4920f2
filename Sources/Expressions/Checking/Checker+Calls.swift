import Diagnostics
import ExpressionSyntax

extension Checker {
  mutating func call(_ function: NodeID, _ arguments: [Argument], _ id: NodeID) -> ValueType {
    if case .name(let name) = tree[function].kind, isBuiltin(name) { return namedCall(name, function, arguments, id) }
    let type = infer(function)
    let given = arguments.map { infer($0.value) }
    switch type {
    case .function(let parameters, let result):
      if given.count != parameters.count {
        report(.argumentCount(text(function), counts: [parameters.count], found: given.count, signatures: [], at: span(id)))
      } else if arguments.allSatisfy({ $0.name == nil }) {
        for (index, parameter) in parameters.enumerated() where !given[index].mayBe(parameter) && given[index] != .null {
          let place = span(arguments[index].value)
          report(.argumentType(text(function), nil, expected: parameter, found: given[index], help: nil, at: place))
        }
      }
      return result
    case .any: return .any
    default:
      let isHiding = if case .name(let name) = tree[function].kind { Builtins.named(name) != nil } else { false }
      report(.notFunction(text(function), type, isHiding: isHiding, at: span(function)))
      return .any
    }
  }

  /// Whether a call of the name is one of a builtin, or of nothing known: not of a fact or of a name bound here.
  /// Members of the item in a filter hide no function, so that `[age(born, today()) > 5]` works beside a member `age`.
  private func isBuiltin(_ name: String) -> Bool {
    if scope.binding(of: [name]) != nil { return false }
    if locals.contains(where: { $0[name]?.isMember == false }) { return false }
    return local(name) == nil || Builtins.named(name) != nil
  }

  private mutating func namedCall(_ name: String, _ function: NodeID, _ arguments: [Argument], _ id: NodeID) -> ValueType {
    let given = arguments.map { infer($0.value) }
    guard let builtin = Builtins.named(name) else {
      let known = knownNames + Builtins.all.map(\.name)
      report(.unknownName(name, among: known, isFunction: true, at: span(function)))
      return .any
    }
    if name == "not", let negated = arguments.first { requireCondition(negated.value, of: "not") }
    if name == "now" { report(.now(at: span(id))) }
    if arguments.contains(where: { $0.name != nil }), let positional = arguments.first(where: { $0.name == nil }) {
      report(.mixedArguments(name, at: span(positional.value)))
      return .any
    }
    let isNamed = arguments.first?.name != nil
    let candidates =
      isNamed
      ? builtin.overloads.filter { $0.positions(ofNames: arguments.compactMap(\.name)) != nil }
      : builtin.overloads.filter { $0.accepts(count: arguments.count) }
    guard !candidates.isEmpty else {
      reportArguments(builtin, arguments, isNamed, id)
      return .any
    }
    let fits = candidates.map { fit($0, arguments, given) }
    if let best = fits.firstIndex(of: given.count) {
      checkValues(name, arguments)
      return conversion(name, arguments, result(builtin, candidates[best], arguments, given))
    }
    let best = fits.indices.max { fits[$0] < fits[$1] } ?? 0
    reportMismatch(builtin, candidates, best, fits[best], arguments, given)
    return .any
  }

  /// What the types of single arguments do not say.
  private mutating func checkValues(_ name: String, _ arguments: [Argument]) {
    switch name {
    case "list contains", "index of": checkMember(arguments)
    case "sum", "min", "max", "mean", "median", "stddev", "mode": checkUnits(arguments)
    case "matches", "replace", "split": checkPattern(name, arguments)
    case "not":
      if case .boolean(let value)? = literal(arguments[0].value) {
        report(.constantCondition(value, at: span(arguments[0].value)))
      }
    default: break
    }
  }

  // MARK: Which signature

  private func parameter(_ overload: FunctionDeclaration.Overload, _ argument: Argument, at index: Int)
    -> FunctionDeclaration.Parameter?
  {
    guard let name = argument.name else { return overload.parameter(at: index) }
    return overload.parameters.first { $0.name == name }
  }

  /// How many arguments, from the first on, the signature takes.
  private func fit(_ overload: FunctionDeclaration.Overload, _ arguments: [Argument], _ given: [ValueType]) -> Int {
    for (index, argument) in arguments.enumerated() {
      guard let parameter = parameter(overload, argument, at: index), accepts(parameter, given[index]) else { return index }
    }
    return arguments.count
  }

  private func accepts(_ parameter: FunctionDeclaration.Parameter, _ type: ValueType) -> Bool {
    if type == .null { return parameter.acceptsNull || parameter.type == .any }
    if type.mayBe(parameter.type) { return true }
    // A single value may stand for the list of it (DMN 1.5, clause 10.3.2.9.4).
    if case .list(let element) = parameter.type { return type.mayBe(element) }
    return false
  }

  private func result(
    _ builtin: FunctionDeclaration, _ overload: FunctionDeclaration.Overload, _ arguments: [Argument], _ given: [ValueType]
  ) -> ValueType {
    func type(of parameter: Int) -> ValueType {
      guard arguments.first?.name != nil else { return parameter < given.count ? given[parameter] : .any }
      guard parameter < overload.parameters.count else { return .any }
      return arguments.firstIndex { $0.name == overload.parameters[parameter].name }.map { given[$0] } ?? .any
    }
    switch overload.result {
    case .type(let type): return type
    case .sameAs(let parameter): return type(of: parameter)
    case .elementOf(let parameter): return type(of: parameter).element
    case .listOf(let parameter): return .list(type(of: parameter))
    }
  }

  // MARK: What is wrong

  private mutating func reportArguments(
    _ builtin: FunctionDeclaration, _ arguments: [Argument], _ isNamed: Bool, _ id: NodeID
  ) {
    let signatures = builtin.overloads.map { builtin.name + $0.description }
    let names = builtin.overloads.flatMap { $0.parameters.map(\.name) }
    if isNamed {
      if let unknown = arguments.first(where: { argument in argument.name.map { !names.contains($0) } ?? false }) {
        return report(
          .unknownParameter(
            unknown.name ?? "", of: builtin.name, among: names, signatures: signatures,
            at: nameSpan(unknown.name ?? "", before: unknown.value)))
      }
      return report(.namedArguments(builtin.name, signatures: signatures, at: span(id)))
    }
    let counts = builtin.overloads.flatMap { overload -> [Int] in
      Array(overload.parameters.count { !$0.isOptional }...overload.parameters.count)
    }
    report(.argumentCount(builtin.name, counts: counts, found: arguments.count, signatures: signatures, at: span(id)))
  }

  private mutating func reportMismatch(
    _ builtin: FunctionDeclaration, _ candidates: [FunctionDeclaration.Overload], _ best: Int, _ index: Int,
    _ arguments: [Argument], _ given: [ValueType]
  ) {
    guard let parameter = parameter(candidates[best], arguments[index], at: index) else { return }
    let others = candidates.count > 1 ? candidates.map { builtin.name + $0.description } : []
    var help = others.isEmpty ? nil : "it is " + others.map { "`\($0)`" }.joined(separator: " or ")
    let argument = arguments[index].value
    if parameter.type.isTemporal, given[index] == .string {
      let function = parameter.type.isDuration ? "duration" : parameter.type.description
      help = "write `\(function)(\(text(argument)))`"
    }
    report(
      .argumentType(
        builtin.name, parameter.name, expected: parameter.type, found: given[index], help: help, at: span(argument)))
  }
}
