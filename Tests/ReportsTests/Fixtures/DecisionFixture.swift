import Decisions
import Expressions
import Facts
import Rules

/// Decisions as a decider would give them, one for each kind of report.
enum DecisionFixture: String, CaseIterable, Sendable {
  case eligible, undetermined, refused, inPart = "in-part", urgent, reader

  var decision: Decision {
    switch self {
    case .eligible: Self.eligibleFamily
    case .undetermined: Self.openFamily
    case .refused: Self.refusedRequest
    case .inPart: Self.requestInPart
    case .urgent: Self.urgentRequest
    case .reader: Self.requestForAReader
    }
  }

  // MARK: A family that has enough problems

  private static var eligibleFamily: Decision {
    let absence = Build.fact(
      "person.absence_percent", "absence", Build.number("12.50"), of: "Child A", Build.percent,
      annotation: FactAnnotation(source: "oak-school", recorded: "2016-09-01", quality: "estimated"))
    let rent = Build.fact("family.rent_arrears", "rent arrears", Build.number("1250"), .init(type: .money))
    let attendance = Build.reason(
      "persistent-absence", "Persistent absence", .indicator, .met,
      [
        Phrase([
          .text("Child A missed "), .value(Build.number("12.50"), Build.percent), .text("; "),
          .value(Build.number("10"), Build.percent), .text(" or more counts"),
        ])
      ], clauses: ["4.1"], line: 3, facts: [absence])
    var decision = Decision(
      decision: "eligibility", title: "Eligible for the programme", outcome: "eligible", isDetermined: true,
      asOf: Build.day("2016-10-01"))
    decision.reasons = [
      Build.reason(
        "two-of-six", "Two of six problems", .eligibility, .met,
        count: CountReport(met: 2, notMet: 3, open: 1, needed: 2, isAtMost: false), clauses: ["4.1", "note-1 (2)"],
        because: [
          Build.reason("attendance", "Children who miss school", .criterion, .met, clauses: ["4.1"], because: [attendance]),
          Build.reason(
            "debts", "Rent arrears", .criterion, .met,
            [Phrase([.text("the family owes "), .value(Build.number("1250"), .init(type: .money))])], line: 5, facts: [rent],
            assumptions: ["arrears-are-debts"]),
          Build.reason(
            "crime", "Crime", .criterion, .notMet, [Phrase("no offence is recorded")],
            facts: [Build.fact("person.offences", "offences", Build.number("0"), of: "Parent", presumed: true)]),
          Build.reason("work", "Out of work", .criterion, .notMet),
          Build.reason("health", "Health problems", .criterion, .unknown, [Phrase("nobody's health is known")]),
        ])
    ]
    decision.mightAlsoFail = [
      Build.reason("health", "Health problems", .criterion, .unknown, [Phrase("nobody's health is known")])
    ]
    decision.sufficient = SufficientReason(facts: [rent, absence])
    decision.changesItself = DayChange(day: Build.day("2017-01-31"), outcome: "not-eligible")
    decision.missing = [
      Build.missing("person.health", "health", of: "Parent", "How is the parent's health?", holder: "gp", matters: false)
    ]
    decision.duties = [
      Build.duty(
        "tell-the-family", "Tell the family", "Tell the family that they are eligible", by: "lead-worker", due: "2016-10-15",
        clauses: ["4.2.3"])
    ]
    decision.assumptions = [
      AssumptionReport(
        id: "arrears-are-debts", title: "rent arrears of any size are debts", reason: "the clause names no amount",
        alternatives: ["arrears of a month or more", "a court order"], rules: ["debts"], presumed: nil),
      AssumptionReport(
        id: "person.in_care", title: "in care", reason: "", alternatives: [], rules: [],
        presumed: Build.fact("person.in_care", "in care", .boolean(false), of: "Child A", presumed: true)),
    ]
    return decision
  }

  // MARK: A family of which too little is known

