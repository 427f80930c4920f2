/// Merge sort: stable, and sure to end whatever the function given answers. The order of equal members is kept.
private func sorted(_ items: ArraySlice<Value>, isBefore: (Value, Value) -> Value) -> Result<[Value], Stop> {
  if items.count < 2 { return .success(Array(items)) }
  let middle = items.startIndex + items.count / 2
  return sorted(items[..<middle], isBefore: isBefore).flatMap { left in
    sorted(items[middle...], isBefore: isBefore).flatMap { right in
      var (result, i, j): ([Value], Int, Int) = ([], 0, 0)
      while i < left.count, j < right.count {
        switch isBefore(right[j], left[i]) {
        case .boolean(true):
          result.append(right[j])
          j += 1
        case .boolean(false):
          result.append(left[i])
          i += 1
        case let other: return .failure(Stop(value: other))
        }
      }
      return .success(result + left[i...] + right[j...])
    }
  }
}

/// What ends a sort early: a comparison that gave neither true nor false.
private struct Stop: Error { var value: Value }

extension Builtins {
  // DMN 1.5, 10.3.4.9.
  static let sorting: [FunctionDeclaration] = [
    FunctionDeclaration(
      "sort", .sort, "The members in order: by their own, or by a function that says whether one comes before another.",
      [
        .init(
          [.init("list", .list(.any)), .init("precedes", .function(parameters: [.any, .any], result: .any))], .sameAs(0)),
        .init([.init("list", .list(.any))], .sameAs(0)),
      ],
      examples: [
        ("sort([3,1,2], function(x, y) x > y)", "[3,2,1]"), ("sort([\"b\",\"a\"])", "[\"a\",\"b\"]"),
        ("sort([1,\"a\"])", "error"),
      ]
    ) { call in
      if call.count == 1, let stop = call.spending(call.items(0).count * 5) { return stop }
      let result = sorted(call.items(0)[...]) { a, b in
        if call.count > 1, case .function(let precedes) = call[1] { return call.invoke(precedes, [a, b]) }
        return Value.order(a, b).map { .boolean($0 < 0) } ?? .null
      }
      switch result {
      case .success(let items): return .list(items)
      case .failure(let stop) where stop.value.asError != nil || stop.value.isUnknown: return stop.value
      case .failure: return call.fail(.notComparable, "`sort` cannot order these members")
      }
    }
  ]
}
