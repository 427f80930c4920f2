import Analysis
import Rules
import Testing

/// Which pairs of cases show that a rule by itself makes a difference.
@Suite struct CaseCoverageTests {
  private func gaps(_ cases: String, duties: String = "") -> [String] {
    var small = SmallBook().with(cases: cases)
    if !duties.isEmpty { small.more = [("duties.yaml", "kind: duty\nrules:\n" + duties)] }
    let book = small.load()
    return CaseCoverage(of: book, cases: WorkedCase.all(of: book)).gaps.map(\.id).sorted()
  }

  private let neither = """
      - id: neither
        facts: {family: {has_debts: no}, people: [{name: Child A, birth_date: 2006-05-01, absence_percent: 3}]}
        expect: {outcome: not-eligible}
    """
  private let debts = "  - {id: debts, like: neither, but: {family: {has_debts: yes}}, expect: {outcome: eligible}}"
  private let both =
    "  - {id: both, like: debts, but: {people: [{name: Child A, absence_percent: 30}]}, expect: {outcome: eligible}}"

  @Test func whatAloneTurnsTheOutcomeIsToldApart() { #expect(gaps(neither + "\n" + debts) == ["absence"]) }

  /// Either of the two is enough, so that neither of them makes the difference between none and both.
  @Test func whatTurnsNothingAloneIsNot() {
    #expect(gaps(neither + "\n" + debts + "\n" + both) == ["absence"])
    let together = both.replacing("like: debts, but: {", with: "like: neither, but: {family: {has_debts: yes}, ")
    // One of two that are each enough turns it alone, in the case without either.
    #expect(gaps(neither + "\n" + together) == [])
  }

  /// Cases that are like one case are compared as well.
  @Test func siblingsAreCompared() {
    let start = "  - {id: start, facts: {family: {has_debts: unknown}}, expect: {outcome: undetermined}}\n"
    let people = "people: [{name: Child A, birth_date: 2006-05-01, absence_percent: PERCENT}]"
    let sibling = { (id: String, percent: String, outcome: String) in
      "  - {id: \(id), like: start, but: {family: {has_debts: no}, \(people.replacing("PERCENT", with: percent))}, "
        + "expect: {outcome: \(outcome)}}\n"
    }
    #expect(gaps(start + sibling("few", "3", "not-eligible") + sibling("many", "30", "eligible")) == ["debts"])
  }

  @Test func aDutyWithoutAConditionIsToldApartByTheOutcome() {
    let duty =
      "  - {id: tell, decision: eligibility, on: [eligible], title: T, says: Tell, source: {document: handbook, clause: '1'}}"
    #expect(gaps(neither, duties: duty) == ["absence", "debts", "tell"])
    #expect(gaps(neither + "\n" + debts, duties: duty) == ["absence"])
  }

  @Test func aDutyWithAConditionIsToldApartByItself() {
    let duty =
      "  - {id: tell, decision: eligibility, on: [eligible], when: family.has_debts, title: T, says: Tell, "
      + "source: {document: handbook, clause: '1'}}"
    // The outcome is another as well.
    #expect(gaps(neither + "\n" + debts, duties: duty) == ["absence", "tell"])
    let absent =
      "  - {id: absent, like: neither, but: {people: [{name: Child A, absence_percent: 30}]}, expect: {outcome: eligible}}"
    let more = "  - {id: more, like: absent, but: {family: {has_debts: yes}}, expect: {outcome: eligible}}"
    #expect(gaps([neither, debts, absent, more].joined(separator: "\n"), duties: duty) == [])
  }
}
