import Diagnostics
import ExpressionSyntax
import Expressions

/// What the walk cannot follow: functions as values.
struct Unfollowed: Error {}

/// Evaluates a syntax tree by walking it, with names looked up in dictionaries: scopes, loops, filters, closures and the
/// logic of what is open are written here once more. Single operations and builtins over values are the engine's own.
struct TreeWalk {
  let tree: SyntaxTree
  let mode: EvaluationMode
  let asOf: CivilDate?

  final class Closure {
    let parameters: [Parameter]
    let body: NodeID
    var scopes: [Scope]

    init(_ parameters: [Parameter], _ body: NodeID, _ scopes: [Scope]) {
      (self.parameters, self.body, self.scopes) = (parameters, body, scopes)
    }
  }

  enum Bound {
    case value(Value)
    case closure(Closure)
  }

  enum Scope {
    case names([String: Bound])
    case item(Value)
  }

  func value(_ facts: [String: Value]) throws(Unfollowed) -> Value {
    try value(tree.root, [.names(facts.mapValues { .value($0) })])
  }

  // MARK: Single operations

  /// The operation over values that are known already, by the engine.
  private func operation(_ values: [Value], _ make: ([NodeID]) -> SyntaxNode.Kind) -> Value {
    let names = values.indices.map { "v\($0)" }
    var nodes = names.map { SyntaxNode(.name($0), 0..<0) }
    nodes.append(SyntaxNode(make(names.indices.map { NodeID(UInt32($0)) }), 0..<0))
    return run(nodes, Dictionary(uniqueKeysWithValues: zip(names, values)))
  }

  private func run(_ nodes: [SyntaxNode], _ constants: [String: Value] = [:]) -> Value {
    let program = Lowering.lower(
      SyntaxTree(nodes: nodes, root: NodeID(UInt32(nodes.count - 1))), resolver: ConstantResolver(constants), mode: mode)
    let now = mode == .conformance ? asOf.map { DateTime(startOf: $0) } : nil
    return evaluate(program, reader: NoFacts(), context: EvaluationContext(mode: mode, asOf: asOf, now: now))
  }

  private func leaf(_ kind: SyntaxNode.Kind) -> Value { run([SyntaxNode(kind, 0..<0)]) }

  /// A failure: an error in rules, null in conformance.
  private var failure: Value { leaf(.name("nothing_is_called_so")) }

  // MARK: The tree

  private func value(_ id: NodeID, _ scopes: [Scope]) throws(Unfollowed) -> Value {
    switch tree[id].kind {
    case .missing, .anyValue, .tests, .notTests: throw Unfollowed()
    case .number, .string, .boolean, .null, .at: return leaf(tree[id].kind)
    case .name(let name):
      switch find(name, scopes) {
      case .value(let value): return value
      case .closure: throw Unfollowed()
      case nil: return leaf(.name(name))
      }
    case .list(let items):
      var values: [Value] = []
      for item in items {
        let value = try value(item, scopes)
        if value.asError != nil { return value }
        values.append(value)
      }
      return values.contains(.unknown) ? .unknown : .list(values)
    case .context(let entries): return try context(entries, scopes)
    case .range(let low, let high, let includesLow, let includesHigh):
      var ends: [Value] = []
      if let low { ends.append(try value(low, scopes)) }
      if let high { ends.append(try value(high, scopes)) }
      return operation(ends) { ids in
        .range(
          low: low == nil ? nil : ids.first, high: high == nil ? nil : ids.last, includesLow: includesLow,
          includesHigh: includesHigh)
      }
    case .negate(let operand): return operation([try value(operand, scopes)]) { .negate($0[0]) }
    case .binary(let op, let left, let right): return try binary(op, left, right, scopes)
    case .between(let a, let b, let c):
      let values = [try value(a, scopes), try value(b, scopes), try value(c, scopes)]
      return operation(values) { .between($0[0], low: $0[1], high: $0[2]) }
    case .isIn(let element, let tests): return try membership(element, tests, scopes)
    case .unaryComparison(let op, let operand):
      return operation([try value(operand, scopes)]) { .unaryComparison(op, $0[0]) }
    case .instanceOf(let operand, let type): return operation([try value(operand, scopes)]) { .instanceOf($0[0], type) }
    case .path(let owner, let member): return operation([try value(owner, scopes)]) { .path($0[0], member: member) }
    case .filter(let list, let condition): return try filter(list, condition, scopes)
    case .call(let function, let arguments): return try call(function, arguments, scopes)
    case .conditional(let condition, let then, let otherwise):
      switch truth(try value(condition, scopes)) {
      case .boolean(let truth): return try value(truth ? then : otherwise, scopes)
      case .null where mode == .conformance: return try value(otherwise, scopes)
      case let open: return open
      }
    case .forEach(let iterators, let body): return try loop(iterators, body, scopes)
    case .quantified(let quantifier, let iterators, let condition):
      return try quantified(quantifier, iterators, condition, scopes)
    case .function: throw Unfollowed()
    }
  }

