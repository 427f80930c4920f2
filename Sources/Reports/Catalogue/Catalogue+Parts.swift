import Decisions
import Expressions
import Rules

/// Items, duties, missing facts, assumptions and problems.
extension Catalogue {
  /// `Attendance of Child A (identified)`, or the item's own name where nothing says more.
  static func item(_ item: ItemReport) -> String {
    let what = item.item.map(readable) ?? readable(item.name)
    let whose = item.subject.map { " of \($0)" } ?? ""
    let form = item.form.map { " (\(readable($0)))" } ?? ""
    return sentenceStart(what + whose + form)
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
    let by = (duty.byWords.map(text) ?? duty.by.map(readable)).map { "By whom: \($0)." }
    let due = duty.due.map { day in
      "By when: \(date(day: day))." + (duty.overdueDays.map { " \(overdue($0))" } ?? "")
    }
    let concerns = whom.map { "Concerns: \(sentence($0))" }
    let terms = [concerns, by, due].compactMap { $0 }
    return terms.isEmpty ? nil : terms.joined(separator: " ")
  }

  static func overdue(_ days: Int64) -> String { "Overdue by \(count(Int(days), "day"))." }

  // MARK: Missing facts

  static func question(_ missing: MissingFact) -> String {
    if let question = missing.question { return sentence(text(question)) }
    // A path without a dot is a list that was not given.
    if !missing.path.contains(".") { return "List each \(missing.title), or say that there is none." }
    return sentence(factName(missing))
  }

  static func factName(_ missing: MissingFact) -> String { factName(missing.title, of: [missing.member].compactMap { $0 }) }

  /// `date of birth (Child A and Adult B)`.
  static func factName(_ title: String, of members: [String]) -> String {
    members.isEmpty ? title : "\(title) (\(list(members)))"
  }

  static func holder(_ name: String) -> String { "Ask: \(readable(name))." }

  /// In the words of the rules, where these do not wait for facts.
  static func holder(_ name: String, in book: RuleBook) -> String {
    guard let words = book.holders.first(where: { $0.id.value == name })?.words.parts else { return holder(name) }
    let texts = words.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == words.count ? "Ask: \(texts.joined())." : holder(name)
  }

  /// The holder in the words of the rules, where they have such.
  static func holder(of missing: MissingFact) -> String? {
    missing.holderWords.map { "Ask: \(text($0))." } ?? missing.holder.map(holder)
  }

  // MARK: Assumptions

  static func presumption(_ title: String, of members: [String], is value: String) -> String {
    sentenceStart("\(factName(title, of: members)): \(value)")
  }

  static func otherAssumptions(_ number: Int) -> String {
    "\(number) more \(verb(number, "assumption belongs", "assumptions belong")) to rules that did not decide. "
      + "The full report lists \(verb(number, "it", "them"))."
  }

  static func assumptionReason(_ reason: String) -> String { "Why: \(sentence(reason))" }
  static func alternatives(_ words: [String]) -> String { "It could also be: \(list(words, "or"))." }
  static func rules(_ names: [String]) -> String { "Rules: \(names.joined(separator: ", "))." }

  // MARK: Problems

  static func problem(_ problem: Problem) -> String {
    let whose = problem.member.map { " (for \($0))" } ?? ""
    switch problem.kind {
    case .evaluation(let error): return "a condition could not be worked out\(whose): \(error.message)"
    case .noRuleInForce(let ended, let begins, let day):
      let days = [ended.map { "the last ended on \(date(day: $0))" }, begins.map { "the next begins on \(date(day: $0))" }]
      return (["no rule of this decision is in force on \(day.map { date(day: $0) } ?? "this day")"] + days.compactMap { $0 })
        .joined(separator: "; ")
    case .parameterWithoutValue(let name): return "the parameter `\(name)` has no value on this day"
    case .noItems: return "the request names no items"
    case .nothingCovers: return "no rule covers this\(whose)"
    case .limit(let steps):
      return
        "the search for what the missing facts could change stopped after \(grouped(String(steps), from: 5)) steps; the outcome is left open"
    }
  }

  static func place(_ location: String) -> String { "At \(location)." }
}
