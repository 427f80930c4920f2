/// A function as a value: a builtin, or a function literal with the values it closes over.
public final class FunctionValue: Hashable, Sendable {
  enum Body: Sendable {
    /// Index in ``Builtins/all``.
    case builtin(Int)
  }

  /// Formal parameters, in order.
  public let parameters: [ContextField]
  public let result: ValueType
  let body: Body

  init(parameters: [ContextField], result: ValueType, body: Body) {
    self.parameters = parameters
    self.result = result
    self.body = body
  }

  public var type: ValueType { .function(parameters: parameters.map(\.type), result: result) }

  /// Two functions are the same only where they are one.
  public static func == (a: FunctionValue, b: FunctionValue) -> Bool { a === b }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
