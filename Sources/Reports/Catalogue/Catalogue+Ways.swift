import Decisions
import Expressions
import Rules

/// What would change a decision, and what settles it.
extension Catalogue {
  static var changesHeading: String { say("What would change it") }
  static var settlesHeading: String { say("What would settle it") }
  static var allOfThese: String { say("All of these:") }

  static func changesLead(_ ways: Ways, named: (String) -> String) -> String {
    let whose = ways.item.map { "\(named($0)): " } ?? ""
    let outcome = ways.outcomeWords ?? outcome(ways.outcome)
    if ways.ways.isEmpty {
      let nothing =
        ways.extent == .all
        ? say("nothing that the rules let anybody change leads to “\(outcome)”")
        : say("the search for changes that lead to “\(outcome)” found none before it stopped")
      return sentence(whose + nothing)
    }
    let which = ways.ways.count == 1 ? "this" : "any one of these"
    return sentenceStart(whose + say("it would be “\(outcome)” with \(word: which), everything else the same:"))
  }

  /// `absence: 9% or whatever was asked for, instead of 12% (school)`.
  static func change(_ change: FactChange, named member: String?) -> String {
    let instead =
      change.from.isUnknown
      ? say("which is not known now") : say("instead of \(value(change.from, change.presentation))")
    let by = (change.byWords.map(text) ?? change.by.map(readable)).map { " " + say("(who can see to it: \($0))") } ?? ""
    return "\(named(change, member)): \(wanted(change)), \(instead)\(by)"
  }

  static func settlesLead(_ ways: Ways, named: (String) -> String) -> String {
    let whose = ways.item.map { "\(named($0)): " } ?? ""
    let facts = ways.ways.count == 1 ? "this is found" : "any one of these is found"
    return sentenceStart(
      whose + say("it is “\(ways.outcomeWords ?? outcome(ways.outcome))” if \(word: facts), whatever else is not known:"))
  }

  static func settling(_ change: FactChange, named member: String?) -> String {
    let ask = (change.holderWords.map(text) ?? change.holder.map(readable)).map { " " + say("(ask: \($0))") } ?? ""
    return "\(named(change, member)): \(wanted(change))\(ask)"
  }

  /// `10% or more`, `17 years or less`, `1 May 2016 or earlier`.
  private static func wanted(_ change: FactChange) -> String {
    guard let stretch = change.stretch else { return value(change.to, change.presentation) }
    let isDate = if case .date = change.to { true } else { false }
    switch (stretch.low, stretch.high) {
    case (let low?, let high?):
      return say("from \(value(low, change.presentation)) to \(value(high, change.presentation))")
    case (let low?, nil): return say("\(value(low, change.presentation)) or \(word: isDate ? "later" : "more")")
    case (nil, let high?):
      return say("\(value(high, change.presentation)) or \(word: isDate ? "earlier" : "less")")
    case (nil, nil): return say("any that is known")
    }
  }

  private static func named(_ change: FactChange, _ member: String?) -> String {
    (member.map { "\($0), " } ?? "") + change.title
  }

  static func moreWays(_ extent: Ways.Extent) -> String {
    extent == .cheapest
      ? say("There may be other ways; these take the least.")
      : say("There may be other ways; not all were looked at.")
  }

  static func changesItself(_ change: DayChange) -> String {
    say("If nothing else changes, it becomes “\(outcome(change.outcome))” on \(date(day: change.day)) by itself.")
  }

  // MARK: Questions

  /// `Children who miss school: it is not known how much Child A missed (clause 1.1).`
  static func why(_ reason: Reason) -> String {
    let words = reason.texts.isEmpty ? reason.count.map(count) : reason.texts.map(text).joined(separator: "; ")
    let clauses = reason.sources.isEmpty ? "" : " (\(clauses(reason.sources.map(\.clause))))"
    return sentence("\(sentenceStart(reason.title))\(words.map { ": \($0)" } ?? "")\(clauses)")
  }

  static var whyUntold: String { say("What the decision comes to depends on it.") }

  static func askFirst(_ question: NextQuestion) -> String { say("Ask this first: \(Catalogue.question(question.fact))") }
}
