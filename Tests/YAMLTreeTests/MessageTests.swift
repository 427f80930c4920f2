import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// A faulty source: place `1` is what the first diagnostic underlines, `2` what its label underlines.
struct FaultySource: CustomTestStringConvertible, Sendable {
  var code: DiagnosticCode
  var marked: String

  init(_ code: DiagnosticCode, _ marked: String) {
    self.code = code
    self.marked = marked
  }

  var testDescription: String { "\(code): \(marked)" }

  static let all: [FaultySource] = [
    FaultySource("yaml/empty", "«1»«/1»# only a comment\n"),
    FaultySource("yaml/several-documents", "«2»a: 1«/2»\n«1»---«/1»\nb: 2\n"),
    FaultySource("yaml/tab", "a:\n«1»\t«/1»b: 1\n"),
    FaultySource("yaml/tab", "a:\n  b: 1\n «1»\t«/1»c: 1\n"),
    FaultySource("yaml/duplicate-key", "é: 1\n«2»a«/2»: 1\n«1»\"\\x61\"«/1»: 2\n"),
    FaultySource("yaml/duplicate-key", "x: {«2»a«/2»: 1, «1»a«/1»: 1}\n"),
    FaultySource("yaml/tag", "a: «1»!!int«/1» 5\n"),
    FaultySource("yaml/tag", "a: «1»!!map«/1»\n  b: 1\n"),
    FaultySource("yaml/not-equal-tag", "when: «1»!=«/1» 5\n"),
    FaultySource("yaml/anchor", "a: «1»&b«/1» 5\n"),
    FaultySource("yaml/anchor", "a: «1»&b«/1»\n  - 5\n"),
    FaultySource("yaml/alias", "a: «1»*b«/1»\n"),
    FaultySource("yaml/merge-key", "a:\n  «1»<<«/1»: b\n"),
    FaultySource("yaml/key", "«1»[a, b]«/1»: 1\n"),
    FaultySource("yaml/key", "? «1»- a\n  - b«/1»\n: 1\n"),
    FaultySource("yaml/key", "a: 1\n«1»:«/1» 2\n"),
    FaultySource("yaml/forbidden-character", "a: «1»\"x\\0\"«/1»\n"),
    FaultySource("yaml/indicator-at-start", "a: 1\nwhen: «1»>= 18«/1»  # adults\nb: 2\n"),
    FaultySource("yaml/indicator-at-start", "tests:\n  - «1»> 18«/1»\n"),
    FaultySource("yaml/indicator-at-start", "when: «1»@\"2020-01-01\"«/1»\n"),
    FaultySource("yaml/indicator-at-start", "when: «1»* 2«/1»\n"),
    FaultySource("yaml/indicator-at-start", "when: «1»-«/1»\n"),
    FaultySource("yaml/text-after-quotes", "when: «2»\"Medium\"«1»,\"Low\"«/1»«/2»\n"),
    FaultySource("yaml/text-after-quotes", "when: «2»\"it's\" «1»+ \"b\"«/1»«/2»\n"),
    FaultySource("yaml/text-after-quotes", "met: «2»'it'«1»s fine'«/1»«/2»\n"),
    FaultySource("yaml/text-after-quotes", "met: «2»\"he said \"«1»no\" twice\"«/1»«/2»\n"),
    FaultySource("yaml/missing-space", "a: 1\nid«1»:«/1»school\nb: 2\n"),
    FaultySource("yaml/forbidden-character", "a: 1\n«1»\u{A0}b«/1»: 2\n"),
    FaultySource("yaml/item-in-text", "title: «2»a\n  «1»- b«/1»«/2»\n"),
    FaultySource("yaml/directive", "«1»%TAG«/1» ! foo\na: 1\n"),
    FaultySource("yaml/indicator-at-start", "when: «1»`x`«/1»\n"),
    FaultySource("yaml/colon-in-value", "when: name = \"a«1»:«/1» b\"\n"),
    FaultySource("yaml/colon-in-value", "title: Größe«1»:«/1» groß\n"),
    FaultySource("yaml/colon-in-value", "when:\n  a = 1 and\n  b = \"c«1»:«/1» d\"\n"),
    FaultySource("yaml/text-after-bracket", "met: «2»{child.name} «1»missed school«/1»«/2»\n"),
    FaultySource("yaml/text-after-bracket", "when: «2»[1..5] «1»or x«/1»«/2»\n"),
    FaultySource("yaml/open-bracket", "when: «1»[«/1»18..21)\n"),
    FaultySource("yaml/open-bracket", "when: «1»{«/1»\n"),
    FaultySource("yaml/open-bracket", "when: «1»[«/1»1, 2\nb: 3\n"),
    FaultySource("yaml/inside-brackets", "when: [a, «1»>«/1»= 18]\n"),
    FaultySource("yaml/open-quote", "a: «1»\"open«/1»\nb: 1\n"),
    FaultySource("yaml/open-quote", "a: «1»'it«/1» is\n\tso\n"),
    FaultySource("yaml/escape", "a: \"x«1»\\d«/1»\"\n"),
    FaultySource("yaml/block", "a: |«1»0«/1»\n  b\n"),
    FaultySource("yaml/missing-colon", "a: 1\n«1»b«/1»\nc: 2\n"),
    FaultySource("yaml/indentation", "a:\n  - b\n  «1»c:«/1» d\n"),
    FaultySource("yaml/indentation", "a: b\n  «1»c:«/1» d\n"),
    FaultySource("yaml/indentation", "a:\n  b: 1\n «1»c:«/1» 2\n"),
    FaultySource("yaml/indentation", "a: 1\n«1»-«/1» b\n"),
    FaultySource("yaml/directive", "«1»%YAML«/1» 3.0\n---\na: 1\n"),
    FaultySource("yaml/after-end", "a\n...\n«1»b«/1»\n"),
    FaultySource("yaml/quotes-lost", "when: «1»\"High\"«/1»\n"),
    FaultySource("yaml/double-quoted-expression", "when: «1»\"a > 1\"«/1»\n"),
    FaultySource("yaml/expression-is-collection", "when: «1»[18..21]«/1»\n"),
    FaultySource("yaml/expression-is-collection", "when:\n  «1»a: 1«/1»\n"),
    FaultySource("yaml/expression-is-collection", "when:\n  «1»- a\n  - b«/1»\n"),
    FaultySource("yaml/expected-text", "title: «1»[a, b]«/1»\n"),
    FaultySource("yaml/cut-at-hash", "title: «2»Form«/2» «1»#3«/1»\n"),
    FaultySource("yaml/comment-in-folded", "when: «2»>\n  a > 1 «1»// why\n  and b < 2«/1»«/2»\n"),
    FaultySource("yaml/cut-at-hash", "when: «2»x = \"a«/2» «1»#b\"«/1»\n"),
    FaultySource("yaml/expected-expression", "when:«1»«/1»\n"),
  ]
}

