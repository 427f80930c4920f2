import Expressions

/// Headings and the sentences that open a section.
extension Catalogue {
  static let urgentHeading = "Urgent: act on this first"
  static let urgentLead = "Do not wait for the answers to other questions on this page."
  static let urgentMaybe = "This may apply; find out now whether it does."
  static let adviceHeading = "Advice"
  static let overrideHeading = "The decision that was made"
  static let whyHeading = "Why"
  static let soFarHeading = "What is settled so far"
  static let openHeading = "What is still open"
  static let mightAlsoFailHeading = "What is not settled"
  static let mightAlsoFailLead =
    "The outcome is the same whatever the answers are. After a refusal, these may stand in the way as well."
  static let itemsHeading = "Item by item"
  static let itemMightAlsoFail = "Not settled, and may also stand in the way:"
  static let noReasons = "No rule gave a reason."
  static let reasonsAbove = "For the reasons above, which concern the whole request."
  static let dutiesHeading = "What must be done"
  static let openDutiesLead = "Whether the following must be done is not known yet:"
  static let missingHeading = "What to find out"
  static let needNotBeAskedHeading = "What need not be asked"
  static let needNotBeAskedLead = "These facts are not known, and they do not matter for this decision. Do not ask for them."
  static let assumptionsHeading = "Assumptions"
  static let assumptionsLead = "The advice rests on these assumptions:"
  static let presumedLead = "Nothing is recorded of these facts. They are presumed to be:"
  static let treeHeading = "How it comes about"
  static let treeLead = "Unfold each line for what is behind it: rules, their parts and exceptions, facts and clauses."
  static let problemsHeading = "Problems"
  static let problemsLead = "The program could not do all of its work. Tell those who keep the rules:"
  static let sourcesHeading = "Sources"
  static let aboutHeading = "About this advice"
  static let adviceOnly = "This is advice. A person decides, and may decide otherwise with a reason."
  static let ruleBook = "Rule book"
  static let version = "Version"
  static let decidedAsOf = "Decided as of"
  static let digest = "Digest of the rules"
  static let meaningDigest = "Digest of their meaning"

  /// A version that is a date is written as one.
  static func version(_ text: String) -> String { CivilDate(text).map(date) ?? text }
  /// Enough to recognise the rules by; officers and the JSON have all of it.
  static func shortDigest(_ digest: String) -> String { String((digest.split(separator: ":").last ?? "").prefix(12)) }

  static func missingLead(_ number: Int) -> String {
    number == 1 ? "One fact is not known, and it matters:" : "\(number) facts are not known, and each of them matters:"
  }
}
