import Diagnostics
import RuleFiles
import Rules
import TestSupport
import Testing
import YAMLTree

/// A book loaded for one case leaves files unread, and the decision is the same.
@Suite struct FileDemandTests {
  /// For every decision of the rule book, with the facts of its worked cases.
  @Test func theGraphIsThatOfTheWholeRuleBook() throws {
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(["Rules", "Outcomes"].map { "\(Self.root)/\($0)" }, into: &diagnostics)
    let whole = RuleBook.load(files, into: &diagnostics)
    #expect(!diagnostics.containsError)
    let rules = files.filter { !RuleBook.isCaseFile($0.path) }
    for decision in whole.decisions {
      let cases = whole.cases.filter { $0.decision.value == decision }
      let facts = cases.flatMap {
        ($0.facts.map(words) ?? []) + $0.cases.flatMap { [$0.facts, $0.changes].compactMap { $0 }.flatMap(words) }
      }
      let (part, found) = load(rules, decision, facts: facts)
      #expect(!found.containsError)
      #expect(part.fileTrees.count < rules.count, "all files are read for \(decision)")
      for day: Int64 in [17_077, 19_400] { expectSameGraph(part, whole, decision, asOf: day) }
      // A check is left out only where it speaks of something of which the case can say nothing.
      let unread = whole.entities.map(\.name).filter { name in !part.entities.contains { $0.name == name } }
      let left = whole.checks.filter { check in !part.checks.contains { $0.id.value == check.id.value } }
      #expect(!left.isEmpty)
      for check in left {
        guard let entry = node(of: check, in: whole) else { continue }
        let text = words(entry).joined(separator: " ")
        #expect(unread.contains { text.contains("\($0).") }, "\(decision) does without the check \(check.id.value)")
      }
    }
  }

  /// Rules of a decision count however they are written.
  @Test(arguments: [
    ("decision: sharing", "\"decision\": sharing"), ("decision: sharing", "decision : sharing"),
    ("decision: sharing", "decision: \"sharing\""), ("decision: sharing", "decision:\n      sharing"),
    ("decision: sharing", "? decision\n    : sharing"), ("decision: sharing", "\"\\x64ecision\": sharing"),
    ("kind: prohibition", "\"kind\": prohibition"), ("kind: prohibition", "# kind: cases\nkind: prohibition"),
  ])
  func aRuleCountsHoweverItIsWritten(_ written: String, _ other: String) throws {
    var hasChanged = false
    let files = SmallBook.files.filter { !RuleBook.isCaseFile($0.path) }.map { file in
      guard file.path == "Rules/medical.yaml" else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
      hasChanged = text.contains(written)
      return (path: file.path, bytes: Array(text.replacing(written, with: other).utf8))
    }
    #expect(hasChanged)
    let whole = load(files, "sharing", facts: nil)
    let part = load(files, "sharing", facts: [])
    #expect(part.diagnostics.sorted.map(\.message) == whole.diagnostics.sorted.map(\.message))
    expectSameGraph(part.book, whole.book, "sharing", asOf: 17_077)
  }

  /// A name that nothing declares is reported as with the whole book.
  @Test func mistakesAreThoseOfTheWholeBook() {
    let files = SmallBook.files.filter { !RuleBook.isCaseFile($0.path) }.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return (path: file.path, bytes: Array(text.replacing("item.is_medical", with: "item.is_medicine").utf8))
    }
    let whole = load(files, "sharing", facts: nil)
    let part = load(files, "sharing", facts: [])
    #expect(whole.diagnostics.containsError)
    #expect(part.diagnostics.sorted == whole.diagnostics.sorted)
  }

  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  private func load(
    _ files: [SmallBook.File], _ decision: String, facts: [String]?
  ) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let words = facts.map { RuleBook.CaseWords.of(Array($0.joined(separator: "\n").utf8)) }
    return (RuleBook.load(files, for: decision, facts: words, into: &diagnostics), diagnostics)
  }

  /// The entry of a check as it is written.
  private func node(of check: CheckSyntax, in book: RuleBook) -> YAMLNode? {
    book.fileTrees[check.id.span.file]?["checks"]?.items?.first { $0["id"]?.scalarText == check.id.value }
  }

  /// Keys and values.
  private func words(_ node: YAMLNode) -> [String] {
    switch node.content {
    case .scalar(let scalar): [scalar.text]
    case .sequence(let items): items.flatMap(words)
    case .mapping(let entries): entries.flatMap { [$0.key] + words($0.value) }
    }
  }

  /// Both without checks, of which a part has fewer.
  private func expectSameGraph(_ part: RuleBook, _ whole: RuleBook, _ decision: String, asOf day: Int64) {
    var (part, whole) = (part, whole)
    (part.checks, whole.checks) = ([], [])
    let own = GraphLowering.lower(decision, of: part, asOf: day)
    let graph = GraphLowering.lower(decision, of: whole, asOf: day)
    #expect(own != nil && own?.rules.map(\.id) == graph?.rules.map(\.id), "\(decision)")
    #expect(
      own?.nodes.map { part.files.location(of: $0.span) } == graph?.nodes.map { whole.files.location(of: $0.span) },
      "\(decision)")
    #expect(own?.facts.map { part[$0].path } == graph?.facts.map { whole[$0].path }, "\(decision)")
    #expect(own?.holders.keys.sorted() == graph?.holders.keys.sorted(), "\(decision)")
  }
}
