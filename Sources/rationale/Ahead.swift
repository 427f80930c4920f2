import Synchronization

/// A value that is worked out on another core while the command goes on.
final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value
  private let thread = Mutex<Thread?>(nil)

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    let started = Thread { [self] in fill() }
    thread.withLock { $0 = started }
  }

  private func fill() {
    let value = make()
    made.withLock { $0 = value }
  }

  /// The value; worked out here where the system gave no thread.
  var value: Value {
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
    if let value = made.withLock(\.self) { return value }
    return make()
  }
}
