import Facts
import Rules
import TestSupport
import Testing

@testable import Decisions

/// What is settled while facts that are seen from both sides are unknown.
@Suite struct CompletionsTests {
  private static let ages = ["some: member.age < 18 and member.offences > 0", "some: member.age >= 18 and member.parent"]

  private func outcome(
    _ members: [(age: Int64?, offences: Int64?, parent: Bool?)], of indicators: [String] = ages
  ) throws -> String {
    let tiny = try TinyBook(indicators)
    try tiny.give(members)
    let known = Array(UnsafeBufferPointer(start: tiny.facts.columns.known, count: tiny.facts.columns.maskCount))
    let outcome = tiny.decider.verdict(tiny.facts).outcome
    #expect(known == Array(UnsafeBufferPointer(start: tiny.facts.columns.known, count: tiny.facts.columns.maskCount)))
    return outcome
  }

  @Test func whateverTheAgeIs() throws {
    #expect(try outcome([(nil, 1, true)]) == "eligible")
    #expect(try outcome([(nil, 0, false)]) == "not-eligible")
    #expect(try outcome([(nil, 1, false)]) == Decision.undetermined)
    #expect(try outcome([(nil, 1, nil)]) == Decision.undetermined)
  }

  /// One member settles it by himself, however many others are open: more ways than are tried for all.
  @Test func oneOfManyMembers() throws {
    let open: [(age: Int64?, offences: Int64?, parent: Bool?)] = Array(repeating: (nil, 1, false), count: 12)
    #expect(try outcome(open + [(nil, 1, true)]) == "eligible")
    #expect(try outcome(open) == Decision.undetermined)
    #expect(try outcome(Array(repeating: (nil, 0, false), count: 12)) == "not-eligible")
  }

  /// All members alike it is met every time; only with two different ages it is not.
  @Test func membersWhoDiffer() throws {
    let apart = [
      "some: member.age < 10 and member.parent", "some: member.age >= 10 and member.age < 20 and member.offences > 0",
      "some: member.age >= 20",
    ]
    #expect(try outcome([(nil, 1, false), (nil, 0, true)], of: apart) == Decision.undetermined)
    #expect(try outcome([(nil, 1, true), (nil, 0, false)], of: apart) == "eligible")
  }

  @Test func moreThanSixtyFourMembers() throws {
    let open: [(age: Int64?, offences: Int64?, parent: Bool?)] = Array(repeating: (nil, 0, false), count: 70)
    #expect(try outcome(open) == "not-eligible")
    #expect(try outcome(open + [(nil, 2, true)]) == "eligible")
  }

  /// Every truth that answers rest on is what the decision diagram says, for random cases of random rule books.
  @Test func settledTruthsAreExact() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var (settled, open) = (0, 0)
    RandomDeciders(seed: seed).forEach { decider, facts in
      let outcome = decider.answerPlan.outcome
      decider.evaluator.run(outcome.plan, facts)
      let kleene = decider.answerPlan.found.map { outcome.plan.truths.truth(at: $0.told) }
      outcome.settle(facts)
      decider.evaluator.run(facts)
      let exact = decider.exactPass(facts)
      for (entry, before) in zip(decider.answerPlan.found, kleene) {
        let rule = decider.graph.rules[entry.rule.index]
        for member in 0..<(rule.scope.map { facts.count($0) } ?? 1) {
          let found = outcome.plan.truths.truth(at: outcome.plan.place(of: rule.node), member: member)
          #expect(found == exact.result(rule.node, member: member).truth, "seed \(seed), rule \(rule.id), member \(member)")
          if found == .unknown { open += 1 } else if before == .unknown { settled += 1 }
        }
      }
    }
    #expect(open > 100)
    #expect(settled > 0)
  }
}
