import Facts
import Rules
import Testing

@testable import Decisions

/// Where the rules name the value to propose, nothing else is proposed.
@Suite struct ProposedValueTests {
  @Test(arguments: [
    // The condition under which somebody is eligible, the present value, and whether a way is told.
    ("matter.in_school", false, true), ("not(matter.in_school)", true, false),
    ("matter.at_home", false, true), ("not(matter.at_home)", true, true),
  ])
  func onlyThatValue(condition: String, isNow: Bool, hasWay: Bool) throws {
    let tiny = try TinyBook([condition])
    tiny.facts.reset()
    for path in ["matter.in_school", "matter.at_home"] { tiny.facts.set(FactCell(try tiny.fact(path)), flag: isNow) }
    let ways = tiny.decider.changes(for: tiny.facts, to: "eligible")
    #expect(ways.count == 1)
    #expect(ways.allSatisfy { $0.ways.isEmpty != hasWay })
  }
}
