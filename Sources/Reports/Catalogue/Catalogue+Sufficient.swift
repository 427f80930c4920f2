import Decisions

/// The facts that alone force a decision.
extension Catalogue {
  static let sufficientHeading = "What this rests on"

  static func sufficientExtent(_ extent: SufficientReason.Extent) -> String? {
    switch extent {
    case .minimal: nil
    case .smallest: "No fewer facts settle it."
    case .notProven: "Whether fewer facts settle it is not proven: the search stopped before."
    }
  }

  static func sufficientLead(_ sufficient: SufficientReason, isDetermined: Bool) -> String {
    let what = isDetermined ? "the outcome" : "what is decided"
    switch sufficient.facts.count {
    case 0: return "No fact can change \(what)."
    case 1: return "This fact alone settles \(what), whatever else is found out:"
    case let number:
      return "These \(number) facts alone settle \(what), whatever else is found out. Without any one of them it is open:"
    }
  }
}