@Suite struct MessageTests {
  private static func run(_ source: MarkedSource) -> (SourceFile, DiagnosticSet) {
    let file = SourceFile(id: FileID(0), path: "rule.yaml", bytes: source.bytes)
    var diagnostics = DiagnosticSet()
    let tree = YAMLReader.parse(file, into: &diagnostics)
    if let node = tree?["when"], !diagnostics.containsError {
      _ = YAMLReader.expressionText(of: node, in: file, into: &diagnostics)
    }
    if let node = tree?["title"] { _ = YAMLReader.plainText(of: node, in: file, into: &diagnostics) }
    return (file, diagnostics)
  }

  @Test(arguments: FaultySource.all)
  func place(_ faulty: FaultySource) throws {
    let source = MarkedSource(faulty.marked)
    let (file, diagnostics) = Self.run(source)
    let sorted = diagnostics.sorted
    let first = try #require(sorted.first)
    #expect(sorted.count == 1, "\(diagnostics.goldenText(in: file))")
    #expect(first.code == faulty.code)
    #expect(first.span?.range == source.ranges["1"], "\(first.goldenText(in: file))")
    if let label = source.ranges["2"] { #expect(first.labels.first?.span.range == label) }
  }

  @Test func wording() {
    let texts = FaultySource.all.map { faulty in
      let source = MarkedSource(faulty.marked)
      let (file, diagnostics) = Self.run(source)
      return "=== " + source.text.replacing("\t", with: "→") + diagnostics.goldenText(in: file)
    }
    assertGolden(texts.joined(separator: "\n"), named: "messages.golden")
  }

  /// A fix must lead to a file without errors.
  @Test func fixesHelp() {
    var count = 0
    for faulty in FaultySource.all {
      let source = MarkedSource(faulty.marked)
      let (file, diagnostics) = Self.run(source)
      for edit in diagnostics.sorted.flatMap(\.fixes).flatMap(\.edits) {
        var bytes = file.bytes
        bytes.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
        let (fixed, after) = Self.run(MarkedSource(String(decoding: bytes, as: UTF8.self)))
        #expect(after.isEmpty, "\(faulty.marked): \(after.goldenText(in: fixed))")
        count += 1
      }
    }
    #expect(count > 10)
  }
}
