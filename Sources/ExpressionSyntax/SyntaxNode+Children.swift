extension SyntaxNode.Kind {
  /// Calls `body` for each direct child in the order of writing.
  public func forEachChild(_ body: (NodeID) -> Void) {
    switch self {
    case .missing, .number, .string, .boolean, .null, .at, .name, .anyValue: break
    case .list(let items), .tests(let items), .notTests(let items): items.forEach(body)
    case .context(let entries): entries.forEach { body($0.value) }
    case .range(let low, let high, _, _):
      if let low { body(low) }
      if let high { body(high) }
    case .negate(let a), .unaryComparison(_, let a), .instanceOf(let a, _), .path(let a, _), .function(_, let a, _): body(a)
    case .binary(_, let a, let b), .filter(let a, let b):
      body(a)
      body(b)
    case .between(let a, let b, let c), .conditional(let a, let b, let c):
      body(a)
      body(b)
      body(c)
    case .isIn(let value, let tests):
      body(value)
      tests.forEach(body)
    case .call(let function, let arguments):
      body(function)
      arguments.forEach { body($0.value) }
    case .forEach(let iterators, let a), .quantified(_, let iterators, let a):
      iterators.forEach { body($0.domain) }
      body(a)
    }
  }
}
