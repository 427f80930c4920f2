import Decisions

/// What is said to readers who do not see everything. It must not depend on what they do not see.
extension Catalogue {
  static var notShown: String { say("not shown") }
  /// In the place of a value in a sentence.
  static var valueNotShown: String { say("(not shown)") }
  static var withheldHeading: String { say("What is not shown here") }

  /// `A further reason is recorded and held by the police or the school.` Where no other is given, it is not a further one.
  static func withheld(_ withheld: Withheld, isFurther: Bool = true) -> String {
    var holders = withheld.holders.map { $0.words.map(text) ?? readable($0.id) }
    if withheld.isHeldByOthers || holders.isEmpty { holders.append(holders.isEmpty ? say("whoever decided") : say("others")) }
    let who = list(holders, "or")
    return sentence(
      !withheld.isDecided
        ? say("What is still open can also depend on facts that are not shown here, held by \(who)")
        : isFurther ? say("A further reason is recorded and held by \(who)") : say("The reason is recorded and held by \(who)"))
  }

  static func withheldRules(_ titles: [String]) -> String {
    say("What became of these rules is not shown: \(titles.map(sentenceStart).joined(separator: "; ")).")
  }

  static var writtenFor: String { say("Written for") }
  static func reader(_ reader: ReaderNote) -> String {
    sentenceStart(reader.title) + (reader.name.map { ": \(spaced($0))" } ?? "")
  }

  static var readerLead: String {
    say("This shows no more than that reader may see. That the outcome itself tells something is accepted.")
  }
  static var contradictionsNotShown: String {
    say("The facts contradict each other, so nothing is decided. In what they do is not shown to this reader.")
  }
  static var overrideReasonNotShown: String { say("The reason that was given is not shown to this reader.") }
}