  private static var openFamily: Decision {
    var decision = Decision(
      decision: "eligibility", title: "Eligible for the programme", outcome: Decision.undetermined, isDetermined: false,
      asOf: Build.day("2016-10-01"))
    decision.reasons = [
      Build.reason(
        "two-of-six", "Two of six problems", .eligibility, .unknown,
        count: CountReport(met: 1, notMet: 3, open: 2, needed: 2, isAtMost: false), clauses: ["4.1"],
        because: [
          Build.reason(
            "attendance", "Children who miss school", .criterion, .unknown,
            [Phrase("Child A's attendance is not known"), Phrase("Child B's attendance is not known")]),
          Build.reason(
            "debts", "Rent arrears", .criterion, .notMet, [Phrase("nothing is owed")],
            facts: [Build.fact("family.rent_arrears", "rent arrears", Build.number("0"), .init(type: .money))]),
        ])
    ]
    decision.missing = [
      Build.missing(
        "person.absence_percent", "absence", of: "Child A", "How many sessions in a hundred did Child A miss?",
        holder: "school", matters: true),
      Build.missing("person.absence_percent", "absence", of: "Child B", nil, holder: "school", matters: true),
      Build.missing("people", "member of the family", nil, holder: nil, matters: true),
      Build.missing("family.income", "income", nil, holder: nil, matters: false),
    ]
    decision.nextQuestion = NextQuestion(fact: decision.missing[0], cost: .one, why: [decision.reasons[0].because[0]])
    var absence = Build.change(
      "person.absence_percent", "absence", .unknown, Build.number("10"), of: "Child A", Build.percent, holder: "school")
    absence.stretch = FactChange.Stretch(low: Build.number("10"), high: nil)
    let other = Build.change("family.income", "income", .unknown, Build.number("0"), .init(type: .money))
    decision.settles = [
      Ways(outcome: "eligible", item: nil, ways: [Way(changes: [absence], cost: .one)], extent: .all),
      Ways(
        outcome: "not-eligible", item: nil,
        ways: [Way(changes: [absence], cost: .one), Way(changes: [absence, other], cost: Decimal(2))], extent: .notProven),
    ]
    decision.problems = [
      Problem(
        .evaluation(EvaluationError(.divisionByZero, "`sessions` is 0: nothing can be divided by it", at: 0..<4)),
        member: "Child B", span: Build.span(4)),
      Problem(.parameterWithoutValue("absence_threshold")),
      Problem(.limit(100_000)),
    ]
    return decision
  }

  // MARK: A refused request with five reasons

  private static var refusedRequest: Decision {
    var decision = Decision(
      decision: "sharing", title: "Request to share information", outcome: "refuse", isDetermined: true,
      asOf: Build.day("2018-02-28"))
    let exception = Build.reason(
      "serious-harm", "Serious harm", .exception, .notMet, [Phrase("no risk of serious harm is recorded")],
      clauses: ["4.2.3"], line: 4,
      facts: [Build.fact("person.at_risk", "at risk of harm", .boolean(false), of: "Child A", presumed: true)])
    decision.reasons = [
      Build.reason(
        "consent", "Consent is given", .requirement, .notMet, [Phrase("nobody agreed to the sharing")], clauses: ["4.2.3"],
        facts: [Build.fact("person.consents", "consent", .boolean(false), of: "Parent")], exceptions: [exception]),
      Build.reason("need", "There is a need", .requirement, .notMet, [Phrase("no need was stated")], line: 1),
      Build.reason("secret", "Secret by law", .prohibition, .met, [Phrase("the law forbids to share this")], line: 2),
      Build.reason("partner", "Partners only", .permission, .notMet, [Phrase("Elm House has not signed")], line: 3),
      Build.reason("purpose", "A lawful purpose", .requirement, .notMet, line: 4),
    ]
    decision.mightAlsoFail = [Build.reason("channel", "A safe channel", .requirement, .unknown, line: 5)]
    decision.missing = [
      Build.missing("request.channel", "channel", "How is it to be sent?", holder: "requesting-partner", matters: false)
    ]
    decision.duties = [
      Build.duty("explain", "Explain the refusal", nil, by: "refusing-partner", due: "2018-03-05", clauses: ["4.2.3"]),
      Build.duty("review", "Review it", "Look at it again", .unknown),
      Build.duty("never", "Not this one", "Never shown", .notMet),
      Build.duty("register", "Note the refusal", nil, due: "2018-02-20", overdueDays: 8),
    ]
    decision.sufficient = SufficientReason(facts: [Build.fact("person.consents", "consent", .boolean(false), of: "Parent")])
    let agreed = Build.change(
      "person.consents", "consent", .boolean(false), .boolean(true), of: "Parent", by: "parent", holder: "lead-worker")
    decision.changes = [
      Ways(outcome: "permit", item: nil, ways: [Way(changes: [agreed], cost: .one)], extent: .cheapest)
    ]
    decision.overdueDays = 1
    decision.override = Override(
      outcome: "permit", byRole: "team-manager", reason: "the parent agreed by telephone", at: "2018-03-01T09:30:00")
    return decision
  }

