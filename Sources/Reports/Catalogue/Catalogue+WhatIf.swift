import Decisions

/// What would be otherwise with other facts.
extension Catalogue {
  static func whatIfTitle(_ title: String) -> String { "What if: \(title)" }
  static let whatIfFacts = "What is supposed"
  static let whatIfResult = "What it comes to"
  static let nothingSupposed = "Every fact is as it was."
  static let nothingChanges = "Nothing changes: outcome, reasons, duties and open questions stay as they are."
  static let reasonsGained = "Reasons that come"
  static let reasonsLost = "Reasons that go"
  static let dutiesGained = "Duties that come"
  static let dutiesLost = "Duties that go"
  static let missingGained = "Questions that come up"
  static let missingLost = "Questions that are settled"

  /// `Child A, age: 15 years instead of 12 years.`
  static func setting(_ setting: DecisionDifference.Setting) -> String {
    let whose = setting.member.map { "\($0), " } ?? ""
    return sentence(
      sentenceStart(
        "\(whose)\(setting.title): \(value(setting.to, setting.presentation)) instead of \(value(setting.from, setting.presentation))"
      ))
  }

  static func outcomeChange(_ difference: DecisionDifference) -> String {
    let after = outcome(of: difference.after)
    return sentence(
      difference.changesOutcome
        ? "The outcome is then: \(after), instead of: \(outcome(of: difference.before))" : "The outcome stays: \(after)")
  }

  static func valueChange(_ difference: DecisionDifference) -> String? {
    let (before, after) = (difference.before, difference.after)
    if before.value == after.value { return nil }
    guard let value = after.value else { return "There is no value then." }
    let old = before.value.map { ", instead of \(text($0))" } ?? ""
    return sentence("\(sentenceStart(after.valueTitle ?? "value")): \(text(value))\(old)")
  }

  static func itemChange(_ change: DecisionDifference.ItemChange) -> String {
    sentence("\(item(change.item)): \(outcome(change.to)), instead of \(outcome(change.from))")
  }

  /// A reason with its item and its words.
  static func reasonChange(_ change: DecisionDifference.Change) -> String {
    let place = change.item.map { " (\(item($0)))" } ?? ""
    let words = change.reason.texts.map(text)
    return sentence(
      "\(sentenceStart(change.reason.title))\(place): "
        + (words.isEmpty ? verdict(change.reason) : words.joined(separator: "; ")))
  }
}
