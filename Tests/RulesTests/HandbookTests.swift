import Diagnostics
import ExpressionSyntax
import Reports
import RuleFiles
import Rules
import TestSupport
import Testing
import YAMLTree

/// The handbook of the small book as it reads, and of the whole rule book as to what is in it.
@Suite struct HandbookTests {
  @Test func smallBook() {
    let handbook = Self.handbook(of: SmallBook.load(SmallBook.files).book)
    let pages = handbook.files(.markdown).map { "<!-- \($0.name) -->\n\($0.text)" }
    assertGolden(pages.joined(separator: "\n"), named: "handbook/small-book.md")
    let page = handbook.files(.html).first { $0.name == "index.html" }
    assertGolden(page?.text ?? "", named: "handbook/index.html")
  }

  /// A table as a condition and a table from a CSV file as what a fact is.
  @Test func decisionTables() throws {
    let folder = TestFile.inCases("tables", of: #filePath)
    let (book, diagnostics) = SmallBook.load(SmallBook.files + SmallBook.folder(folder, named: "Rules"))
    #expect(!diagnostics.containsError, "\(SmallBook.report(diagnostics, of: book))")
    let pages = Self.handbook(of: book).files(.markdown)
    func section(_ anchor: String, of page: String) throws -> String {
      let text = try #require(pages.first { $0.name == page }?.text)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0.hasPrefix("#") && $0.contains("\"\(anchor)\"") })
      let depth = lines[start].prefix { $0 == "#" }
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("#") && $0.prefix { $0 == "#" }.count <= depth.count }
      return lines[start..<(end ?? lines.endIndex)].joined(separator: "\n")
    }
    let sections = try [section("rule-short-stays", of: "rules.md"), section("fact-stay.price", of: "facts.md")]
    assertGolden(sections.joined(separator: "\n"), named: "handbook/tables.md")
    Self.expectSound(Self.handbook(of: book).files(.html))
  }

  @Test func htmlIsSound() { Self.expectSound(Self.handbook(of: SmallBook.load(SmallBook.files).book).files(.html)) }

  @Test func sameBytesAgain() {
    func bytes() -> [String] { Self.handbook(of: SmallBook.load(SmallBook.files).book).files(.html).map(\.text) }
    #expect(bytes() == bytes())
  }

  /// Nothing of the rule book is left out: ids of rules and parts, clauses, facts, parameters.
  @Test func wholeBook() throws {
    let root = String(#filePath.dropLast("/Tests/RulesTests/HandbookTests.swift".count))
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(["\(root)/Rules", "\(root)/Outcomes"], into: &diagnostics)
      .map { (path: String($0.path.dropFirst(root.count + 1)), bytes: $0.bytes) }
    let book = RuleBook.load(files, into: &diagnostics)
    try #require(!diagnostics.containsError && book.documents.count > 1)
    let pages = Self.handbook(of: book).files(.html)
    let read = Self.expectSound(pages)
    let codes = Set(read.values.flatMap(\.codes))
    for holder in book.clauseHolders where !["parameter", "register", "assumption"].contains(holder.kind) {
      #expect(codes.contains(holder.id.value), "the handbook has no \(holder.kind) \(holder.id.value)")
    }
    for name in book.parameters.map(\.fact.name) + book.assumptions.map(\.id.value) + book.decisions {
      #expect(codes.contains(name), "the handbook has no \(name)")
    }
    for fact in book.facts where book.fact(at: fact.path) == fact.id { #expect(codes.contains(fact.path)) }
    // Formulas stand behind what they mean: in rules and sentences there are none.
    let formulas = Set(book.facts.filter { $0.meaning != nil }.compactMap { $0.definition.map { Self.oneLine($0.text) } })
    for (name, page) in read {
      for code in page.codes.map(Self.plain) where code.contains("(") && !formulas.contains(code) {
        Issue.record("\(name) has the formula \(code)")
      }
    }
    // Chapters are called by titles.
    for tree in book.fileTrees.values
    where (tree["rules"]?.items?.count ?? 0) > 1 && tree["kind"]?.scalarText != "source" {
      #expect(tree["title"] != nil, "\(book.files[tree.span.file].path) has several rules and no title")
    }
    let page = try #require(read["clauses.html"])
    #expect(page.ids.count { $0.hasPrefix("clause-") } == book.documents.reduce(0) { $0 + $1.clauses.count })
  }

  private static func plain(_ html: String) -> String {
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")].reduce(html) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  private static func handbook(of book: RuleBook) -> Handbook {
    let identity = RuleBookIdentity(
      name: book.documents.first?.id.value ?? "", version: "2016-08-01", digest: "sha256:00", meaning: nil)
    return Handbook(book, sources: RuleSources(book, identity: identity))
  }

  /// Every page is well formed, and every link leads to a place that there is.
  @discardableResult private static func expectSound(_ files: [(name: String, text: String)]) -> [String: HTMLPage] {
    let pages = Dictionary(uniqueKeysWithValues: files.map { ($0.name, HTMLPage($0.text)) })
    var links = 0
    for (name, page) in pages {
      #expect(page.mistakes.isEmpty, "\(name): \(page.mistakes.prefix(5))")
      let ids = Set(page.ids)
      for link in page.links {
        links += 1
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let there = parts[0].isEmpty ? ids : pages[parts[0]].map { Set($0.ids) }
        if there == nil || parts.count > 1 && there?.contains(parts[1]) != true { Issue.record("\(name): \(link) leads nowhere") }
      }
    }
    #expect(links > 20)
    return pages
  }
}
