import Rules
import Testing

@testable import Decisions

/// Which facts must be known for the one pass to be exact.
@Suite struct UnateCheckTests {
  private func contested(_ indicators: [String]) throws -> [String] {
    let tiny = try TinyBook(indicators)
    return tiny.decider.exactness.unate.contest(try tiny.node("problem")).facts.map { tiny.book[$0].path }
  }

  @Test func aFactSeenFromOneSideIsNot() throws {
    #expect(try contested(["matter.visits > 3", "matter.visits > 5 and matter.urgent"]) == [])
  }

  @Test func aFactSeenFromBothSidesIs() throws {
    #expect(
      try contested(["matter.urgent and matter.visits > 3", "not(matter.urgent) and matter.visits > 5"]) == ["matter.urgent"])
    #expect(
      try contested(["some: member.age < 18 and member.offences > 0", "some: member.age >= 18 and member.parent"])
        == ["member.age"])
  }

  /// Some age suits both conditions, another neither.
  @Test func rangesWithARegionInCommonAreNot() throws {
    #expect(
      try contested(["some: member.age in [5..16] and member.parent", "some: member.age >= 10 and member.offences > 0"]) == [])
  }

  @Test func rangesWithoutARegionInCommonAre() throws {
    let found = try contested(["some: member.age in [5..9] and member.parent", "some: member.age >= 10 and member.offences > 0"])
    #expect(found == ["member.age"])
  }

  /// The age is asked twice, but by one condition as a whole.
  @Test func aRangeOfOneFactIsOneCondition() throws {
    #expect(try contested(["some: member.age >= 5 and member.age <= 16 and member.parent"]) == [])
  }

  @Test func aConditionOverTwoFactsSeenFromBothSidesIsHopeless() throws {
    let tiny = try TinyBook([
      "matter.closed <= matter.opened and matter.urgent", "not(matter.closed <= matter.opened) and matter.visits > 1",
    ])
    #expect(tiny.decider.exactness.unate.contest(try tiny.node("problem")).isHopeless)
    #expect(!tiny.decider.exactness.unate.contest(try tiny.node("indicator-0")).isHopeless)
  }
}
