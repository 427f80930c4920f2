import Decisions

/// What is said to readers who do not see everything. It must not depend on what they do not see.
extension Catalogue {
  static let notShown = "not shown"
  /// In the place of a value in a sentence.
  static let valueNotShown = "(not shown)"
  static let withheldHeading = "What is not shown here"

  /// `A further reason is recorded and held by the police or the school.` Where no other is given, it is not a further one.
  static func withheld(_ withheld: Withheld, isFurther: Bool = true) -> String {
    let what =
      !withheld.isDecided
      ? "What is still open can also depend on facts that are not shown here, held by "
      : isFurther ? "A further reason is recorded and held by " : "The reason is recorded and held by "
    var holders = withheld.holders.map { $0.words.map(text) ?? readable($0.id) }
    if withheld.isHeldByOthers || holders.isEmpty { holders.append(holders.isEmpty ? "whoever decided" : "others") }
    return sentence(what + list(holders, "or"))
  }

  static func withheldRules(_ titles: [String]) -> String {
    "What became of these rules is not shown: \(titles.map(sentenceStart).joined(separator: "; "))."
  }

  static let writtenFor = "Written for"
  static func reader(_ reader: ReaderNote) -> String {
    sentenceStart(reader.title) + (reader.name.map { ": \(readable($0))" } ?? "")
  }

  static let readerLead = "This shows no more than that reader may see. That the outcome itself tells something is accepted."
  static let contradictionsNotShown =
    "The facts contradict each other, so nothing is decided. In what they do is not shown to this reader."
  static let overrideReasonNotShown = "The reason that was given is not shown to this reader."
}
