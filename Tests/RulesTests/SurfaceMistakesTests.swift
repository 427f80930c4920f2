import Diagnostics
import Rules
import TestSupport
import Testing
import YAMLTree

/// Sources with mistakes, each section of the file one; what is wrong is marked.
struct Mistake: Sendable, CustomStringConvertible {
  let description: String
  let path: String
  let source: MarkedSource

  static let all: [Mistake] = casesText("surface/mistakes.txt").split(separator: "=== ").map { section in
    let (heading, body) = section.splitOnce(at: "\n")
    let (name, path) = heading.splitOnce(at: " | ")
    return Mistake(
      description: String(name), path: path.isEmpty ? "Rules/x.yaml" : String(path), source: MarkedSource(String(body)))
  }

  func diagnostics(_ file: SourceFile) -> DiagnosticSet {
    var diagnostics = DiagnosticSet()
    let tree = YAMLReader.parse(file, into: &diagnostics)
    _ = RuleFileReader.read(tree, file: file, into: &diagnostics)
    return diagnostics
  }

  var file: SourceFile { SourceFile(id: FileID(0), path: path, bytes: source.bytes) }
}

extension Substring {
  fileprivate func splitOnce(at separator: String) -> (Substring, Substring) {
    guard let found = firstRange(of: separator) else { return (self, "") }
    return (self[..<found.lowerBound], self[found.upperBound...])
  }

  private func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

@Suite struct SurfaceMistakesTests {
  @Test func thereAreCases() { #expect(Mistake.all.count >= 40) }

  @Test(arguments: Mistake.all) func whatIsMarkedIsWhatIsReported(_ mistake: Mistake) {
    let found = mistake.diagnostics(mistake.file).sorted.compactMap(\.span?.range)
    let marked = mistake.source.ranges.values.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    #expect(
      found == marked,
      "found \(found.map(mistake.file.text)), marked \(marked.map(mistake.file.text))")
  }

  @Test func messagesAreAsRecorded() {
    let text = Mistake.all.map { "=== \($0)\n\($0.diagnostics($0.file).goldenText(in: $0.file))" }.joined()
    assertGolden(text, named: "surface/mistakes.golden")
  }

  /// The first edit of a diagnostic that can be put right takes it away.
  @Test(arguments: Mistake.all) func fixesRemoveWhatTheyFix(_ mistake: Mistake) {
    let file = mistake.file
    for diagnostic in mistake.diagnostics(file).sorted {
      for fix in diagnostic.fixes {
        var bytes = file.bytes
        for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
          bytes.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
        }
        let changed = SourceFile(id: file.id, path: file.path, bytes: bytes)
        let left = mistake.diagnostics(changed).sorted
        #expect(!left.contains { $0.message == diagnostic.message && $0.span?.start == diagnostic.span?.start }, "\(fix.title)")
      }
    }
  }
}
