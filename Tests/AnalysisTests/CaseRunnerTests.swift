import Analysis
import Rules
import Testing

@Suite struct CaseRunnerTests {
  private func run(_ cases: String) -> CaseRun {
    let book = SmallBook().with(cases: cases).load()
    var runner = CaseRunner(book)
    return runner.run(WorkedCase.all(of: book))
  }

  private func failures(_ expect: String, facts: String = "{people: []}") -> [CaseFailure.Kind] {
    run("  - {id: one, facts: \(facts), expect: \(expect)}").results.flatMap(\.failures).map(\.kind)
  }

  @Test func casesOfTheBookPass() {
    let book = SmallBook().load()
    var runner = CaseRunner(book)
    let run = runner.run(WorkedCase.all(of: book))
    #expect(run.results.map(\.id) == ["child"])
    #expect(run.passed == 1)
    #expect(run.failed == 0)
  }

  @Test(arguments: [
    ("{outcome: not-eligible}", [CaseFailure.Kind]()),
    ("{outcome: eligible}", [.outcome(expected: "eligible", actual: "not-eligible")]),
    ("{met: [debts]}", [.rule("debts", expected: "met", actual: "not_met")]),
    ("{unknown: [debts]}", [.rule("debts", expected: "unknown", actual: "not_met")]),
    ("{not_met: [debts, school, one-problem]}", []),
    ("{met: [nobody]}", [.rule("nobody", expected: "met", actual: nil)]),
    ("{missing: [family.has_debts]}", [.missing("family.has_debts", isExpected: true)]),
    ("{not_missing: [family.has_debts]}", []),
    ("{duties: [report]}", [.duty("report", isExpected: true)]),
    ("{no_duties: [report]}", []),
    ("{assumptions: [guess]}", [.assumption("guess")]),
    ("{items: {one: permit}}", [.item("one", expected: "permit", actual: nil)]),
    ("{value: 2016-10-03}", [.value(expected: "2016-10-03", actual: nil)]),
    ("{value: none}", []),
    ("{letter: none}", []),
    ("{letter: thanks}", [.letters(expected: ["thanks"], actual: [])]),
    ("{urgent: true}", [.urgent(isExpected: true)]),
    ("{urgent: false}", []),
  ])
  func expectation(_ expect: String, _ wanted: [CaseFailure.Kind]) { #expect(failures(expect) == wanted) }

  @Test func lettersGoWithOutcomes() {
    var book = SmallBook().with(
      cases: """
          - {id: refused, facts: {people: []}, expect: {letter: refusal}}
          - {id: expected-none, like: refused, expect: {letter: none}}
          - {id: either, like: refused, but: {family: {has_debts: yes}}, expect: {letter: [permission, thanks]}}
          - {id: one-of-two, like: either, expect: {letter: thanks}}
        """)
    let letters = [("refusal", "not-eligible"), ("permission", "eligible"), ("thanks", "eligible")].map { id, outcome in
      "  - {id: \(id), decision: eligibility, title: T, on: \(outcome), to: A, sender: B, subject: S, body: [Words.],"
        + " source: {document: handbook, clause: '1'}}"
    }
    book.more = [("letters.yaml", "kind: letter\nrules:\n" + letters.joined(separator: "\n"))]
    let loaded = book.load()
    var runner = CaseRunner(loaded)
    let run = runner.run(WorkedCase.all(of: loaded))
    #expect(
      run.results.map { $0.failures.map(\.kind) } == [
        [], [.letters(expected: [], actual: ["refusal"])], [],
        [.letters(expected: ["thanks"], actual: ["permission", "thanks"])],
      ])
  }

  @Test func unknownFactsAreNamedWithTheirMember() {
    let run = run(
      """
        - id: open
          facts: {people: [{name: Child A, birth_date: 2006-05-01}]}
          expect: {outcome: eligible, unknown: [absence], missing: [person.absence_percent], not_missing: [person.birth_date]}
      """)
    #expect(run.results[0].failures.map(\.kind) == [.outcome(expected: "eligible", actual: "undetermined")])
    #expect(run.results[0].missing == ["person.absence_percent of Child A"])
  }

  @Test func contradictionsAreAnOutcomeOfTheirOwn() {
    let facts = "{people: [{name: Child A, birth_date: 2030-05-01}]}"
    #expect(failures("{outcome: refused}", facts: facts) == [])
    #expect(failures("{outcome: eligible}", facts: facts) == [.factsRefused("Child A is not born yet")])
    #expect(failures("{outcome: refused}") == [.outcome(expected: "refused", actual: "not-eligible")])
  }

  @Test func misreadFactsFailTheCase() {
    #expect(failures("{outcome: eligible}", facts: "{family: {debts: no}}") == [.factsRefused("`family` has no fact `debts`")])
  }

  @Test func changesBuildOnEachOther() {
    let run = run(
      """
        - id: first
          facts: {people: [{name: Child A, birth_date: 2006-05-01, absence_percent: 30}]}
          expect: {outcome: eligible}
        - id: second
          like: first
          but: {people: [{name: Child A, absence_percent: 3}]}
          expect: {outcome: not-eligible}
        - id: third
          like: second
          but: {family: {has_debts: yes}}
          expect: {outcome: eligible, not_met: [absence], met: [debts]}
        - id: on-another-day
          like: first
          as_of: 2030-10-03
          expect: {outcome: not-eligible}
        - id: on-the-day-of-the-file
          like: on-another-day
          expect: {outcome: eligible}
      """)
    #expect(run.results.map(\.failures) == [[], [], [], [], []])
  }

  @Test func whatCannotBeRunSaysWhy() {
    let run = run(
      """
        - {id: orphan, like: anothr, expect: {outcome: eligible}}
        - {id: another, like: third, expect: {outcome: eligible}}
        - {id: third, like: another, expect: {outcome: eligible}}
        - {id: undated, as_of: 2016-10-03, expect: {outcome: not-eligible}, facts: {people: []}}
      """)
    #expect(
      run.results.map { $0.failures.map(\.kind) } == [
        [.notRun(.noSuchCase("anothr", likely: "another"))], [.notRun(.circle)], [.notRun(.circle)], [],
      ])
  }
}
