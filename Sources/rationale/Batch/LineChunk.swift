import Reports

/// Some lines of a file, copied together, with their numbers.
struct LineChunk: ~Copyable {
  private struct Line {
    /// Nil for a line that is longer than the limit.
    var range: Range<Int>?
    var number: Int
  }

  private var bytes = ByteBuffer(capacity: LineChunk.size * 2)
  private var lines: [Line] = []

  /// After so many bytes a chunk takes no further line: enough that handing chunks over costs nothing.
  private static let size = 1 << 18

  /// Takes the next lines, numbered from `number` on; blank ones are passed over. False at the end of the file.
  mutating func fill(_ reader: inout LineReader, number: inout Int) -> Bool {
    bytes.removeAll()
    lines.removeAll(keepingCapacity: true)
    while bytes.count < LineChunk.size, let line = reader.next() {
      number += 1
      switch line {
      case .bytes(let text):
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        lines.append(Line(range: bytes.count..<bytes.count + text.count, number: number))
        bytes.append(text)
      case .tooLong: lines.append(Line(range: nil, number: number))
      }
    }
    return !lines.isEmpty
  }

  /// Calls `body` with each line, nil for one that is too long, and its number.
  func forEachLine(_ body: (UnsafeBufferPointer<UInt8>?, Int) -> Void) {
    bytes.withBytes { bytes in
      for line in lines { body(line.range.map { UnsafeBufferPointer(rebasing: bytes[$0]) }, line.number) }
    }
  }
}
