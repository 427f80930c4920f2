import Diagnostics
import Glibc
import Rules
import TestSupport
import Testing

/// Damaged rule books: never a crash or a hang, never a place outside its file, the same report for the same bytes.
///
/// `MUTATIONS` in the environment asks for another number than is quick enough for every run; see `Tools/mutate`.
@Suite struct BookMutationTests {
  private static let count = getenv("MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 300

  @Test(.timeLimit(.minutes(10))) func damagedSmallBooks() {
    #expect(SmallBook.files.count >= 12)
    let clean = check(SmallBook.files, times: Self.count, from: 0)
    #expect(clean < Self.count, "no damage was noticed")
  }

  /// The project's own rule book is larger, so that fewer runs must do; it need not be there.
  @Test(.timeLimit(.minutes(10))) func damagedRealBook() {
    let root = #filePath.components(upTo: "/Tests/")
    let files = SmallBook.folder("\(root)/Rules", named: "Rules") + SmallBook.folder("\(root)/Outcomes", named: "Outcomes")
    if files.isEmpty { return }
    _ = check(files, times: max(3, Self.count / 100), from: 1_000_000)
  }

  /// Loads damaged copies of a book; gives back how many were reported clean.
  private func check(_ book: [SmallBook.File], times: Int, from firstSeed: UInt64) -> Int {
    var clean = 0
    for seed in firstSeed..<firstSeed + UInt64(times) {
      var random = SeededRandom(seed: seed)
      var files = book
      let index = Int.random(in: files.indices, using: &random)
      files[index].bytes = Mutation.apply(to: files[index].bytes, &random)
      let (loaded, diagnostics) = SmallBook.load(files)
      for diagnostic in diagnostics.sorted {
        let places = [diagnostic.span].compactMap { $0 } + diagnostic.labels.map(\.span)
        for span in places + diagnostic.fixes.flatMap({ $0.edits.map(\.span) }) {
          #expect(
            Int(span.end) <= loaded.files[span.file].bytes.count, "seed \(seed), \(files[index].path): \(diagnostic.message)")
        }
        #expect(diagnostic.span != nil && !diagnostic.message.isEmpty, "seed \(seed): \(diagnostic.message)")
        #expect(!diagnostic.message.contains("``"), "seed \(seed), \(files[index].path): \(diagnostic.message)")
      }
      let report = SmallBook.report(diagnostics, of: loaded)
      if report.isEmpty { clean += 1 }
      if seed % 32 == 0 {
        let again = SmallBook.load(files.reversed())
        #expect(SmallBook.report(again.diagnostics, of: again.book) == report, "seed \(seed)")
      }
    }
    return clean
  }
}

/// What a slip of hand or editor does to a file.
private enum Mutation {
  static func apply(to bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let line = Int.random(in: lines.indices, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: line)
    case 2: lines.swapAt(line, Int.random(in: lines.indices, using: &random))
    case 3: lines[line].insert(contentsOf: [UInt8](repeating: 0x20, count: Int.random(in: 1...4, using: &random)), at: 0)
    case 4: if lines[line].first == 0x20 { lines[line].removeFirst() }
    case 5: if !lines[line].isEmpty { lines[line].remove(at: Int.random(in: lines[line].indices, using: &random)) }
    case 6, 7:
      let pieces = [
        "\"", "'", "{", "}", "[", "]", ":", ": ", ",", "-", "#", "%", "\t", "|", ">", "&", "*", "!", "é", "\u{0}", "?", "(",
      ]
      let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
      lines[line].insert(contentsOf: piece, at: Int.random(in: 0...lines[line].count, using: &random))
    case 8:
      if !lines[line].isEmpty {
        lines[line][Int.random(in: lines[line].indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
    case 9: swapValues(&lines, line, Int.random(in: lines.indices, using: &random))
    case 10: lines.removeSubrange(line...)
    default: lines[line].reverse()
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Exchanges what stands after the first colon of two lines.
  private static func swapValues(_ lines: inout [[UInt8]], _ a: Int, _ b: Int) {
    guard a != b, let i = lines[a].firstIndex(of: 0x3A), let j = lines[b].firstIndex(of: 0x3A) else { return }
    let (first, second) = (Array(lines[a][i...]), Array(lines[b][j...]))
    lines[a].replaceSubrange(i..., with: second)
    lines[b].replaceSubrange(j..., with: first)
  }
}

extension String {
  /// What stands before the last occurrence of a text; all of it where there is none.
  fileprivate func components(upTo text: String) -> String {
    var end = endIndex
    while end > startIndex {
      end = index(before: end)
      if self[end...].hasPrefix(text) { return String(self[..<end]) }
    }
    return self
  }
}
