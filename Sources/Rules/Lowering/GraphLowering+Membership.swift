import Diagnostics
import ExpressionSyntax
import Expressions

// Membership in constant tests, and conditions on sets and lists.
extension GraphLowering {
  /// `value in tests` with constant tests; nil where it takes the general evaluator.
  mutating func membership(
    _ tree: SyntaxTree, _ value: NodeID, _ tests: [NodeID], _ source: ExpressionSource, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    if let constant = constant(tree, value, source), tests.count == 1,
      case .fact(let path) = scope.meaning(of: tests[0], in: tree, book: book)
    {
      return through(path, scope, span) { lowering, _ in lowering.overlap(path.fact, [constant], span) }
    }
    guard case .fact(let path) = scope.meaning(of: value, in: tree, book: book) else { return nil }
    var nodes: [NodeIndex] = []
    for test in tests {
      guard let node = membership(path, tree, test, source, scope, span) else { return nil }
      nodes.append(node)
    }
    return merge(nodes, path, span)
  }

  /// Several code sets of one fact as one atom.
  private mutating func merge(_ nodes: [NodeIndex], _ path: FactPath, _ span: SourceSpan) -> NodeIndex {
    var codes: UInt64 = 0
    for node in nodes {
      guard path.reference == nil, case .oneOf(path.fact, let bits, none: false) = builder.graph[node].operation else {
        return builder.any(nodes, at: span)
      }
      codes |= bits
    }
    return nodes.count == 1 ? nodes[0] : atom(.oneOf(path.fact, codes: codes, none: false), on: path.fact, span)
  }

  private mutating func membership(
    _ path: FactPath, _ tree: SyntaxTree, _ test: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    switch tree[test].kind {
    case .range(let low, let high, let includesLow, let includesHigh):
      var nodes: [NodeIndex] = []
      if let low {
        guard let value = constant(tree, low, source),
          let node = compare(.fact(path), includesLow ? .greaterOrEqual : .greater, value, scope, span)
        else { return nil }
        nodes.append(node)
      }
      if let high {
        guard let value = constant(tree, high, source),
          let node = compare(.fact(path), includesHigh ? .lessOrEqual : .less, value, scope, span)
        else { return nil }
        nodes.append(node)
      }
      return builder.all(nodes, at: span)
    case .list(let items):
      var nodes: [NodeIndex] = []
      for item in items {
        guard let node = membership(path, tree, item, source, scope, span) else { return nil }
        nodes.append(node)
      }
      return merge(nodes, path, span)
    case .unaryComparison(let op, let bound):
      guard let comparison = Comparison(op), let value = constant(tree, bound, source) else { return nil }
      return compare(.fact(path), comparison, value, scope, span)
    default:
      guard let value = constant(tree, test, source) else { return nil }
      switch value {
      case .list(let values):
        var nodes: [NodeIndex] = []
        for value in values {
          guard let node = compare(.fact(path), .equal, value, scope, span) else { return nil }
          nodes.append(node)
        }
        return merge(nodes, path, span)
      case .range, .function: return nil
      default: return compare(.fact(path), .equal, value, scope, span)
      }
    }
  }

  // MARK: Sets and lists

  /// `list contains(set fact, constant)`.
  mutating func overlap(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    guard case .call(let function, let arguments) = tree[id].kind, arguments.count == 2,
      tree[function].kind == .name("list contains"),
      case .fact(let path) = scope.meaning(of: arguments[0].value, in: tree, book: book),
      let value = constant(tree, arguments[1].value, source)
    else { return nil }
    return through(path, scope, span) { lowering, _ in lowering.overlap(path.fact, [value], span) }
  }

  private mutating func overlap(_ id: FactID, _ values: [Value], _ span: SourceSpan) -> NodeIndex? {
    let fact = book[id]
    guard fact.storage == .set else { return nil }
    let codes = values.compactMap { value in fact.choices.firstIndex { .string($0.code) == value } }
    guard codes.count == values.count else { return nil }
    return atom(.overlaps(id, codes: codes.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }), on: id, span)
  }

  /// `some x in list satisfies x ⋚ constant`, also over a set of choices.
  mutating func someElement(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    guard case .quantified(let quantifier, let iterators, let condition) = tree[id].kind, iterators.count == 1,
      case .fact(let path) = scope.meaning(of: iterators[0].domain, in: tree, book: book)
    else { return nil }
    let name = SyntaxNode.Kind.name(iterators[0].name)
    if book[path.fact].storage == .set, quantifier == .some, case .isIn(let element, let tests) = tree[condition].kind,
      tree[element].kind == name, tests.count == 1, case .list(let values)? = constant(tree, tests[0], source)
    {
      return through(path, scope, span) { lowering, _ in lowering.overlap(path.fact, values, span) }
    }
    guard case .integers(let decimals) = book[path.fact].storage, case .binary(let op, let a, let b) = tree[condition].kind,
      tree[a].kind == name, let comparison = Comparison(op), let value = constant(tree, b, source),
      case .compare(let typed, let constant)? = Bound(comparison, value, decimals: decimals)
    else { return nil }
    return through(path, scope, span) { lowering, _ in
      lowering.atom(.aggregate(path.fact, quantifier == .some ? .some : .every, typed, constant), on: path.fact, span)
    }
  }
}
