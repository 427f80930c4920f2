import Diagnostics
import ExpressionSyntax
import Expressions

// FEEL conditions become gates over atoms as far as their operators allow, so that facts can be told apart.
extension GraphLowering {
  mutating func lower(expression source: ExpressionSource, _ scope: NameScope) -> NodeIndex {
    let tree = book.tree(of: source)
    return lower(tree, tree.root, source, scope)
  }

  mutating func lower(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope
  ) -> NodeIndex {
    let span = source.span(tree[id].range)
    if let value = constant(tree, id, source) {
      return builder.constant(value.asBoolean.map { Truth($0) } ?? .unknown, at: span)
    }
    switch tree[id].kind {
    case .binary(.and, let a, let b):
      return builder.all([lower(tree, a, source, scope), lower(tree, b, source, scope)], at: span)
    case .binary(.or, let a, let b):
      return builder.any([lower(tree, a, source, scope), lower(tree, b, source, scope)], at: span)
    case .call(let function, let arguments) where arguments.count == 1 && tree[function].kind == .name("not"):
      return builder.not(lower(tree, arguments[0].value, source, scope), at: span)
    case .conditional(let condition, let then, let otherwise):
      let test = lower(tree, condition, source, scope)
      let first = builder.all([test, lower(tree, then, source, scope)], at: span)
      let second = builder.all([builder.not(test, at: span), lower(tree, otherwise, source, scope)], at: span)
      return builder.any([first, second], at: span)
    case .between(let value, let low, let high):
      let first = compare(tree, value, .greaterOrEqual, low, source, scope)
      let second = compare(tree, value, .lessOrEqual, high, source, scope)
      if let first, let second { return builder.all([first, second], at: span) }
    case .isIn(let value, let tests):
      if let node = membership(tree, value, tests, source, scope, span) { return node }
    case .binary(let op, let a, let b):
      if let comparison = Comparison(op), let node = compare(tree, a, comparison, b, source, scope) { return node }
    case .name, .path:
      if let node = truth(of: scope.meaning(of: id, in: tree, book: book), scope, span) { return node }
    case .call, .quantified:
      if let node = overlap(tree, id, source, scope, span) ?? someElement(tree, id, source, scope, span) { return node }
    default: break
    }
    return opaque(tree, id, source, scope, span)
  }

  // MARK: Yes-no facts

  private mutating func truth(of meaning: NameScope.Meaning, _ scope: NameScope, _ span: SourceSpan) -> NodeIndex? {
    guard case .fact(let path) = meaning, book[path.fact].type == .yesNo else { return nil }
    return through(path, scope, span) { lowering, _ in
      let fact = lowering.book[path.fact]
      if let definition = fact.definition {
        let own = lowering.scope(of: fact)
        return lowering.builder.lift(lowering.lower(expression: definition, lowering.names(of: own)), to: own)
      }
      return lowering.atom(.flag(path.fact), on: path.fact, span)
    }
  }

  /// Builds the node of a fact in its own scope and, where a reference leads to it, gathers it.
  mutating func through(
    _ path: FactPath, _ scope: NameScope, _ span: SourceSpan, _ build: (inout GraphLowering, NameScope) -> NodeIndex?
  ) -> NodeIndex? {
    guard let reference = path.reference else { return build(&self, scope) }
    let entity = book[path.fact].entity
    guard let node = build(&self, names(of: entity)) else { return nil }
    facts.insert(reference)
    let referenceScope = self.scope(of: book[reference])
    return builder.add(.gather(builder.lift(node, to: entity), through: reference), scope: referenceScope, at: span)
  }

  /// An atom over one fact in the fact's own scope.
  mutating func atom(_ operation: Operation, on fact: FactID, _ span: SourceSpan) -> NodeIndex {
    read(fact)
    return builder.add(operation, scope: scope(of: book[fact]), at: span)
  }

  /// The scope in which a fact has values: its entity's, where that has a list.
  func scope(of fact: Fact) -> EntityID? { book[fact.entity].isList ? fact.entity : nil }

