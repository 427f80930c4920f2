import Decisions
import Expressions
import Facts
import Rules

extension Catalogue {
  static var undetermined: String { say("not determined yet") }
  /// Where no fact would change that.
  static var notDetermined: String { say("not determined") }

  /// An outcome's name in words.
  static func outcome(_ name: String) -> String {
    switch name {
    case Decision.undetermined: undetermined
    case "permit": say("permitted")
    case "permit-in-part": say("permitted in part")
    case "refuse": say("refused")
    default: readable(name)
    }
  }

  /// An outcome in the words of its rules, else its name in words.
  static func outcome(of decision: Decision) -> String {
    decision.outcomeWords ?? decision.family.flatMap { advice($0, decision.outcome) } ?? outcome(decision.outcome)
  }

  /// What to do, for outcomes whose names are the rule language's own; nil for others.
  private static func advice(_ family: DecisionPlan.Family, _ name: String) -> String? {
    switch (family, name) {
    case (.retention, "keep"): say("keep the record")
    case (.retention, "held"): say("keep the record, because a hold applies")
    case (.retention, "destroy"): say("destroy the record")
    case (.retention, "review"): say("look at the record again")
    case (.retention, "offer-to-archive"): say("offer the record to the archive")
    case (.outcomes, "claim"): say("a result may be claimed")
    case (.outcomes, "no-claim"): say("no result may be claimed yet")
    default: nil
    }
  }

  /// What the decision comes to; for a request, which items are permitted and which are not.
  static func summary(_ decision: Decision) -> String {
    let reason = decision.items.isEmpty ? summaryReason(decision) : ""
    let isFinal = decision.problems.contains { isSaidFirst($0, decision) }
    let first = sentence((isFinal ? notDetermined : outcome(of: decision)) + (reason.isEmpty ? "" : ": " + reason))
    guard !decision.items.isEmpty else { return first }
    let groups = itemGroups(decision.items)
    return groups.count == 1 && groups[0].outcome == decision.outcome
      ? itemGroup(groups[0]) : ([first] + groups.map(itemGroup)).joined(separator: " ")
  }

  /// Whether a problem is why there is no outcome, and the summary says so.
  static func isSaidFirst(_ problem: Problem, _ decision: Decision) -> Bool {
    !decision.isDetermined && decision.items.isEmpty && problem.leavesNothingToDecideWith
  }

  private static func summaryReason(_ decision: Decision) -> String {
    if !decision.isDetermined {
      let problems = decision.problems.filter { isSaidFirst($0, decision) }
      if !problems.isEmpty { return problems.map(Catalogue.problem).joined(separator: "; ") }
      let open = decision.missing.filter(\.matters).count
      return open == 0
        ? "" : say("\(open, "fact") that \(word: verb(open, "matters", "matter")) \(word: verb(open)) not known")
    }
    // Of a determination, the outcome that holds; what comes before it does not apply.
    let reasons = decision.reasons.filter { $0.truth == .met || $0.truth == .notMet && !$0.isDetermined }
    guard let reason = reasons.first, reasons.count == 1 else { return "" }
    if let first = reason.texts.first { return reason.texts.count == 1 ? text(first) : reason.title }
    return reason.count.map(count) ?? reason.title
  }

  /// The items of each outcome, in the order in which the outcomes first come.
  private static func itemGroups(_ items: [ItemReport]) -> [(outcome: String, items: [ItemReport])] {
    var groups: [(outcome: String, items: [ItemReport])] = []
    for item in items {
      let index = groups.firstIndex { $0.outcome == item.outcome } ?? groups.endIndex
      if index == groups.endIndex { groups.append((item.outcome, [])) }
      groups[index].items.append(item)
    }
    return groups
  }

  /// `Refused: mental health of Adult B (identified).`; where there are many, how many.
  private static func itemGroup(_ group: (outcome: String, items: [ItemReport])) -> String {
    let what = group.items.count > 4 ? count(group.items.count, "item") : list(group.items.map(item))
    return sentence("\(outcome(group.outcome)): \(what)")
  }

  static func asOf(_ day: Int64) -> String { say("As of \(date(day: day)).") }

  /// `isClaim` for the value of an outcomes plan.
  static func value(_ phrase: Phrase, title: String?, isClaim: Bool = false) -> String {
    guard phrase.parts.count == 1, case .value(let value, let presentation) = phrase.parts[0] else {
      return sentence(text(phrase))
    }
    let usual =
      if case .date = value { isClaim ? say("A claim may be made from") : say("Due date") } else { say("Value") }
    let name = title.map(sentenceStart) ?? usual
    return "\(name): \(Catalogue.value(value, presentation))."
  }

  // MARK: The person's own decision

  static func override(_ override: Override) -> String {
    let by = say("Decided by \(spaced(override.byRole)), \(dateAsWritten(override.at)).")
    return "\(sentence(outcome(override.outcome))) \(by)"
  }

  static func overrideReason(_ override: Override) -> String { say("Reason given: \(sentence(override.reason))") }

  static var adviceStays: String { say("The advice on this page stays as it was.") }

  /// A day or moment as somebody wrote it: in words where it is a date, else as it stands.
  static func dateAsWritten(_ text: String) -> String {
    if let date = CivilDate(text) { return say("on \(Catalogue.date(date))") }
    if let moment = DateTime(text) { return say("on \(value(.dateTime(moment)))") }
    return text
  }
}

extension Problem {
  /// Whether it explains by itself why there is no outcome.
  var leavesNothingToDecideWith: Bool {
    switch kind {
    case .noRuleInForce, .noItems, .nothingCovers: true
    case .evaluation, .parameterWithoutValue, .limit: false
    }
  }
}
