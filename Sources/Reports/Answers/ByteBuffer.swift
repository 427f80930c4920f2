/// Bytes to be written, put together from many short pieces; keeps its memory when it is emptied.
///
/// Unlike an array it is asked for room once for several pieces, and is filled without further checks.
public struct ByteBuffer: ~Copyable {
  public private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt8>

  /// `capacity`: for how many bytes there is room at first.
  public init(capacity: Int = 1 << 12) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  public mutating func removeAll() { count = 0 }

  /// The bytes, for as long as `body` runs.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: base, count: count))
  }

  // MARK: Appending

  public mutating func append(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    put(start, bytes.count)
  }

  public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  // MARK: Appending where there is room

  /// Makes room for so many further bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) { if capacity - count < more { grow(more) } }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let old = base
    base = .allocate(capacity: capacity)
    base.update(from: old, count: count)
    old.deallocate()
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    (base + count).update(from: bytes, count: length)
    count &+= length
  }

  @inline(__always)
  mutating func put(_ text: StaticString) { put(text.utf8Start, text.utf8CodeUnitCount) }

  /// Up to 20 bytes.
  mutating func put(decimal number: Int64) {
    if number < 0 { put(UInt8(ascii: "-")) }
    var left = number.magnitude
    var length = 1
    var limit: UInt64 = 10
    while left >= limit, length < 19 {
      limit &*= 10
      length &+= 1
    }
    if left >= limit { length &+= 1 }
    var at = count &+ length
    count = at
    repeat {
      at &-= 1
      let (rest, digit) = left.quotientAndRemainder(dividingBy: 10)
      base[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      left = rest
    } while left != 0
  }
}
