/// The local values of an evaluation: frames of functions, and arguments of builtins, one above the other.
struct ValueStack: ~Copyable {
  private var start: UnsafeMutablePointer<Value>
  private var capacity = 16
  private(set) var count = 0

  init() { start = .allocate(capacity: capacity) }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Value {
    get {
      assert(index < count)
      return start[index]
    }
    set {
      assert(index < count)
      start[index] = newValue
    }
  }

  @inline(__always)
  mutating func push(_ value: Value) {
    if count == capacity { grow() }
    (start + count).initialize(to: value)
    count += 1
  }

  /// What a call has to know of its arguments before it looks at them.
  enum Kind { case plain, compound, unknown, error }

  @inline(__always)
  func kind(_ index: Int) -> Kind {
    switch start[index] {
    case .error: .error
    case .unknown: .unknown
    case .list, .context, .string: .compound
    default: .plain
    }
  }

  func values(_ range: Range<Int>) -> [Value] { range.map { self[$0] } }

  /// Room for the local values of a frame, all of them null.
  mutating func pushFrame(_ size: Int) {
    for _ in 0..<size { push(.null) }
  }

  @inline(__always)
  mutating func drop(to height: Int) {
    while count > height {
      count -= 1
      (start + count).deinitialize(count: 1)
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    (start, capacity) = (larger, capacity * 2)
  }
}
