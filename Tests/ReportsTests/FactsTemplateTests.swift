import Diagnostics
import Facts
import Reports
import Rules
import TestSupport
import Testing

@Suite struct FactsTemplateTests {
  private static var template: String {
    let book = VocabularyFixture.book
    return FactsTemplate.render(
      decision: "eligibility", facts: book.facts.filter { $0.name != "unused" && $0.name != "name" }.map(\.id), of: book)
  }

  @Test func everyTypeOfFact() { assertGolden(Self.template, named: "facts-template.yaml") }

  @Test func onlyWhatTheDecisionReads() {
    let book = VocabularyFixture.book
    #expect(!Self.template.contains("unused"))
    let one = FactsTemplate.render(decision: "d", facts: [book.facts[0].id], of: book)
    #expect(one.contains("accepted_on:") && !one.contains("people:"))
  }

  /// Derived facts cannot be given, so they are not asked for.
  @Test func noDerivedFacts() { #expect(!Self.template.contains("size:")) }

  /// Without its comments the file has keys only, none with a value.
  @Test func saysThatNothingIsKnown() {
    let lines = Self.template.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }
    #expect(lines.allSatisfy { $0.hasSuffix(":") })
    #expect(lines.contains("people:"))
  }

  /// The facts that a text gives, and what was wrong with it.
  private static func read(_ text: String) -> (facts: CaseFacts, problems: [Diagnostic]) {
    let book = VocabularyFixture.book
    let facts = CaseFacts(FactLayout(book))
    var diagnostics = DiagnosticSet()
    let file = SourceFile(id: FileID(0), path: "facts.yaml", bytes: Array(text.utf8))
    _ = FactsReader(book: book).read(yaml: file, into: facts, diagnostics: &diagnostics)
    return (facts, diagnostics.sorted)
  }

  private static func given(_ facts: CaseFacts) -> [String] {
    let cells = VocabularyFixture.book.facts.flatMap { fact in
      (0..<facts.count(fact.entity)).map { (fact.name, FactCell(fact.id, $0)) }
    }
    return cells.filter { facts.isKnown($0.1) && !facts.isPresumed($0.1) }.map(\.0)
  }

  @Test func readsAsNothingGiven() {
    let (facts, problems) = Self.read(Self.template)
    #expect(problems == [])
    #expect(Self.given(facts) == [])
    #expect(!facts.isListKnown(EntityID(1)))
  }

  /// Taking away the first `# ` of the lines below a list's key leaves one member.
  @Test func theSampleMemberCanBeFilledIn() {
    let parts = Self.template.split(separator: "people:\n", maxSplits: 1)
    let member = parts[1].split(separator: "\n").map { $0.replacing("  # ", with: "  ", maxReplacements: 1) }
    let text = "\(parts[0])people:\n\(member.joined(separator: "\n"))\n"
      .replacing("- name:", with: "- name: Child A").replacing("accepted_on:", with: "accepted_on: 2016-09-12")
    let (facts, problems) = Self.read(text)
    #expect(problems == [])
    #expect(Self.given(facts) == ["accepted_on", "name"])
    #expect(facts.count(EntityID(1)) == 1)
  }
}
