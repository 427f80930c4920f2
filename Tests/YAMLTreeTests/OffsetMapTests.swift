import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// Every character of a scalar's text must lead to bytes of the file that decode to that character.
@Suite struct ScalarOffsetTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func everyCharacterLeadsToItsBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for round in 0..<400 {
      let source = ScalarSource.random(&random)
      let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(source.utf8))
      var diagnostics = DiagnosticSet()
      guard let node = YAMLReader.parse(file, into: &diagnostics)?["é"]?["key"], let text = node.scalarText else {
        Issue.record("seed \(seed), round \(round): no scalar in ⟦\(source)⟧: \(diagnostics.goldenText(in: file))")
        return
      }
      if let problem = misplaced(text, YAMLReader.offsetMap(of: node, in: file), node, in: file) {
        Issue.record("seed \(seed), round \(round): \(problem) in ⟦\(source)⟧")
        return
      }
    }
  }

  /// What is wrong with a map, if anything.
  private func misplaced(_ text: String, _ map: OffsetMap, _ node: YAMLNode, in file: SourceFile) -> String? {
    var offset = 0
    var lastStart: UInt32 = 0
    for scalar in text.unicodeScalars {
      let length = String(scalar).utf8.count
      let span = map.span(offset..<offset + length)
      let raw = file.text(span.range)
      if !decodes(raw, to: scalar) { return "`\(scalar)` at \(offset) of `\(text)` leads to `\(raw)`" }
      if span.start < lastStart { return "places go back at \(offset) of `\(text)`" }
      if span.start < node.span.start { return "place before the node at \(offset)" }
      lastStart = span.start
      offset += length
    }
    let end = map.span(offset..<offset)
    return !text.isEmpty && end.start < lastStart ? "the end of `\(text)` leads back to \(end.start)" : nil
  }

  /// Whether a piece of a file, by the rules of some style, stands for a character.
  private func decodes(_ raw: String, to scalar: UnicodeScalar) -> Bool {
    if raw == String(scalar) { return true }
    if ["\n", "\r\n", "\r"].contains(raw) { return scalar == "\n" || scalar == " " }
    if raw == "''" { return scalar == "'" }
    guard raw.hasPrefix("\\"), let letter = raw.dropFirst().unicodeScalars.first else { return false }
    if "xuU".unicodeScalars.contains(letter) { return UInt32(raw.dropFirst(2), radix: 16) == scalar.value }
    let named: [UnicodeScalar: UnicodeScalar] = [
      "n": "\n", "t": "\t", "\"": "\"", "\\": "\\", "/": "/", "_": "\u{A0}", "L": "\u{2028}",
    ]
    return named[letter] == scalar
  }

  @Test(arguments: [
    ("plain", "when: a > 1\n", "1", "1"),
    ("past a fold", "when: a >\n    1\n", "1", "1"),
    ("past doubled quotes", "when: 'it''s é 1'\n", "1", "1"),
    ("past escapes", "when: \"\\u00e9\\\"1\"\n", "1", "1"),
    ("past an escaped break", "when: \"a\\\n   1\"\n", "1", "1"),
    ("literal", "when: |\n  a\n\n  1\n", "1", "1"),
    ("literal with indicator", "when: |2-\n     a\n   1\n", "1", "1"),
    ("folded", "when: >\n  a\n  1\n", "1", "1"),
    ("folded, indented more", "when: >\n  a\n    1\n  b\n", "1", "1"),
    ("literal, CR LF", "when: |\r\n  a\r\n  1\r\n", "1", "1"),
  ])
  func placeOfAWord(_ name: String, _ source: String, _ word: String, _ raw: String) throws {
    let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: Array(source.utf8))
    var diagnostics = DiagnosticSet()
    let node = try #require(YAMLReader.parse(file, into: &diagnostics)?["when"])
    let text = Array(try #require(node.scalarText).utf8)
    let at = try #require(text.firstIndex(of: UInt8(ascii: "1")))
    let span = YAMLReader.offsetMap(of: node, in: file).span(at..<at + 1)
    let expected = try #require(file.bytes.lastIndex(of: UInt8(ascii: "1")))
    #expect(span.range == expected..<expected + 1)
    #expect(file.text(span.range) == raw)
  }

  @Test func aCollectionIsOneOpaqueRun() throws {
    let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: Array("when: [a, b]\n".utf8))
    var diagnostics = DiagnosticSet()
    let node = try #require(YAMLReader.parse(file, into: &diagnostics)?["when"])
    #expect(YAMLReader.offsetMap(of: node, in: file).span(0..<1) == node.span)
  }
}
