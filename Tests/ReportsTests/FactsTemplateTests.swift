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

  /// Taking away the first `# ` of the lines of a list leaves comments and one member.
  @Test func theSampleMemberCanBeUncommented() {
    let people = Self.template.split(separator: "\n").drop { $0 != "people:" }.dropFirst(3)
    let uncommented = people.map { $0.replacing("  # ", with: "  ", maxReplacements: 1) }
    let written = uncommented.filter { !$0.drop { $0 == " " }.hasPrefix("#") }
    #expect(written.first == "  - name:")
    #expect(written.dropFirst().allSatisfy { $0.hasPrefix("    ") && $0.hasSuffix(":") })
    #expect(written.count == 9)
  }
}
