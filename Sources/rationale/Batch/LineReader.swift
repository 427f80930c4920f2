import Glibc

/// Reads a file line by line in pieces of a megabyte: memory does not grow with the file.
struct LineReader: ~Copyable {
  /// One line without its line break.
  enum Line {
    case bytes(UnsafeBufferPointer<UInt8>)
    /// Longer than the limit; its bytes are gone.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var isSkipping = false
  /// Set where reading failed.
  private(set) var failure: String?

  /// - Parameter limit: the longest line that is taken, in bytes.
  init(_ descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
    buffer = .allocate(capacity: 1 << 20)
  }

  deinit { buffer.deallocate() }

  /// The next line, valid until the next call; nil at the end.
  mutating func next() -> Line? {
    var searched = start
    while true {
      if let base = buffer.baseAddress, searched < end,
        let found = memchr(base + searched, 0x0A, end - searched)
      {
        let newline = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        let line = start..<newline
        start = newline + 1
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return .bytes(trimmed(line))
      }
      searched = end
      if isAtEnd {
        let line = start..<end
        start = end
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return line.isEmpty ? nil : .bytes(trimmed(line))
      }
      if end - start > limit {
        isSkipping = true
        start = end
      }
      searched -= makeRoom()
      fill()
    }
  }

  private func trimmed(_ line: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let hasReturn = !line.isEmpty && buffer[line.upperBound - 1] == 0x0D
    return UnsafeBufferPointer(rebasing: buffer[line.lowerBound..<line.upperBound - (hasReturn ? 1 : 0)])
  }

  /// Moves what is left to the front, into a larger buffer where it is full; returns by how much it moved.
  private mutating func makeRoom() -> Int {
    let moved = start
    let count = end - start
    if count > buffer.count / 2 {
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
      _ = larger.update(fromContentsOf: buffer[start..<end])
      buffer.deallocate()
      buffer = larger
    } else if start > 0, let base = buffer.baseAddress {
      base.update(from: base + start, count: count)
    }
    start = 0
    end = count
    return moved
  }

  private mutating func fill() {
    let count = read(descriptor, buffer.baseAddress?.advanced(by: end), buffer.count - end)
    if count > 0 {
      end += count
    } else if count < 0, errno == EINTR {
      return
    } else {
      if count < 0 { failure = String(cString: strerror(errno)) }
      isAtEnd = true
    }
  }
}
