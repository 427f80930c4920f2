import TestSupport
import Testing

@testable import Decisions

/// The order of questions, against all strategies there are.
@Suite struct QuestionPlanTests {
  private static let seed = UInt64.random(in: 0..<1_000_000)

  @Test func fewQuestionsAreAskedInTheBestOrder() throws {
    var random = SeededRandom(seed: Self.seed)
    var asked = 0
    for number in 0..<60 {
      let circuit = RandomCircuit(&random, variables: 4)
      let best = circuit.leastCost()
      let exact = try #require(ExactQuestions(circuit.questions))
      #expect(abs(exact.cost - best) < 1e-9, "seed \(Self.seed), circuit \(number): \(exact.cost) instead of \(best)")
      #expect((exact.first == nil) == (best == 0), "seed \(Self.seed), circuit \(number)")
      if let first = exact.first {
        asked += 1
        let cost = circuit.leastCost(beginningWith: first)
        #expect(abs(cost - best) < 1e-9, "seed \(Self.seed), circuit \(number): beginning with \(first) costs \(cost)")
      }
    }
    #expect(asked > 20)
  }

  @Test func someOfSeveralTestsBeginAsTheBestStrategyDoes() {
    var random = SeededRandom(seed: Self.seed)
    for needed in 1...5 {
      for number in 0..<8 {
        let circuit = RandomCircuit(atLeast: needed, of: 5, &random)
        let first = Prospects(circuit.questions).first
        let (cost, best) = (circuit.leastCost(beginningWith: first), circuit.leastCost())
        #expect(abs(cost - best) < 1e-9, "seed \(Self.seed), \(needed) of 5, circuit \(number): \(cost) instead of \(best)")
      }
    }
  }

  /// What is only expected to be good is not far from the best.
  @Test func questionsAskedAheadAreNearlyTheBest() {
    var random = SeededRandom(seed: Self.seed)
    var (sum, least) = (0.0, 0.0)
    for _ in 0..<60 {
      let circuit = RandomCircuit(&random, variables: 4)
      var plan = QuestionPlan(circuit.questions, mostStates: 0)
      guard circuit.truths().count == 2, let first = plan.first() else { continue }
      sum += circuit.leastCost(beginningWith: first)
      least += circuit.leastCost()
    }
    #expect(sum < 1.1 * least, "seed \(Self.seed): \(sum) instead of \(least)")
  }
}
