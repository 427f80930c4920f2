private let context: [FunctionDeclaration.Parameter] = [.init("m", .context([]))]

/// The context with a value put where the path of keys leads, contexts on the way made where they are missing.
private func putting(_ value: Value, at keys: ArraySlice<String>, in context: ContextValue) -> Value? {
  guard let key = keys.first else { return nil }
  var result = context
  if keys.count == 1 {
    result[key] = value
  } else {
    guard let inner = (context[key] ?? .context(ContextValue())).asContext,
      let changed = putting(value, at: keys.dropFirst(), in: inner)
    else { return nil }
    result[key] = changed
  }
  return .context(result)
}

extension Builtins {
  // DMN 1.5, 10.3.4.10.
  static let contexts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "get value", .context, "The value of an entry, null where there is none of that name.",
      context + [.init("key", .string)], .any, ignoresUnknownMembers: true,
      examples: [("get value({a: 1}, \"a\")", "1"), ("get value({a: 1}, \"b\")", "null")]
    ) { $0.record(0)[$0.text(1)] ?? .null },
    FunctionDeclaration(
      "get entries", .context, "A list with a context of `key` and `value` for each entry.", context,
      .list(.context([.init("key", .string), .init("value", .any)])), ignoresUnknownMembers: true,
      examples: [("get entries({a: 1})", "[{key: \"a\", value: 1}]")]
    ) { call in
      .list(call.record(0).entries.map { .context(ContextValue([.init("key", .string($0.name)), .init("value", $0.value)])) })
    },
    FunctionDeclaration(
      "context", .context, "The context with these entries.",
      [.init("entries", .list(.context([.init("key", .string), .init("value", .any)])))], .context([]),
      examples: [
        ("context([{key: \"a\", value: 1}])", "{a: 1}"), ("context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "error"),
      ]
    ) { call in
      var result = ContextValue()
      for entry in call.items(0) {
        guard let name = entry.asContext?["key"]?.asString, let value = entry.asContext?["value"] else {
          return call.fail(.badArgument, "each entry given to `context` needs a key that is a string")
        }
        guard result[name] == nil else { return call.fail(.badArgument, "`context` was given the key `\(name)` twice") }
        result[name] = value
      }
      return .context(result)
    },
    FunctionDeclaration(
      "context put", .context, "The context with a value under a key, or under a path of keys.",
      [
        .init([.init("context", .context([])), .init("key", .string), .init("value", .any)], .sameAs(0)),
        .init([.init("context", .context([])), .init("keys", .list(.string)), .init("value", .any)], .sameAs(0)),
      ],
      examples: [
        ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"), ("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"),
        ("context put({a: 1}, [], 2)", "error"),
      ]
    ) { call in
      let keys = call.overload == 0 ? [call.text(1)] : call.items(1).compactMap(\.asString)
      return putting(call[2], at: keys[...], in: call.record(0))
        ?? call.fail(.badArgument, "`context put` cannot follow the keys \(call[1])")
    },
    FunctionDeclaration(
      "context merge", .context, "One context with all entries; of two of one name the last holds.",
      [.init("contexts", .list(.context([])))], .context([]),
      examples: [("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}")]
    ) { .context(ContextValue($0.items(0).flatMap { $0.asContext?.entries ?? [] })) },
    FunctionDeclaration(
      "get or else", .rules, "The value, or the default where the value is known to be none.",
      [.init([.init("value", .any), .init("default", .any)], .sameAs(1))],
      examples: [("get or else(null, 1)", "1"), ("get or else(2, 1)", "2")]
    ) { $0[0].isNull ? $0[1] : $0[0] },
    FunctionDeclaration(
      "only member", .rules, "The one member of the list, null where there is none; several are an error.",
      [.init([.init("list", .list(.any))], .elementOf(0))],
      examples: [("only member([5])", "5"), ("only member([])", "null"), ("only member([1, 2])", "error")]
    ) { call in
      let items = call.items(0)
      return items.count > 1
        ? call.fail(.badArgument, "there is more than one: `\(items[0])` and `\(items[1])`") : items.first ?? .null
    },
    FunctionDeclaration(
      "is defined", .rules, "Whether there is a value; a fact that was not given leaves it unknown.",
      [.init("value", .any)], .boolean, examples: [("is defined(1)", "true"), ("is defined(null)", "false")]
    ) { .boolean(!$0[0].isNull) },
  ]
}
