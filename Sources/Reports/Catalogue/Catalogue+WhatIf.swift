import Decisions

/// What would be otherwise with other facts.
extension Catalogue {
  static func whatIfTitle(_ title: String) -> String { say("What if: \(title)") }
  static var whatIfFacts: String { say("What is supposed") }
  static var whatIfResult: String { say("What it comes to") }
  static var nothingSupposed: String { say("Every fact is as it was.") }
  static var nothingChanges: String { say("Nothing changes: outcome, reasons, duties and open questions stay as they are.") }
  static var reasonsGained: String { say("Reasons that come") }
  static var reasonsLost: String { say("Reasons that go") }
  static var dutiesGained: String { say("Duties that come") }
  static var dutiesLost: String { say("Duties that go") }
  static var missingGained: String { say("Questions that come up") }
  static var missingLost: String { say("Questions that are settled") }

  /// `Child A, age: 15 years instead of 12 years.`
  static func setting(_ setting: DecisionDifference.Setting) -> String {
    let whose = setting.member.map { "\($0), " } ?? ""
    return sentence(
      sentenceStart(
        whose
          + say(
            "\(setting.title): \(value(setting.to, setting.presentation)) instead of \(value(setting.from, setting.presentation))"
          )))
  }

  static func outcomeChange(_ difference: DecisionDifference) -> String {
    let after = outcome(of: difference.after)
    return sentence(
      difference.changesOutcome
        ? say("The outcome is then: \(after), instead of: \(outcome(of: difference.before))")
        : say("The outcome stays: \(after)"))
  }

  static func valueChange(_ difference: DecisionDifference) -> String? {
    let (before, after) = (difference.before, difference.after)
    if before.value == after.value { return nil }
    guard let value = after.value else { return say("There is no value then.") }
    let title = sentenceStart(after.valueTitle ?? say("value"))
    guard let old = before.value else { return sentence("\(title): \(text(value))") }
    return sentence("\(title): \(say("\(text(value)), instead of \(text(old))"))")
  }

  static func itemChange(_ change: DecisionDifference.ItemChange) -> String {
    sentence("\(item(change.item)): \(say("\(outcome(change.to)), instead of \(outcome(change.from))"))")
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
