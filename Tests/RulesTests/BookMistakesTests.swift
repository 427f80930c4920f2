import Diagnostics
import Rules
import TestSupport
import Testing

@Suite struct BookMistakesTests {
  @Test func theBookItselfIsClean() {
    let (book, diagnostics) = SmallBook.load(SmallBook.files)
    #expect(SmallBook.files.count >= 12)
    #expect(SmallBook.report(diagnostics, of: book) == "")
  }

  @Test func thereAreEnough() {
    let all = BookMistake.areas.flatMap { BookMistake.all(in: $0) }
    #expect(all.count >= 60)
    #expect(Set(all.map(\.description)).count == all.count)
  }

  /// Each mistake is reported where it stands, nothing else is, and in the words recorded.
  @Test(arguments: BookMistake.areas) func mistakesAreExplained(_ area: String) {
    var text = ""
    for mistake in BookMistake.all(in: area) {
      guard let (files, marks) = mistake.applied(to: SmallBook.files) else {
        Issue.record("\(mistake): what is to be replaced does not stand in its file once")
        continue
      }
      let (book, diagnostics) = SmallBook.load(files)
      let report = SmallBook.report(diagnostics, of: book)
      let found = diagnostics.sorted.filter { $0.severity != .note }.compactMap(\.span).map {
        Mark(path: book.files[$0.file].path, start: Int($0.start), end: Int($0.end))
      }.sorted()
      #expect(!marks.isEmpty, "\(mistake) marks nothing")
      #expect(found == marks, "\(mistake)\n\(report)")
      text += "=== \(mistake)\n\(report)\n"
    }
    assertGolden(text, named: "mistakes/\(area).out")
  }
}
