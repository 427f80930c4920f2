private let list: [FunctionDeclaration.Parameter] = [.init("list", .list(.any))]

/// The index from 0 that a position means; `nil` outside of the list. Positions count from 1, negative ones from the end.
private func memberIndex(_ position: Int, count: Int) -> Int? {
  let index = position > 0 ? position - 1 : count + position
  return position != 0 && 0..<count ~= index ? index : nil
}

private func outOfRange(_ call: Call, _ position: Int) -> Value {
  call.fail(.badArgument, "there is no position \(position) in `\(call.name)`, the list has \(call.items(0).count) members")
}

/// Nested lists opened, to the depth that evaluation may have.
private func flattened(_ items: [Value], into result: inout [Value], depth: Int) {
  for item in items {
    if case .list(let inner) = item, depth > 0 { flattened(inner, into: &result, depth: depth - 1) } else { result.append(item) }
  }
}

/// Each member once, the first of those that are equal.
private func distinct(_ call: Call, _ items: [Value]) -> Value {
  var result: [Value] = []
  for item in items {
    if let stop = call.spending(result.count / 16) { return stop }
    if !result.contains(where: { Value.equality($0, item) == .equal }) { result.append(item) }
  }
  return .list(result)
}

private func replacing(_ call: Call) -> Value {
  var items = call.items(0)
  guard case .function(let match) = call[1] else {
    guard let index = memberIndex(call.integer(1), count: items.count) else { return outOfRange(call, call.integer(1)) }
    items[index] = call[2]
    return .list(items)
  }
  for (index, item) in items.enumerated() {
    guard case .boolean(let isMatch) = call.invoke(match, [item, call[2]]) else {
      return call.fail(.badArgument, "the function given to `list replace` must give true or false")
    }
    if isMatch { items[index] = call[2] }
  }
  return .list(items)
}

extension Builtins {
  // DMN 1.5, 10.3.4.4; those that calculate are in AggregateBuiltins.swift.
  static let lists: [FunctionDeclaration] = [
    FunctionDeclaration(
      "list contains", .list, "Whether the element is in the list.", list + [.init("element", .any)], .boolean,
      examples: [("list contains([1,2,3], 2)", "true"), ("list contains([1,null], null)", "true")]
    ) { call in .boolean(call.items(0).contains { Value.equality($0, call[1]) == .equal }) },
    FunctionDeclaration(
      "count", .list, "The number of members.", list, .number(), ignoresUnknownMembers: true,
      examples: [("count([1,2,3])", "3"), ("count([])", "0")]
    ) { .number(Decimal($0.items(0).count)) },
    FunctionDeclaration(
      "sublist", .list, "The members from a position on, as many as `length` where it is given.",
      [.init(list + [.init("start position", .number()), .optional("length", .number())], .sameAs(0))],
      examples: [("sublist([4,5,6], 1, 2)", "[4,5]"), ("sublist([4,5,6], -1)", "[6]"), ("sublist([4,5,6], 7)", "error")]
    ) { call in
      let items = call.items(0)
      guard let start = memberIndex(call.integer(1), count: items.count) else { return outOfRange(call, call.integer(1)) }
      if call.optional(2) == nil { return .list(Array(items[start...])) }
      let length = call.integer(2)
      guard 1...(items.count - start) ~= length else {
        return call.fail(.badArgument, "`sublist` cannot take \(length) members, \(items.count - start) follow")
      }
      return .list(Array(items[start..<(start + length)]))
    },
    FunctionDeclaration(
      "append", .list, "The list with the items at its end.", [.init(list + [.variadic("item", .any)], .sameAs(0))],
      examples: [("append([1], 2, 3)", "[1,2,3]")]
    ) { .list($0.items(0) + $0.arguments.dropFirst()) },
    FunctionDeclaration(
      "concatenate", .list, "The lists one after the other.", [.init([.variadic("list", .list(.any))], .sameAs(0))],
      examples: [("concatenate([1,2], [3])", "[1,2,3]")]
    ) { .list($0.arguments.flatMap { $0.asList ?? [] }) },
    FunctionDeclaration(
      "insert before", .list, "The list with an item put in at a position.",
      [.init(list + [.init("position", .number()), .init("newItem", .any)], .sameAs(0))],
      examples: [
        ("insert before([1,3], 1, 2)", "[2,1,3]"), ("insert before([1,3], -1, 2)", "[1,2,3]"),
        ("insert before([1], 3, 2)", "error"),
      ]
    ) { call in
      var items = call.items(0)
      guard let index = memberIndex(call.integer(1), count: items.count) else { return outOfRange(call, call.integer(1)) }
      items.insert(call[2], at: index)
      return .list(items)
    },
    FunctionDeclaration(
      "remove", .list, "The list without the member at a position.", [.init(list + [.init("position", .number())], .sameAs(0))],
      examples: [("remove([1,2,3], 2)", "[1,3]"), ("remove([1], 2)", "error")]
    ) { call in
      var items = call.items(0)
      guard let index = memberIndex(call.integer(1), count: items.count) else { return outOfRange(call, call.integer(1)) }
      items.remove(at: index)
      return .list(items)
    },
    FunctionDeclaration(
      "list replace", .list, "The list with a new item at a position, or wherever the function gives true.",
      [
        .init(list + [.init("position", .number()), .init("newItem", .any)], .sameAs(0)),
        .init(
          list + [.init("match", .function(parameters: [.any, .any], result: .any)), .init("newItem", .any)], .sameAs(0)),
      ],
      examples: [
        ("list replace([2,4,7,8], 3, 6)", "[2,4,6,8]"),
        ("list replace([2,4,7,8], function(item, newItem) item < newItem, 5)", "[5,5,7,8]"),
      ], body: replacing),
    FunctionDeclaration(
      "reverse", .list, "The members in reverse order.", [.init(list, .sameAs(0))], examples: [("reverse([1,2,3])", "[3,2,1]")]
    ) { .list($0.items(0).reversed()) },
    FunctionDeclaration(
      "index of", .list, "The positions at which the list holds `match`.", list + [.init("match", .any)], .list(.number()),
      examples: [("index of([1,2,3,2], 2)", "[2,4]"), ("index of([1], 2)", "[]")]
    ) { call in
      .list(call.items(0).enumerated().filter { Value.equality($1, call[1]) == .equal }.map { .number(Decimal($0.offset + 1)) })
    },
    FunctionDeclaration(
      "union", .list, "All members of the lists, each once.", [.init([.variadic("list", .list(.any))], .sameAs(0))],
      examples: [("union([1,2], [2,3])", "[1,2,3]")]
    ) { call in distinct(call, call.arguments.flatMap { $0.asList ?? [] }) },
    FunctionDeclaration(
      "distinct values", .list, "The members, each once.", [.init(list, .sameAs(0))],
      examples: [("distinct values([1,2,3,2,1])", "[1,2,3]")]
    ) { distinct($0, $0.items(0)) },
    FunctionDeclaration(
      "flatten", .list, "The list with lists inside it opened.", list, .list(.any),
      examples: [("flatten([[1,2],[[3]], 4])", "[1,2,3,4]")]
    ) { call in
      var result: [Value] = []
      flattened(call.items(0), into: &result, depth: call.context.limits.depth)
      return .list(result)
    },
  ]
}
