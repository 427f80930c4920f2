import Glibc

/// Writes bytes to a file in large pieces.
struct ByteSink: ~Copyable {
  var bytes: [UInt8] = []
  private let descriptor: Int32
  /// Set once nothing more can be written: the disk is full, or the reader has gone.
  private(set) var failure: String?

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    bytes.reserveCapacity(Self.piece + 1 << 16)
  }

  private static let piece = 1 << 20

  mutating func flushIfFull() { if bytes.count >= Self.piece { flush() } }

  mutating func flush() {
    var done = 0
    while done < bytes.count, failure == nil {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done) }
      if count > 0 { done += count } else if errno != EINTR { failure = String(cString: strerror(errno)) }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
