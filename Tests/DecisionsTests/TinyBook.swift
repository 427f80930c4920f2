import Diagnostics
import Facts
import Rules
import Testing

@testable import Decisions

/// A rule book of one criterion with the given conditions, for looking at single steps and truths.
struct TinyBook {
  let book: RuleBook
  let decider: Decider
  let facts: CaseFacts

  private static let vocabulary = """
    kind: vocabulary
    id: people
    title: People
    entities:
      matter:
        title: the matter
        facts:
          opened: {type: date, title: opened, ask: "When was it opened?"}
          closed: {type: date, none: allowed, title: closed, ask: "When was it closed?"}
          urgent: {type: yes-no, title: urgent, ask: "Is it urgent?"}
          in_school: {type: yes-no, title: in school, ask: "In school?", actionable_by: the family, propose: yes}
          at_home: {type: yes-no, title: at home, ask: "At home?", actionable_by: the family}
          visits: {type: integer, title: visits, ask: "How many visits?", between: [0, 100]}
          kinds: {type: choices, title: kinds, ask: "Of what kinds?", choices: {first: first, second: second, third: third}}
      member:
        list: members
        name: number
        title: member
        facts:
          number: {type: integer, title: number, ask: "Which number?", between: [0, 1000]}
          age: {type: integer, unit: years, title: age, ask: "How old?", between: [0, 150]}
          offences: {type: integer, title: offences, ask: "How many offences?", between: [0, 100]}
          parent: {type: yes-no, title: parent, ask: "A parent?"}
    """

  private static let rest = """
    kind: source
    id: handbook
    title: Handbook
    date: 2016-08-01
    clauses:
      "1": {says: A clause.}
    """

  private static let eligibility = """
    kind: eligibility
    id: any-problem
    decision: eligibility
    title: Eligible
    outcomes: {met: eligible, not_met: not-eligible}
    when: {at_least: 1, of: problems}
    source: {document: handbook, clause: "1"}
    """

  /// Each indicator is `some member` where its condition begins with `some:`, else about the matter.
  init(_ indicators: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    var criterion = """
      kind: criterion
      id: problem
      group: problems
      title: Problem
      source: {document: handbook, clause: "1"}
      indicators:

      """
    for (number, indicator) in indicators.enumerated() {
      let isSome = indicator.hasPrefix("some: ")
      let when = isSome ? String(indicator.dropFirst(6)) : indicator
      criterion += """
          - id: indicator-\(number)
            title: Indicator
        \(isSome ? "    some: member\n" : "")    when: '\(when)'
            source: {document: handbook, clause: "1"}

        """
    }
    let texts = [TinyBook.vocabulary, TinyBook.rest, TinyBook.eligibility, criterion]
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(
      texts.enumerated().map { (path: "\($0.offset).yaml", bytes: Array(($0.element + "\n").utf8)) }, into: &diagnostics)
    #expect(
      !diagnostics.containsError, "\(diagnostics.sorted.map(\.message))\n\(criterion)", sourceLocation: sourceLocation)
    let graph = try #require(GraphLowering.lower("eligibility", of: book, asOf: 17_000), sourceLocation: sourceLocation)
    self.book = book
    decider = Decider(graph, of: book)
    facts = CaseFacts(FactLayout(book))
  }

  /// The node of the criterion, or of an indicator.
  func node(_ id: String) throws -> NodeIndex { try #require(decider.graph.rules.first { $0.id == id }).node }

  func fact(_ path: String) throws -> FactID { try #require(book.fact(at: path)) }

  /// What the steps do of the plan that computes no more than the criterion, and how many of the first are plain flags.
  func plan() throws -> (codes: [Step.Code], flagCount: Int) {
    let plan = EvaluationPlan(decider.graph, book, for: [try node("problem")])
    // The plan owns the memory of its steps.
    return withExtendedLifetime(plan) { (plan.steps.map(\.code), plan.flagCount) }
  }

  /// Members with their facts: age, offences, parent; nil for what is not given.
  func give(_ members: [(age: Int64?, offences: Int64?, parent: Bool?)]) throws {
    facts.reset()
    let entity = try #require(book.entity(named: "member"))
    facts.setList(entity, isOpen: false)
    for given in members {
      let member = facts.addMember(entity)
      if let age = given.age { facts.set(FactCell(try fact("member.age"), member), integer: age) }
      if let offences = given.offences { facts.set(FactCell(try fact("member.offences"), member), integer: offences) }
      if let parent = given.parent { facts.set(FactCell(try fact("member.parent"), member), flag: parent) }
    }
  }
}
