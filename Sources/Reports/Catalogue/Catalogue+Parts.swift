import Decisions
import Expressions
import Rules

/// Items, duties, missing facts, assumptions and problems.
extension Catalogue {
  /// `Attendance of Child A (identified)`, or the item's own name where nothing says more.
  static func item(_ item: ItemReport) -> String {
    let what = item.item.map { isName($0) ? readable($0) : $0 } ?? spaced(item.name)
    let whose = item.subject.map { say("\(what) of \($0)") } ?? what
    let form = item.form.map { " (\(readable($0)))" } ?? ""
    return sentenceStart(whose + form)
  }

  /// Whether it is a name of the rules, rather than of a person in the case.
  private static func isName(_ text: String) -> Bool {
    text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-_".contains($0)) }
  }

  /// With a capital, without a full stop.
  static func sentenceStart(_ text: String) -> String {
    text.first.map { $0.uppercased() + text.dropFirst() } ?? text
  }

  // MARK: Duties

  static func duty(_ duty: DutyReport) -> String {
    sentence(duty.text.map(text) ?? duty.title)
  }

  /// Who and by when; nil where the rules say neither.
  static func dutyTerms(_ duty: DutyReport, concerning whom: String?) -> String? {
    let by = (duty.byWords.map(text) ?? duty.by.map(readable)).map { say("By whom: \($0).") }
    let due = duty.due.map { day in
      say("By when: \(date(day: day)).") + (duty.overdueDays.map { " \(overdue($0))" } ?? "")
    }
    let concerns = whom.map { say("Concerns: \(sentence($0))") }
    let terms = [concerns, by, due].compactMap { $0 }
    return terms.isEmpty ? nil : terms.joined(separator: " ")
  }

  static func overdue(_ days: Int64) -> String { say("Overdue by \(Int(days), "day").") }

  // MARK: Missing facts

  static func question(_ missing: MissingFact) -> String {
    if let question = missing.question { return sentence(text(question)) }
    // A path without a dot is a list that was not given.
    if !missing.path.contains(".") { return say("List each \(missing.title), or say that there is none.") }
    return sentence(factName(missing))
  }

  static func factName(_ missing: MissingFact) -> String { factName(missing.title, of: [missing.member].compactMap { $0 }) }

  /// `date of birth (Child A and Adult B)`.
  static func factName(_ title: String, of members: [String]) -> String {
    members.isEmpty ? title : "\(title) (\(list(members)))"
  }

  static func holder(_ name: String) -> String { ask(readable(name)) }

  private static func ask(_ holder: String) -> String { say("Ask: \(holder).") }

  /// In the words of the rules, where these do not wait for facts.
  static func holder(_ name: String, in book: RuleBook) -> String {
    guard let words = book.holders.first(where: { $0.id.value == name })?.words.parts else { return holder(name) }
    let texts = words.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == words.count ? ask(texts.joined()) : holder(name)
  }

  /// The holder in the words of the rules, where they have such.
  static func holder(of missing: MissingFact) -> String? {
    missing.holderWords.map { ask(text($0)) } ?? missing.holder.map(holder)
  }

  // MARK: Assumptions

  /// `School attendance of Child A (with names), least form that would do: figures`; several members stand in brackets.
  static func presumption(_ title: String, of members: [String], is value: String) -> String {
    sentenceStart(members.count == 1 ? "\(members[0]), \(title): \(value)" : "\(factName(title, of: members)): \(value)")
  }

  static func otherAssumptions(_ number: Int) -> String {
    say(
      """
      \(number) more \(word: verb(number, "assumption belongs", "assumptions belong")) to rules that did not decide. \
      The full report lists \(word: verb(number, "it", "them")).
      """)
  }

  static func assumptionReason(_ reason: String) -> String { say("Why: \(sentence(reason))") }
  static func alternatives(_ words: [String]) -> String {
    say("It could also be: \(words.joined(separator: "; " + say("or") + ": ")).")
  }
  static func rules(_ names: [String]) -> String { say("Rules: \(names.joined(separator: ", ")).") }

  // MARK: Problems

  static func problem(_ problem: Problem) -> String {
    let whose = problem.member.map { " " + say("(for \($0))") } ?? ""
    switch problem.kind {
    case .evaluation(let error): return say("a condition could not be worked out\(whose): \(error.message)")
    case .noRuleInForce(let ended, let begins, let day):
      let days = [
        ended.map { say("the last ended on \(date(day: $0))") }, begins.map { say("the next begins on \(date(day: $0))") },
      ]
      return ([noRuleInForce(on: day)] + days.compactMap { $0 }).joined(separator: "; ")
    case .parameterWithoutValue(let name): return say("the parameter `\(name)` has no value on this day")
    case .noItems: return say("the request names no items")
    case .nothingCovers: return say("no rule covers this\(whose)")
    case .limit(let steps):
      let steps = grouped(String(steps), from: 5)
      return say(
        "the search for what the missing facts could change stopped after \(steps) steps; the outcome is left open")
    }
  }

  private static func noRuleInForce(on day: Int64?) -> String {
    guard let day else { return say("no rule of this decision is in force on this day") }
    return say("no rule of this decision is in force on \(date(day: day))")
  }

  static func place(_ location: String) -> String { say("At \(location).") }
}
