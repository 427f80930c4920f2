import Diagnostics
import TestSupport
import Testing

@testable import Facts

/// Damaged documents: never a crash, never a place outside the file, and JSON says the same on both of its ways.
@Suite struct MutationTests {
  private static let pieces = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "unknown", "-", "0", "9", ".", "e", " ", "\n", "é", "\u{0}",
  ]

  private func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(Int.random(in: 1...12, using: &random), bytes.count - at)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<at + length)
      case 2: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &random) ?? "").utf8), at: at)
      case 3: bytes.insert(contentsOf: bytes[at..<at + length], at: Int.random(in: 0..<bytes.count, using: &random))
      case 4: bytes.removeSubrange(at...)
      case 5, 6:
        // A digit for a digit leaves the form whole, and values near their bounds.
        let digits = bytes.indices.filter { bytes[$0] &- UInt8(ascii: "0") < 10 }
        if let digit = digits.randomElement(using: &random) {
          bytes[digit] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random)
        }
      default: bytes[at] = bytes[Int.random(in: 0..<bytes.count, using: &random)]
      }
    }
    return bytes
  }

  private func check(_ reading: Reading, _ seed: UInt64) {
    for diagnostic in reading.diagnostics.sorted {
      guard let span = diagnostic.span else {
        Issue.record("seed \(seed): a diagnostic without a place: \(diagnostic.message)")
        continue
      }
      let places = [span] + diagnostic.labels.map(\.span) + diagnostic.fixes.flatMap { $0.edits.map(\.span) }
      #expect(places.allSatisfy { Int($0.end) <= reading.file.bytes.count }, "seed \(seed): \(diagnostic.message)")
      #expect(!diagnostic.message.isEmpty)
    }
  }

  @Test func damagedJSON() {
    let documents =
      DocumentCase.all(in: "good.cases").compactMap(\.json) + DocumentCase.all(in: "bad.cases").prefix(8).compactMap(\.json)
    #expect(documents.count > 15)
    var clean = 0
    for seed: UInt64 in 0..<500 {
      var random = SeededRandom(seed: seed)
      let bytes = mutated(Array(documents[Int(seed) % documents.count].utf8), &random)
      let fast = Reading(bytes, .json)
      let tree = Reading(bytes, .jsonTree)
      check(fast, seed)
      #expect(fast.diagnostics.goldenText(in: fast.file) == tree.diagnostics.goldenText(in: tree.file), "seed \(seed)")
      #expect(fast.facts == tree.facts, "seed \(seed)")
      #expect(fast.document == tree.document, "seed \(seed)")
      if fast.diagnostics.isEmpty { clean += 1 }
    }
    #expect(clean > 10 && clean < 490, "\(clean) documents came through unharmed")
  }

  @Test func damagedYAML() {
    let documents = (DocumentCase.all(in: "good.cases") + DocumentCase.all(in: "bad.cases")).compactMap(\.yaml)
    #expect(documents.count > 20)
    for seed: UInt64 in 0..<500 {
      var random = SeededRandom(seed: seed)
      check(Reading(mutated(Array(documents[Int(seed) % documents.count].utf8), &random), .yaml), seed)
    }
  }
}