  /// Notes that a fact is read, and computes it first if it is derived.
  mutating func read(_ id: FactID) {
    let days = book.days(ofEdition: id)
    if let last = days?.upperBound, last != .max { clock.note(change: last + 1) }
    guard facts.insert(id).inserted else { return }
    let fact = book[id]
    guard let definition = fact.definition else { return }
    // Computed by the values of its own days, whichever day of these it is read on.
    let outer = clock
    if let days { clock = Clock(day: min(max(asOf, days.lowerBound), days.upperBound)) }
    defer { clock = outer }
    let scope = names(of: scope(of: fact))
    let tree = book.tree(of: definition)
    let program = self.program(tree, tree.root, definition, scope)
    derivations[id] = builder.add(.derive(id, program), scope: scope.member, at: fact.span)
  }

  // MARK: Comparisons

  mutating func compare(
    _ tree: SyntaxTree, _ a: NodeID, _ comparison: Comparison, _ b: NodeID, _ source: ExpressionSource, _ scope: NameScope
  ) -> NodeIndex? {
    let span = source.span(
      min(tree[a].range.lowerBound, tree[b].range.lowerBound)..<max(tree[a].range.upperBound, tree[b].range.upperBound))
    if let value = constant(tree, b, source) {
      return compare(operand(tree, a, scope), comparison, value, scope, span)
    }
    if let value = constant(tree, a, source) {
      return compare(operand(tree, b, scope), comparison.mirrored, value, scope, span)
    }
    return compareFacts(tree, a, comparison, b, scope, span)
  }

  enum Operand {
    case fact(FactPath)
    case aggregate(FactPath, Aggregate)
    case other
  }

  /// A side of a comparison that a typed atom can stand for.
  private func operand(_ tree: SyntaxTree, _ id: NodeID, _ scope: NameScope) -> Operand {
    if case .fact(let path) = scope.meaning(of: id, in: tree, book: book) { return .fact(path) }
    guard case .call(let function, let arguments) = tree[id].kind, arguments.count == 1,
      case .name(let name) = tree[function].kind,
      let aggregate = ["sum": Aggregate.sum, "min": .min, "max": .max, "count": .count][name],
      case .fact(let path) = scope.meaning(of: arguments[0].value, in: tree, book: book),
      case .integers = book[path.fact].storage
    else { return .other }
    return .aggregate(path, aggregate)
  }

  mutating func compare(
    _ operand: Operand, _ comparison: Comparison, _ value: Value, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    switch operand {
    case .other: return nil
    case .aggregate(let path, let aggregate):
      guard case .integers(let decimals) = book[path.fact].storage,
        let bound = Bound(comparison, value, decimals: aggregate == .count ? 0 : decimals)
      else { return nil }
      return through(path, scope, span) { lowering, _ in
        switch bound {
        case .never: nil
        case .compare(let comparison, let constant):
          lowering.atom(.aggregate(path.fact, aggregate, comparison, constant), on: path.fact, span)
        }
      }
    case .fact(let path):
      let isPlain = book[path.fact].isDerived || !book[path.fact].mayBeNone
      if book[path.fact].type == .yesNo, isPlain, let wanted = value.asBoolean, [.equal, .notEqual].contains(comparison) {
        guard let node = truth(of: .fact(path), scope, span) else { return nil }
        return wanted == (comparison == .equal) ? node : builder.not(node, at: span)
      }
      return through(path, scope, span) { lowering, _ in lowering.compare(path.fact, comparison, value, span) }
    }
  }