  // MARK: The same for somebody who does not see everything

  private static var requestForAReader: Decision {
    var decision = refusedRequest
    decision.reader = ReaderNote(id: "family-member", title: "one member of the family", name: "Parent")
    decision.reasons[0].isWithheld = true
    decision.reasons[0].truth = .unknown
    decision.reasons[0].texts = []
    decision.reasons[0].facts = []
    decision.reasons[1].texts = [Phrase([.text("no need was stated by "), .withheld])]
    decision.mightAlsoFail[0].isWithheld = true
    decision.sufficient?.extent = .smallest
    decision.withheld = Withheld(
      holders: [.init(id: "the-police", words: nil), .init(id: "school", words: Phrase("Elm School"))], isHeldByOthers: true,
      isDecided: true)
    decision.nearest = NearestPermission(
      rule: "partner", title: "Partners only", sources: [], span: Build.span(3),
      gaps: [
        NearestPermission.Gap(
          facts: [Build.fact("person.age", "age", Build.number("15"), of: "Child A", .init(type: .integer, unit: "years"))],
          measure: .init(bound: .atLeast, needed: Build.number("18"), distance: Build.number("3"))),
        NearestPermission.Gap(
          facts: [Build.fact("request.made_on", "day of the request", Build.date("2018-02-28"), .init(type: .date))],
          measure: .init(
            bound: .atMost, needed: Build.date("2018-02-25"),
            distance: DaysTimeDuration(days: 3).map { .daysTimeDuration($0) } ?? .unknown)),
        NearestPermission.Gap(facts: [], measure: nil),
      ])
    return decision
  }

  // MARK: A request that is permitted in part

  private static var requestInPart: Decision {
    var decision = Decision(
      decision: "sharing", title: "Request to share information", outcome: "permit-in-part", isDetermined: true,
      asOf: Build.day("2016-10-01"))
    decision.value = Phrase([.value(Build.date("2017-01-31"), .init(type: .date))])
    let permission = Build.reason(
      "indicators", "Indicator data", .permission, .met, [Phrase("such data may be shared")], clauses: ["4.2.3"],
      facts: [
        Build.fact(
          "item.data_item", "data item", .string("attendance"),
          .init(type: .choice, choices: [Choice(code: "attendance", words: "school attendance")]))
      ])
    decision.items = [
      ItemReport(
        name: "item-1", item: "attendance", subject: "Child A", form: "identified", outcome: "permit", reasons: [permission],
        mightAlsoFail: []),
      ItemReport(
        name: "item-2", item: "health-record", subject: "Parent", form: "pseudonymised", outcome: "refuse",
        reasons: [
          Build.reason(
            "sensitive", "Sensitive data", .prohibition, .met, [Phrase("health records stay with the surgery")], of: "Parent")
        ],
        mightAlsoFail: [Build.reason("consent", "Consent is given", .requirement, .unknown)]),
      ItemReport(
        name: "item-3", item: nil, subject: nil, form: nil, outcome: Decision.undetermined, reasons: [], mightAlsoFail: []),
    ]
    decision.sufficient = SufficientReason(facts: [])
    decision.changes = [
      Ways(outcome: "permit", item: "item-2", ways: [], extent: .all),
      Ways(outcome: "permit", item: "item-3", ways: [], extent: .notProven),
    ]
    decision.missing = [
      Build.missing("item.data_item", "data item", of: "item-3", "What is item 3?", holder: nil, matters: true)
    ]
    return decision
  }

  // MARK: Somebody is at risk

  private static var urgentRequest: Decision {
    var decision = Decision(
      decision: "sharing", title: "Request to share information", outcome: Decision.undetermined, isDetermined: false,
      asOf: Build.day("2016-10-01"))
    decision.urgent = [
      Build.duty(
        "hub", "Share through the hub", "Share what is needed now through the hub; telephone 01743 000000", by: "any-worker",
        of: "Child A", clauses: ["4.2.3"]),
      Build.duty("police", "Call the police", "Call the police", .unknown),
    ]
    decision.problems = [Problem(.noRuleInForce(ended: nil, begins: nil, on: nil))]
    return decision
  }
}
