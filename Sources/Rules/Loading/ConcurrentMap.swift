import Dispatch

extension Array where Element: Sendable {
  /// The results of `transform` in the order of the elements, worked out on all cores.
  ///
  /// Worth it where one result takes far longer than the tens of microseconds that the first thread takes to start.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each place is written once, by the call for its element.
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: count) { results.initializeElement(at: $0, to: transform(self[$0])) }
      initializedCount = count
    }
  }
}

/// The result of one long call and those of many short ones: all cores take of them until none is left.
func concurrently<First: Sendable, Other: Sendable>(
  _ first: @Sendable () -> First, _ others: [@Sendable () -> Other]
) -> (First, [Other]) {
  // The long one is taken first.
  let results = Array(0...others.count).concurrentMap { $0 == 0 ? Piece<First, Other>.first(first()) : .other(others[$0 - 1]()) }
  var rest: [Other] = []
  rest.reserveCapacity(others.count)
  for case .other(let one) in results { rest.append(one) }
  guard case .first(let one)? = results.first else { return (first(), rest) }
  return (one, rest)
}

private enum Piece<First: Sendable, Other: Sendable>: Sendable {
  case first(First)
  case other(Other)
}
