import Diagnostics
import Reports
import TestSupport
import Testing

/// Mistakes in facts documents as a practitioner reads them. The sources have marks around what is wrong.
@Suite struct RenderedMistakesTests {
  @Test func mistakesAreExplained() {
    let cases = DocumentCase.all(in: "mistakes.cases")
    #expect(cases.count >= 25)
    var text = ""
    for document in cases {
      for (source, way) in [(document.yaml, Reading.Way.yaml), (document.json, .json)] {
        guard let source else { continue }
        let marked = MarkedSource(source)
        let reading = Reading(marked.bytes, way)
        let found = reading.diagnostics.sorted.compactMap { $0.span?.range }
        let marks = marked.ranges.values.sorted { $0.lowerBound < $1.lowerBound }
        #expect(!marks.isEmpty, "\(document.name) marks nothing")
        #expect(found == marks, "\(document.name), \(way): found \(found.map(reading.file.text))")
        text += "=== \(document.name), \(way)\n" + render(reading) + "\n"
      }
    }
    assertGolden(text, named: "mistakes.out")
  }

  private func render(_ reading: Reading) -> String {
    var files = SourceFiles()
    files.add(path: reading.file.path, bytes: reading.file.bytes)
    return DiagnosticFormat.text.render(reading.diagnostics, files: files, style: TextStyle(width: 100))
  }
}
