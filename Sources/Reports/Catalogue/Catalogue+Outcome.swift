import Decisions
import Expressions
import Rules

extension Catalogue {
  static let undetermined = "not determined yet"

  /// An outcome's name in words.
  static func outcome(_ name: String) -> String { name == Decision.undetermined ? undetermined : readable(name) }

  /// What the decision comes to, in one sentence.
  static func summary(_ decision: Decision) -> String {
    let reason = summaryReason(decision)
    return sentence(outcome(decision.outcome) + (reason.isEmpty ? "" : ": " + reason))
  }

  private static func summaryReason(_ decision: Decision) -> String {
    if !decision.items.isEmpty { return itemCounts(decision.items) }
    if !decision.isDetermined {
      if let problem = decision.problems.first(where: \.leavesNothingToDecideWith) { return Catalogue.problem(problem) }
      let open = decision.missing.filter(\.matters).count
      return open == 0 ? "" : "\(count(open, "fact")) that \(verb(open, "matters", "matter")) \(verb(open)) not known"
    }
    let reasons = decision.reasons.filter { $0.truth != .unknown }
    if reasons.count > 1 { return "there are \(reasons.count) reasons" }
    guard let reason = reasons.first else { return "" }
    if let first = reason.texts.first { return reason.texts.count == 1 ? text(first) : reason.title }
    return reason.count.map(count) ?? reason.title
  }

  /// `permit for 2 items and refuse for 1 item`, in the order in which the outcomes first come.
  private static func itemCounts(_ items: [ItemReport]) -> String {
    var names: [String] = []
    for item in items where !names.contains(item.outcome) { names.append(item.outcome) }
    if names.count == 1 {
      return items.count == 1 ? "one item was looked at" : items.count == 2 ? "both items" : "all \(items.count) items"
    }
    return list(names.map { name in "\(outcome(name)) for \(count(items.filter { $0.outcome == name }.count, "item"))" })
  }

  static func asOf(_ day: Int64) -> String { "As of \(date(day: day))." }

  static func value(_ phrase: Phrase) -> String {
    guard phrase.parts.count == 1, case .value(let value, let presentation) = phrase.parts[0] else {
      return sentence(text(phrase))
    }
    let name = if case .date = value { "Date" } else { "Value" }
    return "\(name): \(Catalogue.value(value, presentation))."
  }

  // MARK: The person's own decision

  static func override(_ override: Override) -> String {
    "\(sentence(outcome(override.outcome))) Decided by \(readable(override.byRole)), \(dateAsWritten(override.at))."
  }

  static func overrideReason(_ override: Override) -> String { "Reason given: \(sentence(override.reason))" }

  static let adviceStays = "The advice on this page stays as it was."

  /// A day or moment as somebody wrote it: in words where it is a date, else as it stands.
  static func dateAsWritten(_ text: String) -> String {
    if let date = CivilDate(text) { return "on " + Catalogue.date(date) }
    if let moment = DateTime(text) { return "on " + value(.dateTime(moment)) }
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
