import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private func file(_ text: String) -> SourceFile { SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(text.utf8)) }

  /// The position of the first `x`.
  @Test(arguments: [
    ("x", 1, 1), ("ax", 1, 2), ("a\nx", 2, 1), ("a\r\nx", 2, 1), ("a\rx", 2, 1), ("a\r\rx", 3, 1), ("\n\r\n\rx", 4, 1),
    ("\r\n\r\nbx", 3, 2), ("é😀x", 1, 3), ("日本\n日x", 2, 2), ("\u{FEFF}x", 1, 1), ("\u{FEFF}éx", 1, 2),
    ("\u{FEFF}\nx", 2, 1), ("a\u{2028}x", 1, 3), ("\tx", 1, 2), ("e\u{301}x", 1, 3),
  ])
  func position(_ text: String, _ line: Int, _ column: Int) throws {
    let file = file(text)
    let offset = try #require(file.bytes.firstIndex(of: UInt8(ascii: "x")))
    #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func positionsOutsideAreClamped() {
    #expect(file("ab\nc").position(at: 100) == SourcePosition(line: 2, column: 2))
    #expect(file("ab").position(at: -1) == SourcePosition(line: 1, column: 1))
    #expect(file("").position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(file("a\n").position(at: 2) == SourcePosition(line: 2, column: 1))
    // Inside the byte order mark.
    #expect(file("\u{FEFF}a").position(at: 1) == SourcePosition(line: 1, column: 1))
  }

  @Test func linesWithoutTheirBreaks() {
    let file = file("ab\r\n\rc\n\nd")
    #expect(file.lineStarts == [0, 4, 5, 7, 8])
    #expect(file.lineStarts.indices.map { file.text(file.lineRange($0)) } == ["ab", "", "c", "", "d"])
  }

  @Test func textReplacesInvalidBytesAndClamps() {
    let file = SourceFile(id: FileID(0), path: "a", bytes: [0x61, 0xFF, 0x62])
    #expect(file.text(0..<3) == "a\u{FFFD}b")
    #expect(file.text(2..<9) == "b")
  }

  @Test func location() {
    var files = SourceFiles()
    files.add(path: "a.yaml", bytes: [])
    let file = files.add(path: "Rules/b.yaml", bytes: Array("é\nüx".utf8))
    #expect(files[file.id].path == "Rules/b.yaml")
    #expect(files.location(of: SourceSpan(file: file.id, 5..<6)) == "Rules/b.yaml:2:2")
  }

  @Test func spansNeverEndBeforeTheyStart() {
    #expect(SourceSpan(file: FileID(0), start: 5, end: 3).range == 5..<5)
    let span = SourceSpan(file: FileID(0), 4..<6).extended(toCover: SourceSpan(file: FileID(0), 1..<2))
    #expect(span.range == 1..<6)
  }
}
