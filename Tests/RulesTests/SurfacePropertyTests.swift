import Diagnostics
import ExpressionSyntax
import Rules
import TestSupport
import Testing
import YAMLTree

@Suite struct SurfacePropertyTests {
  private func read(_ text: String, path: String = "Rules/x.yaml") -> (SourceFile, RuleFile, [Diagnostic]) {
    let file = SourceFile(id: FileID(0), path: path, bytes: Array(text.utf8))
    var diagnostics = DiagnosticSet()
    let tree = YAMLReader.parse(file, into: &diagnostics)
    let rules = RuleFileReader.read(tree, file: file, into: &diagnostics)
    return (file, rules, diagnostics.sorted)
  }

  /// Whatever is done to a good file, reading ends, and what is said of it is said of places in it.
  @Test(arguments: 0..<300) func damagedFilesAreReportedWithinTheirBytes(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let names = SurfaceGoodFilesTests.names
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    var lines = casesText("surface/good/\(name)").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...3, using: &random) { Self.damage(&lines, &random) }
    let (file, _, diagnostics) = read(lines.joined(separator: "\n"), path: name)
    for diagnostic in diagnostics {
      let spans =
        [diagnostic.span].compactMap { $0 } + diagnostic.labels.map(\.span) + diagnostic.fixes.flatMap { $0.edits.map(\.span) }
      #expect(!spans.isEmpty, "seed \(seed): \(diagnostic.message)")
      #expect(spans.allSatisfy { Int($0.end) <= file.bytes.count && $0.start <= $0.end }, "seed \(seed): \(diagnostic.message)")
    }
  }

  private static func damage(_ lines: inout [String], _ random: inout SeededRandom) {
    let line = Int.random(in: 0..<lines.count, using: &random)
    let characters = Array(lines[line])
    let place = Int.random(in: 0...characters.count, using: &random)
    let pieces = ["", "{", "}", "[", "]", ":", " ", "- ", "\"", "'", "yes", "all: ", "\u{e9}", "2016-02-30", "?", "#", "|"]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[Int.random(in: 0..<lines.count, using: &random)], at: line)
    case 2: lines[line] = "  " + lines[line]
    case 3:
      let end = min(characters.count, place + Int.random(in: 1...6, using: &random))
      lines[line] = String(characters[..<place] + characters[end...])
    case 4: lines[line] = lines[line].replacing(":", with: ": [", maxReplacements: 1)
    default:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      lines[line] = String(characters[..<place]) + piece + String(characters[place...])
    }
    if lines.isEmpty { lines = [""] }
  }

  /// Placeholders lead back to exactly the bytes between their braces, however the sentence is quoted.
  @Test(arguments: [
    #"met: "\u00e9 {a.b} and {{ {\"x\" + c} }}""#, #"met: 'it''s {a.b} and {"it''s " + c}'"#, "met: é {a.b} and {c}",
    "met: |\n    one {a.b}\n    two {c}", "met: >\n    one {a.b}\n    two {c}", "met: one {a.b}\n    two {c}",
    #"met: "{a.b}{c}""#,
  ])
  func placeholdersLeadBackToTheirBytes(_ words: String) throws {
    let (file, rules, diagnostics) = read(
      "kind: criterion\nid: a\nindicators: [{id: b, when: c}]\nsays:\n  \(words)\n")
    #expect(diagnostics.isEmpty)
    guard case .criterion(let criterion)? = rules.items.first else { throw Missing() }
    let sources = try #require(criterion.header.says.met).parts.compactMap { part -> ExpressionSource? in
      if case .placeholder(let source) = part { source } else { nil }
    }
    #expect(sources.count == 2)
    for source in sources {
      for offset in source.text.utf8.indices.enumerated().map(\.offset) where Array(source.text.utf8)[offset] < 0x80 {
        let byte = file.text(source.span(offset..<offset + 1).range)
        let expected = String(decoding: [Array(source.text.utf8)[offset]], as: UTF8.self)
        #expect(byte == expected || byte == "\\\(expected)" || byte == "\(expected)\(expected)", "\(source.text) at \(offset)")
      }
      let whole = source.span(0..<source.text.utf8.count)
      #expect(file.text(Int(whole.start) - 1..<Int(whole.start)) == "{")
      #expect(file.text(Int(whole.end)..<Int(whole.end) + 1) == "}")
    }
  }

  @Test(arguments: [
    ("0001-01-01", -719_162), ("1600-02-29", -135_081), ("1969-12-31", -1), ("1970-01-01", 0), ("2000-02-29", 11_016),
    ("2016-08-31", 17_044), ("9999-12-31", 2_932_896),
  ])
  func daysCountFrom1970(_ date: String, _ days: Int) throws {
    let (_, rules, diagnostics) = read(
      "kind: criterion\nid: a\nfrom: \(date)\nindicators: [{id: b, when: c}]\n")
    #expect(diagnostics.isEmpty)
    guard case .criterion(let criterion)? = rules.items.first else { throw Missing() }
    #expect(criterion.header.period.from == Int64(days))
  }

  @Test(arguments: ["1900-02-29", "2015-02-29", "2016-04-31", "2016-00-10", "2016-01-00", "0000-01-01"])
  func daysThatAreNotInTheCalendarAreRefused(_ date: String) {
    let (_, _, diagnostics) = read("kind: criterion\nid: a\nfrom: \(date)\nindicators: [{id: b, when: c}]\n")
    #expect(diagnostics.map(\.code) == ["rule-file/no-such-day"])
  }

  private struct Missing: Error {}
}