  private func find(_ name: String, _ scopes: [Scope]) -> Bound? {
    for scope in scopes.reversed() {
      switch scope {
      case .names(let names): if let bound = names[name] { return bound }
      case .item(.unknown): return .value(.unknown)
      case .item(let item):
        if let member = item.asContext?[name] { return .value(member) }
        if name == "item" { return .value(item) }
      }
    }
    return nil
  }

  private func context(_ entries: [ContextEntry], _ scopes: [Scope]) throws(Unfollowed) -> Value {
    guard Set(entries.map(\.key)).count == entries.count else { return failure }
    var names: [String: Bound] = [:]
    var made: [ContextValue.Entry] = []
    for entry in entries {
      if case .function(let parameters, let body, false) = tree[entry.value].kind {
        let closure = Closure(parameters, body, scopes + [.names(names)])
        closure.scopes.append(.names([entry.key: .closure(closure)]))
        names[entry.key] = .closure(closure)
        continue
      }
      let value = try value(entry.value, scopes + [.names(names)])
      if value.asError != nil { return value }
      names[entry.key] = .value(value)
      made.append(.init(entry.key, value))
    }
    return made.contains { $0.value == .unknown } ? .unknown : .context(ContextValue(made))
  }

  // MARK: Truth

  /// True, false, or the reason for being neither: an error, unknown or null.
  private func truth(_ value: Value) -> Value {
    switch value {
    case .boolean, .unknown, .error: value
    default: mode == .conformance ? .null : failure
    }
  }

  private func graver(_ a: Value?, _ b: Value) -> Value {
    guard let a, a.asError == nil else { return a ?? b }
    return b.asError != nil || b == .unknown ? b : a
  }

  private func binary(_ op: BinaryOperator, _ left: NodeID, _ right: NodeID, _ scopes: [Scope]) throws(Unfollowed) -> Value {
    guard op == .and || op == .or else {
      return operation([try value(left, scopes), try value(right, scopes)]) { .binary(op, $0[0], $0[1]) }
    }
    let decisive = Value.boolean(op == .or)
    var open: Value?
    for operand in [left, right] {
      let truth = truth(try value(operand, scopes))
      if truth == decisive { return decisive }
      if truth.asBoolean == nil { open = graver(open, truth) }
    }
    return open ?? .boolean(op == .and)
  }

  private func membership(_ element: NodeID, _ tests: [NodeID], _ scopes: [Scope]) throws(Unfollowed) -> Value {
    let element = try value(element, scopes)
    var open: Value?
    for test in tests {
      let result: Value
      if case .unaryComparison(let op, let operand) = tree[test].kind {
        result = operation([element, try value(operand, scopes)]) { .binary(op, $0[0], $0[1]) }
      } else {
        result = operation([element, try value(test, scopes)]) { .isIn($0[0], tests: [$0[1]]) }
      }
      let truth = truth(result)
      if truth == .boolean(true) { return truth }
      if truth.asBoolean == nil { open = graver(open, truth) }
    }
    return open ?? .boolean(false)
  }

  private func filter(_ list: NodeID, _ condition: NodeID, _ scopes: [Scope]) throws(Unfollowed) -> Value {
    let base = try value(list, scopes)
    var items = [base]
    switch base {
    case .unknown, .error: return base
    case .list(let list): items = list
    case .null where mode == .rules: return failure
    case .null: items = []
    default: break
    }
    let first = try value(condition, scopes + [.item(items.first ?? .null)])
    if case .number = first { return operation([.list(items), first]) { .filter($0[0], condition: $0[1]) } }
    var kept: [Value] = []
    var open: Value?
    for item in items {
      let result = try value(condition, scopes + [.item(item)])
      switch result {
      case .boolean(let truth): if truth { kept.append(item) }
      case .null where mode == .conformance: break
      default: open = graver(open, truth(result))
      }
    }
    return open ?? .list(kept)
  }

  // MARK: Loops

  private func members(_ iterator: Iterator, _ scopes: [Scope]) throws(Unfollowed) -> Value {
    var parts: [Value] = []
    var isRange = false
    if case .range(let low?, let high?, true, true) = tree[iterator.domain].kind {
      isRange = true
      parts = [try value(low, scopes), try value(high, scopes)]
    } else {
      parts = [try value(iterator.domain, scopes)]
    }
    let names = parts.indices.map { "v\($0)" }
    var nodes = names.map { SyntaxNode(.name($0), 0..<0) }
    var domain = NodeID(0)
    if isRange {
      nodes.append(SyntaxNode(.range(low: NodeID(0), high: NodeID(1), includesLow: true, includesHigh: true), 0..<0))
      domain = NodeID(2)
    }
    nodes.append(SyntaxNode(.name("x"), 0..<0))
    nodes.append(
      SyntaxNode(.quantified(.every, [Iterator(name: "x", domain: domain)], condition: NodeID(UInt32(nodes.count - 1))), 0..<0))
    nodes[nodes.count - 1].kind = .forEach([Iterator(name: "x", domain: domain)], body: NodeID(UInt32(nodes.count - 2)))
    // A list with something unknown in it is gone through all the same.
    if !isRange, case .list = parts[0] { return parts[0] }
    return run(nodes, Dictionary(uniqueKeysWithValues: zip(names, parts)))
  }

