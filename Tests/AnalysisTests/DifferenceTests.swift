import Analysis
import Decisions
import Rules
import Testing

@Suite struct DifferenceTests {
  private func difference(_ change: (inout SmallBook) -> Void, base: SmallBook = SmallBook()) -> RuleBookDifference {
    var changed = base
    change(&changed)
    return RuleBookDifference(from: base.load(), to: changed.load())
  }

  private func effects(_ difference: RuleBookDifference) -> [String] {
    difference.effects.map { "\($0.decision): \($0.before) -> \($0.after) \($0.witness.variation ?? $0.witness.caseID)" }
  }

  // MARK: What was changed

  @Test func layoutAndCommentsAreNoChange() {
    let found = difference {
      $0.rules = "# a comment\n" + $0.rules.exchanging("{document: handbook, clause: \"1\"}", "{clause: '1', document: handbook}")
    }
    #expect(found.changes.isEmpty)
    #expect(found.effects.isEmpty)
    #expect(found.casesCompared == 1)
  }

  @Test func wordsAreTellApartFromConditions() {
    let words = difference { $0.rules = $0.rules.exchanging("title: persistent absence", "title: much absence") }
    #expect(words.changes.map(\.matter) == [.words])
    #expect(words.changes.map(\.id) == ["absence"])
    #expect(words.changes.map(\.kind) == ["indicator"])
    #expect(words.effects.isEmpty)
    let dates = difference {
      $0.rules = $0.rules.exchanging("title: persistent absence", "title: persistent absence\n        until: 2020-01-01")
    }
    #expect(dates.changes.map(\.matter) == [.dates])
    let sources = difference { $0.eligibility = $0.eligibility.exchanging("clause: \"1\"", "clause: '1'") }
    #expect(sources.changes.isEmpty)
  }

  @Test func aChangedFieldHasBothTexts() {
    let found = difference { $0.rules = $0.rules.exchanging("person.age < 16", "person.age < 18") }
    #expect(found.changes.count == 1)
    #expect(found.changes[0].fields.map(\.key) == ["where"])
    #expect(found.changes[0].fields[0].before == "person.age < 16")
    #expect(found.changes[0].fields[0].after == "person.age < 18")
  }

  @Test func addedAndRemovedPartsAreNamed() {
    let debts = """

            - id: arrears
              title: arrears
              when: family.has_debts
              source: {document: handbook, clause: "1"}
              says: {met: there are arrears}
      """
    let found = difference { $0.rules += debts }
    #expect(found.changes.map { "\($0.sort) \($0.kind) \($0.id)" } == ["added indicator arrears"])
    #expect(found.changes[0].oldSpan == nil)
    var more = SmallBook()
    more.rules += debts
    let back = difference({ $0.rules = SmallBook().rules }, base: more)
    #expect(back.changes.map { "\($0.sort) \($0.kind) \($0.id)" } == ["removed indicator arrears"])
  }

  // MARK: What it does

  @Test func aThresholdIsFoundAtItsBounds() {
    let found = difference { $0.parameters = $0.parameters.exchanging("value: 10", "value: 12") }
    #expect(effects(found) == ["eligibility: eligible -> not-eligible person[Child A].absence_percent=10"])
    #expect(found.effects[0].caseCount == 0)
    let truths = found.effects[0].witness.truths
    #expect(truths.map(\.rule) == ["absence"])
    #expect(truths.map(\.before) == [.met])
    #expect(truths.map(\.after) == [.notMet])
  }

  @Test func anAgeIsFoundByTheDateOfBirth() {
    let found = difference { $0.rules = $0.rules.exchanging("person.age < 16", "person.age < 18") }
    #expect(found.effects.map { "\($0.before) -> \($0.after)" } == ["not-eligible -> eligible"])
    #expect(found.effects[0].witness.variation?.hasPrefix("person[Child A].birth_date=") == true)
  }

  @Test func casesAsWrittenComeFirstAndAreCounted() {
    let found = difference { $0.parameters = $0.parameters.exchanging("value: 10", "value: 40") }
    #expect(effects(found) == ["eligibility: eligible -> not-eligible child"])
    #expect(found.effects[0].caseCount == 1)
  }

  @Test func aChangedGateNeedsNoNewBound() {
    let found = difference { $0.eligibility = $0.eligibility.exchanging("at_least: 1", "at_least: 2") }
    #expect(effects(found) == ["eligibility: eligible -> not-eligible child"])
    #expect(found.effects[0].witness.truths.map(\.rule) == ["one-problem"])
  }

  @Test func decisionsThatComeAndGoAreNamed() {
    let found = difference {
      $0.eligibility = $0.eligibility.exchanging("decision: eligibility", "decision: help");
      $0.cases = $0.cases.exchanging("decision: eligibility", "decision: help")
    }
    #expect(found.removedDecisions == ["eligibility"])
    #expect(found.addedDecisions == ["help"])
    #expect(found.effects.isEmpty)
  }

  @Test func aFactThatOnlyOneBookKnowsIsLeftOut() {
    let found = difference { book in
      book.vocabulary = book.vocabulary.exchanging(
        "has_debts:", "owes_rent: {type: yes-no, title: rent, ask: Is rent owed?}\n      has_debts:")
      book.rules = book.rules.exchanging("when: family.has_debts", "when: family.has_debts or family.owes_rent")
      book.cases = book.cases.exchanging("has_debts: no", "has_debts: no, owes_rent: no")
    }
    #expect(found.casesCompared > 0)
    #expect(found.changes.map(\.id) == ["debts", "family.owes_rent"])
  }
}
