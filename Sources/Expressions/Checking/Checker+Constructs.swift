import Diagnostics
import ExpressionSyntax

extension Checker {
  mutating func construct(_ id: NodeID) -> ValueType {
    switch tree[id].kind {
    case .conditional(let condition, let then, let otherwise):
      self.condition(condition, of: "if")
      let type = infer(then)
      return type.joined(with: infer(otherwise))
    case .forEach(let iterators, let body):
      return .list(iterating(iterators, "for") { $0.with(["partial": Local(type: .list(.any))]) { $0.infer(body) } })
    case .quantified(let quantifier, let iterators, let condition):
      iterating(iterators, quantifier.rawValue) { $0.condition(condition, of: quantifier.rawValue) }
      return .boolean
    case .function(let parameters, let body, let isExternal):
      return function(parameters, body, isExternal, id)
    default: return .any
    }
  }

  private mutating func iterating<Result>(
    _ iterators: [Iterator], _ construct: String, _ body: (inout Checker) -> Result
  ) -> Result {
    for iterator in iterators {
      let type = domain(iterator.domain)
      if !type.isIterable { report(.notIterable(construct, type, at: span(iterator.domain))) }
      locals.append([iterator.name: Local(type: type.isIterable ? type.element : .any, path: paths[iterator.domain])])
    }
    let result = body(&self)
    locals.removeLast(iterators.count)
    return result
  }

  /// A range to go through may run downwards.
  private mutating func domain(_ id: NodeID) -> ValueType {
    guard case .range(let low?, let high?, true, true) = tree[id].kind else { return infer(id) }
    let type = infer(low).joined(with: infer(high))
    types[Int(id.rawValue)] = .range(type)
    if !type.mayBe(.number()), !type.mayBe(.date) { report(.notIterable("for", .range(type), at: span(id))) }
    return .range(type)
  }

  private mutating func function(_ parameters: [Parameter], _ body: NodeID, _ isExternal: Bool, _ id: NodeID) -> ValueType {
    var names: [String: Local] = [:]
    var types: [ValueType] = []
    for parameter in parameters {
      let type = parameter.type.map { resolve($0, at: id) } ?? .any
      types.append(type)
      names[parameter.name] = Local(type: type)
    }
    if isExternal {
      report(.externalFunction(at: span(id)))
      return .function(parameters: types, result: .any)
    }
    return .function(parameters: types, result: with(names) { $0.infer(body) })
  }

  mutating func collection(_ id: NodeID) -> ValueType {
    switch tree[id].kind {
    case .list(let items):
      guard let first = items.first else { return .list(.any) }
      return .list(items.dropFirst().reduce(infer(first)) { $0.joined(with: infer($1)) })
    case .context(let entries): return context(entries, id)
    case .range(let low, let high, let includesLow, let includesHigh):
      return range(low, high, includesLow && includesHigh, id)
    case .unaryComparison(let op, let operand): return .range(unary(op, operand))
    case .tests(let tests), .notTests(let tests):
      let value = local("?")?.type ?? .any
      for item in tests { test(item, value: nil, value) }
      return .boolean
    default: return .boolean
    }
  }

  private mutating func context(_ entries: [ContextEntry], _ id: NodeID) -> ValueType {
    var fields: [ContextField] = []
    locals.append([:])
    for entry in entries {
      let type = infer(entry.value)
      if fields.contains(where: { $0.name == entry.key }) {
        report(.duplicateEntry(entry.key, at: nameSpan(entry.key, before: entry.value)))
      } else {
        fields.append(ContextField(entry.key, type))
      }
      locals[locals.count - 1][entry.key] = Local(type: type, path: paths[entry.value])
    }
    locals.removeLast()
    return .context(fields)
  }
}

extension ValueType {
  fileprivate var isIterable: Bool {
    switch self {
    case .list, .range, .any: true
    default: false
    }
  }
}