  private func each(
    _ iterators: ArraySlice<Iterator>, _ scopes: [Scope], _ body: ([Scope]) throws(Unfollowed) -> Value?
  ) throws(Unfollowed) -> Value? {
    guard let iterator = iterators.first else { return try body(scopes) }
    let domain = try members(iterator, scopes)
    guard case .list(let items) = domain else { return domain }
    for item in items {
      if let stop = try each(iterators.dropFirst(), scopes + [.names([iterator.name: .value(item)])], body) { return stop }
    }
    return nil
  }

  private func loop(_ iterators: [Iterator], _ body: NodeID, _ scopes: [Scope]) throws(Unfollowed) -> Value {
    var results: [Value] = []
    let stop = try each(iterators[...], scopes) { scopes throws(Unfollowed) in
      let value = try value(body, scopes + [.names(["partial": .value(.list(results))])])
      if value.asError != nil { return value }
      results.append(value)
      return nil
    }
    return stop ?? (results.contains(.unknown) ? .unknown : .list(results))
  }

  private func quantified(
    _ quantifier: Quantifier, _ iterators: [Iterator], _ condition: NodeID, _ scopes: [Scope]
  ) throws(Unfollowed) -> Value {
    let decisive = Value.boolean(quantifier == .some)
    var open: Value?
    let stop = try each(iterators[...], scopes) { scopes throws(Unfollowed) in
      let truth = truth(try value(condition, scopes))
      if truth == decisive { return decisive }
      if truth.asBoolean == nil { open = graver(open, truth) }
      return nil
    }
    if let stop { return stop == decisive ? decisive : graver(open, stop) }
    return open ?? .boolean(quantifier == .every)
  }

  // MARK: Calls

  private func call(_ function: NodeID, _ arguments: [Argument], _ scopes: [Scope]) throws(Unfollowed) -> Value {
    if case .function(let parameters, let body, false) = tree[function].kind {
      return try invoke(Closure(parameters, body, scopes), arguments, scopes)
    }
    guard case .name(let name) = tree[function].kind else { throw Unfollowed() }
    switch find(name, scopes) {
    case .closure(let closure)?: return try invoke(closure, arguments, scopes)
    case .value?: throw Unfollowed()
    case nil: break
    }
    var values: [Value] = []
    for argument in arguments { values.append(try value(argument.value, scopes)) }
    var nodes = values.indices.map { SyntaxNode(.name("v\($0)"), 0..<0) }
    nodes.append(SyntaxNode(.name(name), 0..<0))
    let given = arguments.enumerated().map { Argument(name: $1.name, value: NodeID(UInt32($0))) }
    nodes.append(SyntaxNode(.call(NodeID(UInt32(values.count)), given), 0..<0))
    return run(nodes, Dictionary(uniqueKeysWithValues: values.enumerated().map { ("v\($0)", $1) }))
  }

  private func invoke(_ closure: Closure, _ arguments: [Argument], _ scopes: [Scope]) throws(Unfollowed) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try value(argument.value, scopes)) }
    if let error = values.first(where: { $0.asError != nil }) { return error }
    let names = arguments.compactMap(\.name)
    guard values.count == closure.parameters.count, names.isEmpty || names.count == arguments.count else { return failure }
    var bound: [String: Bound] = [:]
    for (index, parameter) in closure.parameters.enumerated() {
      guard let place = names.isEmpty ? index : names.firstIndex(of: parameter.name) else { return failure }
      // The engine fits the argument to the declared type.
      let nodes = [
        SyntaxNode(.name("x"), 0..<0),
        SyntaxNode(.function([Parameter(name: "x", type: parameter.type)], body: NodeID(0), isExternal: false), 0..<0),
        SyntaxNode(.name("v0"), 0..<0), SyntaxNode(.call(NodeID(1), [Argument(name: nil, value: NodeID(2))]), 0..<0),
      ]
      let fitted = run(nodes, ["v0": values[place]])
      if fitted.asError != nil || (fitted.isNull && !values[place].isNull) { return fitted }
      bound[parameter.name] = .value(fitted)
    }
    return try value(closure.body, closure.scopes + [.names(bound)])
  }
}
