import Decisions
import Facts
import Rules

extension Catalogue {
  /// What a truth means for a rule of this role: a requirement holds, a prohibition applies.
  static func truth(_ truth: Truth, _ role: RuleNode.Role) -> String {
    switch (role, truth) {
    case (.eligibility, .met), (.criterion, .met), (.indicator, .met): say("met")
    case (.eligibility, .notMet), (.criterion, .notMet), (.indicator, .notMet): say("not met")
    case (.requirement, .met), (.permission, .met), (.route, .met): say("holds")
    case (.requirement, .notMet), (.permission, .notMet), (.route, .notMet): say("does not hold")
    case (.prohibition, .met), (.exception, .met), (.hold, .met): say("applies")
    case (.prohibition, .notMet), (.exception, .notMet), (.hold, .notMet): say("does not apply")
    case (.outcome, .met), (.otherwise, .met), (.determination, .met): say("applies")
    case (.outcome, .notMet), (.otherwise, .notMet), (.determination, .notMet): say("does not apply")
    case (.retention, .met): say("due")
    case (.retention, .notMet): say("not due yet")
    case (.goal, .met), (.measure, .met): say("achieved")
    case (.goal, .notMet), (.measure, .notMet): say("not achieved")
    case (_, .unknown): say("not known")
    }
  }

  static func verdict(_ reason: Reason) -> String { reason.isWithheld ? notShown : truth(reason.truth, reason.role) }

  /// Since when a goal is achieved, or when it will be.
  static func sustained(_ day: Int64, _ truth: Truth) -> String {
    truth == .met
      ? say("Achieved since \(date(day: day)).")
      : say("This can be achieved on \(date(day: day)), if nothing changes until then.")
  }

  /// `2 of the 6 are met; 2 are needed; 1 is not known`.
  static func count(_ count: CountReport) -> String {
    let met = say("\(count.met) of the \(count.all) \(word: verb(count.met)) met")
    let needed =
      count.isAtMost
      ? say("at most \(count.needed) may be") : say("\(count.needed) \(word: verb(count.needed)) needed")
    let open = count.open == 0 ? nil : say("\(count.open) \(word: verb(count.open)) not known")
    return [met, needed, open].compactMap { $0 }.joined(separator: "; ")
  }

  /// `Child A, absence: 12% (estimated; recorded on 1 September 2016, by the office)`; a member that the section is
  /// about is not named.
  static func fact(_ fact: FactUse, within item: String? = nil) -> String {
    Catalogue.fact(fact, named: fact.member == item ? nil : fact.member)
  }

  /// The same with its member called otherwise.
  static func fact(_ fact: FactUse, named member: String?) -> String {
    let whose = member.map { "\($0), " } ?? ""
    let marks = factMarks(fact)
    return "\(whose)\(fact.title): \(value(fact.value, fact.presentation))\(marks.isEmpty ? "" : " (\(marks))")"
  }

  private static func factMarks(_ fact: FactUse) -> String {
    var marks: [String] = []
    if fact.isPresumed { marks.append(say("presumed: nothing is recorded")) }
    if let quality = fact.annotation?.quality { marks.append(readable(quality)) }
    let day = fact.annotation?.recorded.map(dateAsWritten)
    let source = fact.annotation?.source.map(spaced)
    switch (day, source) {
    case (let day?, let source?): marks.append(say("recorded \(day), by \(source)"))
    case (let day?, nil): marks.append(say("recorded \(day)"))
    case (nil, let source?): marks.append(say("recorded by \(source)"))
    case (nil, nil): break
    }
    return marks.joined(separator: "; ")
  }

  static func restsOn(_ fact: String) -> String { say("Rests on: \(fact).") }
  static var restsOnFacts: String { say("Rests on these facts:") }
  /// `Not met: crime; health.`
  static func named(_ verdict: String, _ titles: [String]) -> String {
    "\(sentenceStart(verdict)): \(titles.map(sentenceStart).joined(separator: "; "))."
  }

  static var exceptionsWithoutEffect: String { say("exceptions that do not apply") }
  static func exceptions(_ number: Int) -> String {
    number == 1 ? say("One exception was looked at:") : say("\(number) exceptions were looked at:")
  }
  static func restsOnAssumptions(_ titles: [String]) -> String {
    say("\(word: verb(titles.count, "Assumption", "Assumptions")): \(titles.joined(separator: "; ")).")
  }
  /// `Source: Agreement 2016, clauses 3.3.7 and 8.2.1; the guide, section 17.`; `name` is what a document is called.
  static func sources(_ references: [ClauseReference], name: (String) -> String) -> String {
    var documents: [String] = []
    for reference in references where !documents.contains(reference.document) { documents.append(reference.document) }
    let citations = documents.map { document in
      "\(name(document)), \(clauses(references.filter { $0.document == document }.map(\.clause)))"
    }
    return say("Source: \(citations.joined(separator: "; ")).")
  }

  static func clauses(_ numbers: [String]) -> String {
    let isNumbered = numbers.allSatisfy { $0.first?.isNumber == true }
    return numbers.count > 1 && isNumbered ? say("clauses \(list(numbers))") : list(numbers.map(clause))
  }

  /// A clause that does not begin with a number goes without the word; `s.17` is a section, `art.6` an article.
  static func clause(_ number: String) -> String {
    for (short, word) in [("s.", "section"), ("art.", "article")]
    where number.hasPrefix(short) && number.dropFirst(short.count).first?.isNumber == true {
      return say("\(word: word) \(String(number.dropFirst(short.count)))")
    }
    return number.first?.isNumber == true ? say("clause \(number)") : spaced(number)
  }

  static func rulePlace(rule: String, at location: String?) -> String { location.map { "\(rule), \($0)" } ?? rule }
}
