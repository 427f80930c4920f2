/// Elements that stay where they are as long as their owner lives: they are read in place, without counting references.
struct Pool<Element>: ~Copyable {
  private let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    start = .allocate(capacity: max(count, 1))
    start.initialize(from: elements, count: count)
  }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// Indices are those that the builder of the program gave out.
  subscript(index: UInt32) -> Element {
    @inline(__always) unsafeAddress {
      assert(index < count)
      return UnsafePointer(start + Int(index))
    }
  }

  subscript(range: Range<UInt32>) -> UnsafeBufferPointer<Element> {
    assert(range.upperBound <= count)
    return UnsafeBufferPointer(start: start + Int(range.lowerBound), count: range.count)
  }
}

extension Pool: @unchecked Sendable where Element: Sendable {}
