import Diagnostics
import Testing

@Suite struct OffsetMapTests {
  /// The text `ab c"d` written in the file from byte 10 as `ab`, a break of 4 bytes, `c`, an escape of 2, `d`.
  private let map = OffsetMap(
    file: FileID(0),
    runs: [
      OffsetMap.Run(textStart: 0, fileStart: 10, fileLength: 2, isOpaque: false),
      OffsetMap.Run(textStart: 2, fileStart: 12, fileLength: 4, isOpaque: true),
      OffsetMap.Run(textStart: 3, fileStart: 16, fileLength: 1, isOpaque: false),
      OffsetMap.Run(textStart: 4, fileStart: 17, fileLength: 2, isOpaque: true),
      OffsetMap.Run(textStart: 5, fileStart: 19, fileLength: 1, isOpaque: false),
    ], fileEnd: 20)

  @Test(
    arguments: [
      (0..<1, 10..<11), (1..<2, 11..<12), (0..<2, 10..<12), (1..<3, 11..<16), (2..<3, 12..<16), (3..<4, 16..<17),
      (4..<5, 17..<19),
      (3..<5, 16..<19), (5..<6, 19..<20), (0..<6, 10..<20), (6..<6, 20..<20), (4..<4, 17..<17), (5..<9, 19..<20),
      (8..<9, 20..<20),
    ] as [(Range<Int>, Range<Int>)])
  func places(_ text: Range<Int>, _ file: Range<Int>) {
    #expect(map.span(text).range == file)
  }

  @Test func identity() {
    let map = OffsetMap(file: FileID(3), identityFrom: 7, length: 4)
    #expect(map.span(1..<3) == SourceSpan(file: FileID(3), 8..<10))
    #expect(map.span(4..<4).range == 11..<11)
    #expect(map.span(0..<4).range == 7..<11)
  }

  @Test func theEndOfATextThatEndsInAnEscape() {
    let run = OffsetMap.Run(textStart: 0, fileStart: 5, fileLength: 2, isOpaque: true)
    let map = OffsetMap(file: FileID(0), runs: [run], textLength: 1, fileEnd: 7)
    #expect(map.span(0..<1).range == 5..<7)
    #expect(map.span(1..<1).range == 7..<7)
  }

  @Test func anEmptyTextIsWhereItEnds() {
    #expect(OffsetMap(file: FileID(0), runs: [], fileEnd: 9).span(0..<0).range == 9..<9)
    #expect(OffsetMap(file: FileID(0), runs: [], textLength: 0, fileEnd: 9).span(0..<0).range == 9..<9)
  }
}
