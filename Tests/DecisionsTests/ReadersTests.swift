import Decisions
import RandomCases
import Reports
import Rules
import Testing

/// Readers learn nothing of what they may not see; `Tools/differential readers` runs many more.
@Suite struct ReadersTests {
  /// Everything that a reader may get, in every format.
  private static func everything(_ decision: Decision, _ book: RuleBook) -> [String] {
    let sources = RuleSources(book, identity: RuleBookIdentity(name: "rules", version: "", digest: "", meaning: ""))
    return DecisionFormat.allCases.flatMap { format in
      [Detail.concise, .full].map { format.render(decision, sources: sources, audience: .officer, detail: $0) }
    }
  }

  private static func text(_ letters: [Letter], _ book: RuleBook) -> String {
    let sources = RuleSources(book, identity: RuleBookIdentity(name: "rules", version: "", digest: "", meaning: ""))
    return LetterFormat.markdown.render(letters, sources: sources)
  }

  @Test(arguments: [31]) func randomRuleBooks(seed: UInt64) {
    var found: [String] = []
    var run = ReadersRun(seed: seed, print: { found.append($0) }, render: Self.everything, letter: Self.text)
    run.run(pairs: 12)
    #expect(run.failures == 0, "seed \(seed):\n\(found.joined(separator: "\n"))")
    // Otherwise a leak would not show.
    #expect(run.telling > 4 && run.withheld > 1 && run.letters > 4, "\(run.summary)")
  }

  @Test(arguments: [34]) func thisRuleBook(seed: UInt64) {
    var found: [String] = []
    var run = ReadersRun(seed: seed, print: { found.append($0) }, render: Self.everything, letter: Self.text)
    run.run(ThisRuleBook.book, documents: 6)
    #expect(run.failures == 0, "seed \(seed):\n\(found.joined(separator: "\n"))")
    #expect(run.telling > 0, "\(run.summary)")
  }
}
