import RandomCases
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
}
