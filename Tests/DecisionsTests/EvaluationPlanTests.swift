import Diagnostics
import Facts
import RandomCases
import Rules
import TestSupport
import Testing

@testable import Decisions

/// The steps into which nodes are compiled.
@Suite struct EvaluationPlanTests {
  private func codes(_ indicators: [String]) throws -> [Step.Code] { try TinyBook(indicators).plan().codes }

  @Test func yesNoFactsComeFirst() throws {
    let tiny = try TinyBook(["matter.visits > 3 and matter.urgent"])
    let plan = try tiny.plan()
    #expect(plan.flagCount == 1)
    #expect(plan.codes.first == .flag)
  }

  @Test func oppositeComparisonsAreOneStep() throws {
    let codes = try codes(["some: member.age < 18 and member.offences > 0", "some: member.age >= 18 and member.parent"])
    // One for the age, one for the offences.
    #expect(codes.filter { $0 == .less }.count == 2)
    #expect(!codes.contains(.copy))
  }

  @Test func comparisonsWithTheLargestNumber() throws {
    let tiny = try TinyBook(["matter.visits <= 9223372036854775807", "matter.visits > 9223372036854775807 and matter.urgent"])
    let visits = FactCell(try tiny.fact("matter.visits"))
    tiny.facts.set(visits, integer: 7)
    #expect(tiny.decider.verdict(tiny.facts).outcome == "eligible")
    // Whatever it is.
    tiny.facts.reset()
    #expect(tiny.decider.verdict(tiny.facts).outcome == "eligible")
  }

  @Test func quantifiersOfOneListAreOne() throws {
    let codes = try codes(["some: member.age < 18", "some: member.offences > 2", "some: member.parent"])
    #expect(codes.filter { $0 == .some }.count == 1)
  }

  @Test func aDayThatMayBeNoneIsComparedInOneStep() throws {
    let tiny = try TinyBook(["matter.closed != null and matter.closed <= matter.opened"])
    let plan = try tiny.plan()
    #expect(plan.codes.contains(.givenOrder))
    #expect(!plan.codes.contains(.isNone))
    let (opened, closed) = (FactCell(try tiny.fact("matter.opened")), FactCell(try tiny.fact("matter.closed")))
    func outcome(_ give: () -> Void) -> String {
      tiny.facts.reset()
      give()
      return tiny.decider.verdict(tiny.facts).outcome
    }
    #expect(outcome { tiny.facts.setNone(closed) } == "not-eligible")
    #expect(outcome { tiny.facts.set(opened, integer: 5) } == Decision.undetermined)
    #expect(outcome { tiny.facts.set(closed, integer: 5) } == Decision.undetermined)
    for (day, expected) in [(4, "eligible"), (5, "eligible"), (6, "not-eligible")] {
      let found = outcome {
        tiny.facts.set(opened, integer: 5)
        tiny.facts.set(closed, integer: Int64(day))
      }
      #expect(found == expected, "closed on day \(day)")
    }
  }

  @Test func choicesAreAskedOnce() throws {
    let codes = try codes([
      #"list contains(matter.kinds, "first") or list contains(matter.kinds, "second") or list contains(matter.kinds, "third")"#
    ])
    #expect(codes.filter { $0 == .overlaps }.count == 1)
    #expect(!codes.contains(.either) && !codes.contains(.any))
  }

  /// Of the nodes asked for a plan leaves the same truths as the plan of all nodes, for random cases of random rule books.
  @Test func plansAgree() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var looked = 0
    RandomDeciders(seed: seed).forEach { decider, facts in
      let plan = decider.answerPlan.outcome.plan
      decider.evaluator.run(plan, facts)
      let truths = plan.truths
      decider.evaluator.run(facts)
      for entry in decider.answerPlan.met + decider.answerPlan.found {
        let rule = decider.graph.rules[entry.rule.index]
        for member in 0..<(rule.scope.map { facts.count($0) } ?? 1) {
          let found = truths.truth(at: plan.place(of: rule.node), member: member)
          let expected = decider.evaluator.truths.truth(rule.node, member: member)
          #expect(found == expected, "seed \(seed), rule \(rule.id), member \(member)")
          looked += 1
        }
      }
    }
    #expect(looked > 500)
  }
}
