import Decisions

/// The facts that alone force a decision.
extension Catalogue {
  static var sufficientHeading: String { say("What this rests on") }

  static func sufficientExtent(_ extent: SufficientReason.Extent) -> String? {
    switch extent {
    case .minimal: nil
    case .smallest: say("No fewer facts settle it.")
    case .notProven: say("Whether fewer facts settle it is not proven: the search stopped before.")
    }
  }

  static func sufficientLead(_ sufficient: SufficientReason, isDetermined: Bool) -> String {
    let what = isDetermined ? "the outcome" : "what is decided"
    switch sufficient.facts.count {
    case 0: return say("No fact can change \(word: what).")
    case 1: return say("This fact alone settles \(word: what), whatever else is found out:")
    case let number:
      return say(
        "These \(number) facts alone settle \(word: what), whatever else is found out. Without any one of them it would be open:")
    }
  }
}
