/// A function as a value: a builtin, or a function literal with the values it closes over.
public final class FunctionValue: Hashable, Sendable {
  enum Body: Sendable {
    /// Index in ``Builtins/all``.
    case builtin(Int)
    /// Index among the functions of the program, and the values of its captures in order.
    case literal(Program, UInt32, captures: [Value])
  }

  /// Formal parameters, in order.
  public let parameters: [ContextField]
  let body: Body

  init(parameters: [ContextField], body: Body) {
    self.parameters = parameters
    self.body = body
  }

  /// A builtin by its first signature.
  convenience init(builtin index: Int) {
    let parameters = Builtins.all[index].overloads.first?.parameters ?? []
    self.init(parameters: parameters.map { ContextField($0.name, $0.type) }, body: .builtin(index))
  }

  /// What a function gives is not declared: its result may be anything.
  public var type: ValueType { .function(parameters: parameters.map(\.type), result: .any) }

  /// Whether it can stand where a function of that type is asked for: it takes as many arguments, and none of its
  /// parameters refuses what it would be given.
  func fits(_ wanted: [ValueType]) -> Bool {
    if case .builtin(let index) = body {
      return Builtins.all[index].overloads.contains { overload in
        overload.accepts(count: wanted.count)
          && wanted.indices.allSatisfy { FunctionValue.takes(overload.parameter(at: $0)?.type ?? .any, wanted[$0]) }
      }
    }
    return parameters.count == wanted.count && zip(parameters, wanted).allSatisfy { FunctionValue.takes($0.type, $1) }
  }

  private static func takes(_ parameter: ValueType, _ given: ValueType) -> Bool {
    given == .any || given.isSubtype(of: parameter)
  }

  /// Two functions are the same only where they are one.
  public static func == (a: FunctionValue, b: FunctionValue) -> Bool { a === b }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
