/// What the checker knows of a name or a member.
public struct Binding: Hashable, Sendable {
  public var type: ValueType
  /// Whether it may be null, known to be none. Where this cannot be said, true.
  public var isOptional: Bool

  public init(_ type: ValueType, isOptional: Bool = true) {
    self.type = type
    self.isOptional = isOptional
  }
}

/// Resolves the names of an expression from outside: facts, parameters, registers.
///
/// A path is a name and members, `["child", "age"]`; it goes through lists as if they were their members, so
/// `["family", "children", "age"]` is the age of a child. Members are asked for one at a time: records that lead to
/// each other need no type that holds itself.
public protocol CheckingScope {
  /// The binding at the end of a path that is not empty.
  func binding(of path: [String]) -> Binding?
  /// What may follow the path, for suggestions; for the empty path the names themselves.
  func names(after path: [String]) -> [String]
  /// What to say of a name that has no binding, where more is known than names that look like it.
  func remark(onUnknown name: String) -> String?
}

extension CheckingScope {
  public func remark(onUnknown name: String) -> String? { nil }
}

/// A scope from a table of names; members are those of context types.
public struct NameScope: CheckingScope, Sendable {
  public var bindings: [String: Binding]

  public init(_ bindings: [String: Binding] = [:]) { self.bindings = bindings }

  public func binding(of path: [String]) -> Binding? {
    if let whole = bindings[path.joined(separator: ".")] { return whole }
    guard path.count > 1, let owner = binding(of: path.dropLast()) else { return nil }
    return fields(of: owner.type).first { $0.name == path[path.count - 1] }.map { Binding($0.type) }
  }

  public func names(after path: [String]) -> [String] {
    if path.isEmpty { return bindings.keys.filter { !$0.contains(".") }.sorted() }
    return binding(of: path).map { fields(of: $0.type).map(\.name) } ?? []
  }

  private func fields(of type: ValueType) -> [ContextField] {
    switch type {
    case .context(let fields): fields
    case .list(let element): fields(of: element)
    default: []
    }
  }
}
