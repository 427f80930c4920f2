import Glibc

/// A file that bytes are written to.
struct ByteSink {
  private let descriptor: Int32
  /// Set once nothing more can be written: the disk is full, or the reader has gone.
  private(set) var failure: String?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var done = 0
    while done < bytes.count, failure == nil {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count > 0 { done += count } else if errno != EINTR { failure = String(cString: strerror(errno)) }
    }
  }
}
