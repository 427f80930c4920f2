import Expressions

/// Headings and the sentences that open a section.
extension Catalogue {
  static var urgentHeading: String { say("Urgent: act on this first") }
  static var urgentLead: String {
    say(
      "Do not wait for the answers to other questions on this page. The advice below is about the request as it was made; it does not hold this up."
    )
  }
  static var urgentMaybe: String { say("This may apply; find out now whether it does.") }
  static var adviceHeading: String { say("Advice") }
  static var overrideHeading: String { say("The decision that was made") }
  static var whyHeading: String { say("Why") }
  static var soFarHeading: String { say("What is settled so far") }
  static var openHeading: String { say("What is still open") }
  static var mightAlsoFailHeading: String { say("What is not settled") }
  static var mightAlsoFailLead: String {
    say("The outcome is the same whatever the answers are. After a refusal, these may stand in the way as well.")
  }
  static var itemsHeading: String { say("Item by item") }
  static var itemMightAlsoFail: String { say("Not settled, and may also stand in the way:") }
  static var noReasons: String { say("No rule gave a reason.") }
  static var reasonsAbove: String { say("For the reasons above, which concern the whole request.") }
  static var dutiesHeading: String { say("What must be done") }
  static var openDutiesLead: String { say("Find out whether these have to be done as well, or have been done already:") }
  static var missingHeading: String { say("What to find out") }
  static var needNotBeAskedHeading: String { say("What need not be asked") }
  static var needNotBeAskedLead: String {
    say("These facts are not known, and they do not matter for this decision. Do not ask for them.")
  }
  static var assumptionsHeading: String { say("Assumptions") }
  static var assumptionsLead: String { say("The advice rests on these assumptions:") }
  static var presumedLead: String { say("Nothing is recorded about these facts. They are presumed to be:") }
  static var treeHeading: String { say("How it comes about") }
  static var treeLead: String {
    say("Unfold each line for what is behind it: rules, their parts and exceptions, facts and clauses.")
  }
  static var problemsHeading: String { say("Problems") }
  static var problemsLead: String { say("The program could not do all of its work. Tell those who keep the rules:") }
  static var sourcesHeading: String { say("Sources") }
  static var aboutHeading: String { say("About this advice") }
  static var adviceOnly: String { say("This is advice. A person decides, and may decide otherwise with a reason.") }
  static var ruleBook: String { say("Rule book") }
  static var decidedAsOf: String { say("Decided as of") }
  static var digest: String { say("Digest of the rules") }
  static var meaningDigest: String { say("Digest of their meaning") }

  /// What a version is called; one that is a date is written as one.
  static func versionName(_ text: String) -> String { CivilDate(text) == nil ? say("Version") : say("Dated") }
  static func version(_ text: String) -> String { CivilDate(text).map(date) ?? text }
  /// Enough to recognise the rules by; officers and the JSON have all of it.
  static func shortDigest(_ digest: String) -> String { String((digest.split(separator: ":").last ?? "").prefix(12)) }

  static func missingLead(_ number: Int) -> String {
    number == 1
      ? say("One fact is not known, and it matters:") : say("\(number) facts are not known, and each of them matters:")
  }
}