  /// A fact against a constant as a typed atom; nil where its storage has none.
  mutating func compare(_ id: FactID, _ comparison: Comparison, _ value: Value, _ span: SourceSpan) -> NodeIndex? {
    let fact = book[id]
    if value.isNull {
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let node = atom(.isNone(id), on: id, span)
      return comparison == .equal ? node : builder.not(node, at: span)
    }
    switch fact.storage {
    case .flag:
      guard let wanted = value.asBoolean, comparison == .equal || comparison == .notEqual else { return nil }
      if let definition = fact.definition {
        // The definition itself, so that `late` and `late = false` are one condition and its opposite.
        let inner = scope(of: fact)
        let node = builder.lift(lower(expression: definition, names(of: inner)), to: inner)
        return wanted == (comparison == .equal) ? node : builder.not(node, at: span)
      }
      let flag = atom(.flag(id), on: id, span)
      guard fact.mayBeNone else { return wanted == (comparison == .equal) ? flag : builder.not(flag, at: span) }
      // None is neither yes nor no, and not a failure here.
      let isSome = builder.not(atom(.isNone(id), on: id, span), at: span)
      let isEqual = builder.all([isSome, wanted ? flag : builder.not(flag, at: span)], at: span)
      return comparison == .equal ? isEqual : builder.not(isEqual, at: span)
    case .integer(let decimals):
      guard let bound = Bound(comparison, value, decimals: decimals) else { return nil }
      switch bound {
      // No value equals it, and none does not either. A derivation may fail, so that the truth is that of a comparison
      // which holds for no value.
      case .never(let truth):
        guard fact.isDerived else { return builder.constant(truth, at: span) }
        let isSome = builder.not(atom(.isNone(id), on: id, span), at: span)
        let never = builder.all([isSome, atom(.compare(id, .less, .min), on: id, span)], at: span)
        return truth == .notMet ? never : builder.not(never, at: span)
      case .compare(let comparison, let constant): return atom(.compare(id, comparison, constant), on: id, span)
      }
    case .code:
      guard let text = value.asString, comparison == .equal || comparison == .notEqual,
        case let codes = fact.choices.indices.filter({ fact.choices[$0].code == text }), fact.choices.count > 0
      else { return nil }
      return codeAtom(id, Set(codes), isNegated: comparison == .notEqual, none: comparison == .notEqual, span)
    case .set, .integers, .value: return nil
    }
  }

  /// Membership of a fact's code in a set of codes.
  mutating func codeAtom(
    _ id: FactID, _ codes: Set<Int>, isNegated: Bool = false, none: Bool, _ span: SourceSpan
  ) -> NodeIndex {
    let count = book[id].choices.count
    let wanted = isNegated ? Set(0..<count).subtracting(codes) : codes
    if count <= 64 {
      let bits = wanted.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
      return atom(.oneOf(id, codes: bits, none: none), on: id, span)
    }
    var table = [UInt64](repeating: 0, count: (count + 63) / 64)
    for code in wanted { table[code / 64] |= 1 << UInt64(code % 64) }
    let index = builder.graph.codeTables.firstIndex(of: table) ?? builder.graph.codeTables.count
    if index == builder.graph.codeTables.count { builder.update { $0.codeTables.append(table) } }
    return atom(.oneOfMany(id, table: UInt32(index), none: none), on: id, span)
  }

  /// Two facts of the same kind of number against each other.
  private mutating func compareFacts(
    _ tree: SyntaxTree, _ a: NodeID, _ comparison: Comparison, _ b: NodeID, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex? {
    guard case .fact(let first) = scope.meaning(of: a, in: tree, book: book),
      case .fact(let second) = scope.meaning(of: b, in: tree, book: book), first.reference == second.reference,
      case .integer(let decimals) = book[first.fact].storage, book[second.fact].storage == .integer(decimals: decimals),
      book[first.fact].type == book[second.fact].type
    else { return nil }
    return through(first, scope, span) { lowering, _ in
      let scopes = [lowering.scope(of: lowering.book[first.fact]), lowering.scope(of: lowering.book[second.fact])]
      lowering.read(first.fact)
      lowering.read(second.fact)
      return lowering.builder.add(
        .compareFacts(first.fact, comparison, second.fact, offset: 0), scope: scopes.compactMap { $0 }.first, at: span)
    }
  }

}

extension Comparison {
  init?(_ op: BinaryOperator) {
    switch op {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }
}
