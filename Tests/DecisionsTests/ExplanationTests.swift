import Decisions
import RandomCases
import Reports
import Rules
import Testing

/// What explanations guarantee, asked of the reference and of brute force; `Tools/differential explain` runs many more.
@Suite struct ExplanationTests {
  @Test(arguments: [22]) func randomRuleBooks(seed: UInt64) {
    var found: [String] = []
    var run = ExplanationRun(seed: seed) { found.append($0) }
    run.run(pairs: 16)
    #expect(run.failures == 0, "seed \(seed):\n\(found.joined(separator: "\n"))")
    #expect(run.sufficient > 0)
    #expect(run.changes > 0)
    #expect(run.relevant > 0)
  }

  /// Small rule books in every completion; `Tools/test` and `Tools/differential properties` run many more, and larger ones.
  @Test(arguments: [23]) func modelRuleBooks(seed: UInt64) {
    var found: [String] = []
    var run = ModelRun(seed: seed, print: { found.append($0) }) { decision, book, format in
      let sources = RuleSources(book, identity: RuleBookIdentity(name: "rules", version: "", digest: "", meaning: ""))
      return DecisionFormat(rawValue: format)?.render(decision, sources: sources, detail: .full) ?? ""
    }
    run.run(pairs: 60)
    #expect(run.failures == 0, "seed \(seed):\n\(found.joined(separator: "\n"))")
    #expect(run.exact > 50 && run.sufficient > 20 && run.ways > 100 && run.shown > 500, "\(run.summary)")
  }
}
