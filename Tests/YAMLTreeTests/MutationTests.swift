import Diagnostics
import TestSupport
import Testing
import YAMLTree

/// Damaged files: never a crash, never a run without end, always a tree or an error, and all places inside the file.
@Suite struct MutationTests {
  @Test(arguments: [UInt64(11), 12])
  func damagedFiles(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let good = Array((TreeTests.sample + "when: >= 18\nother: \"a\" + [b\n").utf8)
    let telling = Array("-?:,[]{}#&*!|>'\"%@`\t\n\r \\0".utf8) + [0x00, 0xC3, 0xFF, 0xEF, 0xBB, 0xBF]
    for round in 0..<300 {
      var bytes = round % 2 == 0 ? good : Array(TreeTests.sample.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let byte = telling.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = byte
        case 1: bytes.insert(byte, at: at)
        case 2: bytes.remove(at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: bytes)
      var diagnostics = DiagnosticSet()
      let tree = YAMLReader.parse(file, into: &diagnostics)
      if let tree { readEverything(tree, file, &diagnostics) }
      let isSound =
        (tree != nil || diagnostics.containsError)
        && diagnostics.sorted.allSatisfy { $0.span.map { Int($0.end) <= bytes.count } ?? false }
      #expect(isSound, "seed \(seed), round \(round): ⟦\(String(decoding: bytes, as: UTF8.self))⟧")
    }
  }

  private func readEverything(_ node: YAMLNode, _ file: SourceFile, _ diagnostics: inout DiagnosticSet) {
    _ = YAMLReader.expressionText(of: node, in: file, into: &diagnostics)
    for item in node.items ?? [] { readEverything(item, file, &diagnostics) }
    for entry in node.entries ?? [] { readEverything(entry.value, file, &diagnostics) }
  }

  /// Twice the file must not cost much more than twice the time; steps cannot be counted inside libyaml, so this only
  /// sees to it that large files of awkward kinds come back at all.
  @Test(arguments: [
    "- a: \"b\\n\"\n", "é: [x]\n", "# comment\n", "- 'it''s'\n", "\"", "? ", "!a ", "&a\n", "a\n", "[,", "k: |\n\n",
  ])
  func largeFiles(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: bytes)
    var diagnostics = DiagnosticSet()
    let tree = YAMLReader.parse(file, into: &diagnostics)
    #expect(tree != nil || diagnostics.containsError)
  }
}
