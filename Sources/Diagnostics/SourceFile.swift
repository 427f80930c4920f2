/// Identifies one file among those of a ``SourceFiles`` table.
public struct FileID: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  public static func < (a: FileID, b: FileID) -> Bool { a.rawValue < b.rawValue }
}

/// A half-open range of UTF-8 byte offsets in one file.
public struct SourceSpan: Hashable, Comparable, Sendable {
  public var file: FileID
  public var start: UInt32
  public var end: UInt32

  public init(file: FileID, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  public init(file: FileID, _ range: Range<Int>) {
    self.init(file: file, start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }

  /// The byte offsets as a range of `Int`.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest span that covers both; `other` must be of the same file.
  public func extended(toCover other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    (a.file, a.start, a.end) < (b.file, b.start, b.end)
  }
}

/// A position for people: both numbers count from 1; columns count characters (Unicode scalars), not bytes.
public struct SourcePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The bytes of one file with the table of its lines.
public struct SourceFile: Sendable {
  public let id: FileID
  /// The path as reports show it: relative, with forward slashes.
  public let path: String
  public let bytes: [UInt8]
  /// Offsets at which lines start. Lines end with LF, CR LF or CR, as editors count them.
  public let lineStarts: [UInt32]

  /// Complexity: O(n) in the number of bytes.
  public init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
    var starts: [UInt32] = [0]
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x0A {
        starts.append(UInt32(i + 1))
      } else if bytes[i] == 0x0D {
        if i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
        starts.append(UInt32(i + 1))
      }
      i += 1
    }
    lineStarts = starts
  }

  /// The index, from 0, of the line that holds `offset`. Complexity: O(log lines).
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The byte range of a line without its line break.
  public func lineRange(_ index: Int) -> Range<Int> {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Line and column of a byte offset; a byte order mark at the start of the file takes no column.
  public func position(at offset: Int) -> SourcePosition {
    let clamped = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: clamped)
    var start = Int(lineStarts[line])
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, clamped) }
    var column = 1
    for byte in bytes[start..<max(start, clamped)] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: line + 1, column: column)
  }

  /// The text of a byte range, with invalid UTF-8 replaced.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

/// All files of one load, by id.
public struct SourceFiles: Sendable {
  public private(set) var files: [SourceFile] = []

  public init() {}

  /// Adds a file and returns it with its id.
  @discardableResult
  public mutating func add(path: String, bytes: [UInt8]) -> SourceFile {
    let file = SourceFile(id: FileID(UInt32(files.count)), path: path, bytes: bytes)
    files.append(file)
    return file
  }

  public subscript(id: FileID) -> SourceFile { files[Int(id.rawValue)] }

  /// `path:line:column` of the start of a span.
  public func location(of span: SourceSpan) -> String {
    let file = self[span.file]
    let position = file.position(at: Int(span.start))
    return "\(file.path):\(position.line):\(position.column)"
  }
}
