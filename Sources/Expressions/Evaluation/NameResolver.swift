/// What a name means outside of the expression.
public enum ResolvedName: Sendable {
  case variable(VariableID, ValueType)
  case constant(Value)
}

/// Says what names mean that the expression itself does not bind.
public protocol NameResolver {
  /// The meaning of a name, or of a name with members (`child.age` is asked as `["child", "age"]`); `nil` where it has
  /// none. The longest path is asked for first.
  func resolve(_ path: [String]) -> ResolvedName?

  /// All names that could have been written, for suggestions.
  var names: [String] { get }
}

/// Fixed values by name.
public struct ConstantResolver: NameResolver {
  private let values: [String: Value]

  public init(_ values: [String: Value] = [:]) { self.values = values }

  public func resolve(_ path: [String]) -> ResolvedName? {
    path.count == 1 ? path.first.flatMap { values[$0] }.map(ResolvedName.constant) : nil
  }

  public var names: [String] { values.keys.sorted() }
}
