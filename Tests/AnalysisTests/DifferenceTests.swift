import Analysis
import Decisions
import Expressions
import Rules
import Testing

@Suite struct DifferenceTests {
  private func difference(_ change: (inout SmallBook) -> Void, base: SmallBook = SmallBook()) -> RuleBookDifference {
    var changed = base
    change(&changed)
    return RuleBookDifference(from: base.load(), to: changed.load())
  }

  private func effects(_ difference: RuleBookDifference) -> [String] {
    difference.effects.map {
      "\($0.decision): \(text($0.before)) -> \(text($0.after)) \($0.witness.variation ?? $0.witness.caseID)"
    }
  }

  private func text(_ state: RuleEffect.State) -> String {
    switch state {
    case .outcome(let name): name
    case .value(let phrase):
      phrase.parts.map { part in if case .value(let value, _) = part { value.description } else { "" } }.joined()
    case .truth(let truth): "\(truth)"
    case .day(let day): "\(day)"
    case .absent: "nothing"
    }
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

  /// Rows of a CSV file, which are known by their tests.
  @Test func rowsOfTableFilesAreTold() {
    func book(_ rows: String) -> SmallBook {
      var book = SmallBook()
      book.more = [
        (
          "bands.yaml",
          """
          kind: vocabulary
          id: bands
          title: Bands
          entities:
            stay:
              title: the stay
              facts: {hours: {type: integer, between: [0, 100], title: hours, ask: How long?}}
              derived: {band: {type: integer, title: band, is: {table: {hit: first, inputs: [stay.hours], rows: bands.csv}}}}
          """
        ), ("bands.csv", "hours,band\n" + rows),
      ]
      return book
    }
    func told(_ rows: String) -> [String] {
      RuleBookDifference(from: book("< 20,1\n[20..40],2\n-,3\n").load(), to: book(rows).load()).changes.flatMap { change in
        change.fields.map { "\(change.sort) \(change.kind) \(change.id) \($0.key): \($0.before ?? "-") > \($0.after ?? "-")" }
      }
    }
    #expect(told("< 20, 1\r\n[20..40],2\n-,\"3\"") == [])
    #expect(told("< 20,1\n[20..40],5\n-,3\n") == ["changed table bands.csv row [20..40]: 2 > 5"])
    #expect(
      told("< 20,1\n[20..50],2\n-,3\n") == [
        "changed table bands.csv row [20..50]: - > 2", "changed table bands.csv row [20..40]: 2 > -",
      ])
    #expect(
      told("< 20,1\n-,3\n[20..40],2\n") == [
        "changed table bands.csv order: [columns, row < 20, row [20..40], row -] > [columns, row < 20, row -, row [20..40]]"
      ])
    #expect(RuleBookDifference(from: SmallBook().load(), to: book("-,3\n").load()).changes.map(\.id).contains("bands.csv"))
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
    #expect(found.effects.map { "\(text($0.before)) -> \(text($0.after))" } == ["not-eligible -> eligible"])
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

  // MARK: What it says besides the outcome

  /// A book of one decision with a day or a duty, and one case.
  private static func book(_ rule: String, facts: String) -> SmallBook {
    var book = SmallBook()
    book.more = [
      (
        "more-vocabulary.yaml",
        """
        kind: vocabulary
        id: more
        entities:
          matter:
            title: the matter
            facts:
              began_on: {type: date, title: first day, ask: When did it begin?}
              is_open: {type: yes-no, title: open, ask: Is it open?}
              cost: {type: integer, title: cost, ask: What does it cost?}
        """
      ),
      ("more-rules.yaml", rule),
      (
        "more.cases.yaml",
        """
        kind: cases
        id: more-cases
        decision: more
        as_of: 2016-10-03
        cases:
          - id: matter
            facts: {matter: {\(facts)}}
            expect: {missing: []}
        """
      ),
    ]
    return book
  }

  private func exchange(_ old: String, _ new: String, in book: SmallBook) -> [String] {
    let found = difference({ $0.more[1].text = $0.more[1].text.exchanging(old, new) }, base: book)
    return found.effects.map { "\($0.aspect): \(text($0.before)) -> \(text($0.after)), \($0.caseCount)" }
  }

  @Test func aDueDateOfRetentionIsSeen() {
    let book = Self.book(
      """
      kind: retention
      id: file
      decision: more
      title: The file
      source: {document: handbook, clause: "1"}
      covers: matter.is_open
      due: add years(matter.began_on, 6)
      action: destroy
      says: {met: it was kept}
      """, facts: "began_on: 2015-01-31, is_open: yes")
    #expect(exchange("began_on, 6", "began_on, 7", in: book) == ["value: 2021-01-31 -> 2022-01-31, 1"])
  }

  @Test func theFirstDayOfAClaimIsSeen() {
    let book = Self.book(
      """
      kind: outcomes
      id: paid
      decision: more
      title: Debts are paid
      source: {document: handbook, clause: "1"}
      faced: true
      indicators:
        - id: no-debts
          title: no debts
          significant: not(matter.is_open)
          since: matter.began_on
          for: 6
          source: {document: handbook, clause: "1"}
          says: {met: there are none}
      """, facts: "began_on: 2016-01-10, is_open: no")
    let found = exchange("for: 6", "for: 7", in: book)
    #expect(found.count == 1 && found[0].hasPrefix("value: 2016-07-") && found[0].contains("-> 2016-08-"), "\(found)")
  }

  @Test func dutiesAndTheirDaysAreSeen() {
    let book = Self.book(
      """
      kind: determination
      id: fee
      decision: more
      title: The fee
      source: {document: handbook, clause: "1"}
      outcomes:
        - {id: small, outcome: fee, title: Small, when: matter.is_open, value: 20, says: {met: it is open}}
      otherwise: none
      duties:
        - id: tell
          title: Tell them
          on: [fee]
          when: matter.cost > 100
          due: today() + duration("P5D")
          says: Tell them
          source: {document: handbook, clause: "1"}
      """, facts: "is_open: yes, cost: 150")
    #expect(exchange("P5D", "P6D", in: book).map(day) == ["due"])
    #expect(exchange("value: 20", "value: 25", in: book) == ["value: 20 -> 25, 1"])
    #expect(exchange("on: [fee]", "on: [none]", in: book).map(day) == ["duty"])
    // The case is as before; the bound of the condition tells.
    let found = exchange("> 100", "> 120", in: book)
    #expect(found.map(day) == ["duty"] && found[0].hasSuffix(", 0"), "\(found)")
    // What goes with its outcome is not said a second time.
    #expect(exchange("matter.is_open", "matter.cost < 9", in: book) == ["outcome: fee -> none, 1"])
  }

  /// What an effect is about, without its title and days.
  private func day(_ effect: String) -> String { String(effect.prefix { $0 != "(" && $0 != ":" }) }
}
