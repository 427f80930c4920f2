import Decisions
import Diagnostics
import Expressions
import Facts
import Rules
import Testing

/// Registers as lists in every place where expressions stand.
@Suite struct RegisterListTests {
  static let holidays = """
    kind: register
    id: bank-holidays
    columns:
      day: {type: date}
      nation: {type: choice, choices: {england: England, ireland: Northern Ireland}}
      until: {type: date, none: allowed}
    rows:
      st-patrick: {day: 2016-03-17, nation: ireland, until: null}
      good-friday: {day: 2016-03-25, nation: england, until: 2016-12-31}
      easter-monday: {day: 2016-03-28, nation: england, until: null}
    """

  static func expressionValue(_ expression: String, on: String = "on: 2016-03-10") throws -> String? {
    let rules = """
      kind: determination
      id: test
      decision: test
      outcomes: [{id: x, outcome: first, when: 'case.on in bank_holidays.day'}]
      otherwise: other
      value: '\(expression)'
      """
    let decision = try DeterminationTests.decide(on, rules, as: "test", besides: [("holidays.yaml", holidays)])
    return decision.valueText.map { "\(decision.outcome) \($0)" }
  }

  @Test(arguments: [
    (#"add working days(case.on, 20, bank_holidays.day)"#, "other 2016-04-12"),
    (#"add working days(case.on, 20, bank_holidays[nation = "england"].day)"#, "other 2016-04-11"),
    (#"add working days(case.on, 20, bank_holidays[item.nation = "england"].day)"#, "other 2016-04-11"),
    (#"count(bank_holidays)"#, "other 3"), (#"bank_holidays[2].id"#, "other \"good-friday\""),
    (#"count(bank_holidays[until != null])"#, "other 1"), (#"bank_holidays.id[3]"#, "other \"easter-monday\""),
    (#"count(bank_holidays[day > case.on])"#, "other 3"), (#"max(bank_holidays.day)"#, "other 2016-03-28"),
    (#"if case.on in bank_holidays.day then 1 else 2"#, "other 2"),
    (#"count(for h in bank_holidays return h.day)"#, "other 3"),
  ])
  func values(_ expression: String, _ value: String) throws {
    #expect(try Self.expressionValue(expression) == value)
  }

  @Test func conditionsAreExact() throws {
    #expect(try Self.expressionValue("1", on: "on: 2016-03-17") == "first 1")
    #expect(try Self.expressionValue("1", on: "a: yes") == nil)
  }

  /// The checker knows the types of rows and of columns.
  @Test(arguments: [
    (#"count(bank_holiday)"#, "expression/unknown-name"), (#"count(bank_holidays.dy)"#, "expression/unknown-member"),
    (#"count(bank_holidays[nashun = "england"])"#, "expression/unknown-name"),
    (#"bank_holidays.day"#, "rules/value-type"),
  ])
  func mistakes(_ expression: String, _ code: String) {
    let rules = """
      kind: determination
      id: test
      decision: test
      outcomes: [{id: x, outcome: first, when: case.a}]
      otherwise: other
      value: '\(expression)'
      """
    let found = DeterminationTests.load(rules, besides: [("holidays.yaml", Self.holidays)]).diagnostics.sorted
    #expect(found.filter { $0.severity == .error }.map { "\($0.code)" } == [code], "\(found.map(\.message))")
  }

  @Test func aNameMeansOneThing() {
    let register = "kind: register\nid: rate\ncolumns: {day: {type: date}}\nrows: {x: {day: 2016-01-01}}"
    let found = DeterminationTests.load(DeterminationTests.rules, besides: [("r.yaml", register)]).diagnostics.sorted
    #expect(found.filter { $0.severity == .error }.map { "\($0.code)" } == ["names/declared-twice"])
  }
}
