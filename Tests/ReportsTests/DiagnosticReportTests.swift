import Diagnostics
import Reports
import TestSupport
import Testing

@Suite struct DiagnosticReportTests {
  @Test(arguments: [(DiagnosticFormat.text, "txt"), (.json, "json"), (.github, "github"), (.sarif, "sarif")])
  func everyFormat(_ format: DiagnosticFormat, _ ending: String) {
    let (files, diagnostics) = DiagnosticFixture.all
    assertGolden(format.render(diagnostics, files: files), named: "diagnostics.\(ending)")
  }

  @Test func narrowAndColoured() {
    let (files, diagnostics) = DiagnosticFixture.all
    let text = DiagnosticFormat.text.render(diagnostics, files: files, style: TextStyle(width: 40, isColoured: true))
    assertGolden(text, named: "diagnostics.colour.40.txt")
  }

  @Test func coloursOnlyWhenAsked() {
    let (files, diagnostics) = DiagnosticFixture.all
    for format in DiagnosticFormat.allCases {
      #expect(!format.render(diagnostics, files: files).contains("\u{1B}"))
    }
  }

  @Test(arguments: [DiagnosticFormat.json, .sarif])
  func parsesAsJSON(_ format: DiagnosticFormat) throws {
    let (files, diagnostics) = DiagnosticFixture.all
    let json = try #require(JSONValue(format.render(diagnostics, files: files)))
    let list = format == .json ? json["diagnostics"] : json["runs"]?.array.first?["results"]
    #expect(list?.array.count == diagnostics.count)
  }

  @Test func nothingToSay() throws {
    for format in DiagnosticFormat.allCases {
      let text = format.render(DiagnosticSet(), files: SourceFiles())
      #expect(text.isEmpty || JSONValue(text) != nil)
    }
  }

  /// Each annotation is one line, whatever the message holds.
  @Test func annotationsStayOnOneLine() {
    let (files, diagnostics) = DiagnosticFixture.all
    let lines = DiagnosticFormat.github.render(diagnostics, files: files).split(separator: "\n")
    #expect(lines.count == diagnostics.count)
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
  }

  /// The caret line lies under the marked text for any place in any line.
  @Test func theUnderlineFitsTheText() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<300 {
      let alphabet = ["a", "é", "漢", "\t", "👩‍👧", " ", "e\u{301}", "-"]
      let line = (0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
      let from = Int.random(in: 0...line.count, using: &random)
      let to = Int.random(in: from...line.count, using: &random)
      let start = line[..<from].joined().utf8.count
      var files = SourceFiles()
      let file = files.add(path: "f", bytes: Array(line.joined().utf8))
      var set = DiagnosticSet()
      set.report(.error("a/b", "m", at: SourceSpan(file: file.id, start..<start + line[from..<to].joined().utf8.count)))
      let lines = DiagnosticFormat.text.render(set, files: files, style: TextStyle(width: 200)).split(separator: "\n")
      try #require(lines.count == 3, "seed \(seed)")
      let caretStart = lines[2].prefix { $0 != "^" }.count - 5
      let caretCount = lines[2].count { $0 == "^" }
      // Columns as a terminal counts them: tabs to the next multiple of four, wide characters two.
      var column = 0
      var columns = [0]
      for part in line {
        column += part == "\t" ? 4 - column % 4 : part == "漢" || part == "👩‍👧" ? 2 : 1
        columns.append(column)
      }
      #expect(caretStart == columns[from], "seed \(seed): \(line)")
      #expect(caretCount == max(1, columns[to] - columns[from]), "seed \(seed): \(line)")
    }
  }
}
