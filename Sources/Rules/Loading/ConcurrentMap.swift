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

/// Two results, the second worked out on another core where one is free.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  var results: (First?, Second?)
  withUnsafeMutablePointer(to: &results) { results in
    // Each place is written once, by the call for it.
    nonisolated(unsafe) let results = results
    DispatchQueue.concurrentPerform(iterations: 2) { call in
      if call == 0 { results.pointee.0 = first() } else { results.pointee.1 = second() }
    }
  }
  return (results.0 ?? first(), results.1 ?? second())
}
