import Analysis
import Decisions
import Expressions
import Rules

/// What `diff` says.
extension Catalogue {
  static let whatItDoes = "What the change does"
  static let whatChanged = "What was changed"
  static let nothingChanged = "Nothing that means anything: at most layout, comments and worked cases."

  static func noEffect(_ difference: RuleBookDifference) -> String {
    let tried = difference.casesCompared + difference.variationsCompared
    return "No effect was found in \(count(tried, "case")). That does not prove that there is none."
  }

  static func decisionRemoved(_ name: String) -> String { "The decision `\(name)` is no longer made." }
  static func decisionAdded(_ name: String) -> String { "The decision `\(name)` is new." }

  /// `Who is eligible (eligibility): eligible before, not-eligible after (3 worked cases)`.
  static func effect(_ effect: RuleEffect) -> String {
    let cases = effect.caseCount == 0 ? "found at a bound" : count(effect.caseCount, "worked case")
    let (before, after) = (state(effect.before), state(effect.after))
    return "\(effect.title) (`\(effect.decision)`)\(aspect(effect.aspect)): \(before) before, \(after) after (\(cases))"
  }

  private static func aspect(_ aspect: RuleEffect.Aspect) -> String {
    switch aspect {
    case .outcome: ""
    case .item: ", single items"
    case .value: ", what it comes to"
    case .duty(let id, let title): ", duty \(quoted(title)) (`\(id)`)"
    case .due(let id, let title): ", day by which the duty \(quoted(title)) (`\(id)`) has to be done"
    }
  }

  private static func state(_ state: RuleEffect.State) -> String {
    switch state {
    case .outcome(let name): "`\(name)`"
    case .value(let phrase): text(phrase)
    case .truth(let truth): truth == .met ? "comes" : "may come"
    case .day(let day): date(day: day)
    case .absent: "nothing"
    }
  }

  static func witness(_ witness: EffectWitness, at place: String) -> String {
    let title = witness.caseTitle.map { ", \($0)" } ?? ""
    let item = witness.item.map { ", for `\($0)`" } ?? ""
    let variation = witness.variation.map { ", with \($0)" } ?? ""
    let book = witness.isOfOldBook ? " of the old rules" : ""
    return "for instance case `\(witness.caseID)`\(book)\(title)\(item)\(variation), on \(date(day: witness.asOf)) (\(place))"
  }

  static func truthChange(_ change: EffectWitness.TruthChange) -> String {
    func words(_ truth: Truth?) -> String { truth.map { self.truth($0, change.role) } ?? "has no part" }
    let whose = change.member.map { " for \($0)" } ?? ""
    return "because \(change.title)\(whose) (`\(change.rule)`): \(words(change.before)) before, \(words(change.after)) after"
  }

  /// What the rule said and says, and the facts on which that rests.
  static func truthTexts(_ change: EffectWitness.TruthChange) -> [String] {
    let before = change.textBefore.map(text).joined(separator: "; ")
    let after = change.textAfter.map(text).joined(separator: "; ")
    var lines: [String] = []
    if !before.isEmpty { lines.append("before: \(before)") }
    if !after.isEmpty { lines.append("after: \(after)") }
    if !change.facts.isEmpty { lines.append("facts: " + change.facts.map { fact($0) }.joined(separator: "; ")) }
    return lines
  }

  static func change(_ change: RuleChange, at place: String) -> String {
    let title = change.title.map { " (\($0))" } ?? ""
    let only =
      switch (change.sort, change.matter) {
      case (.changed, .words): ", words only"
      case (.changed, .sources): ", sources only"
      case (.changed, .dates): ", dates"
      default: ""
      }
    return "\(change.sort.rawValue): \(change.kind) `\(change.id)`\(title)\(only), \(place)"
  }

  static func field(_ field: RuleChange.Field) -> String {
    switch (field.before, field.after) {
    case (let before?, let after?): "`\(field.key)` was \(shortened(before)), is \(shortened(after))"
    case (let before?, nil): "`\(field.key)` is gone; it was \(shortened(before))"
    case (nil, let after?): "`\(field.key)` is new: \(shortened(after))"
    case (nil, nil): "`\(field.key)`"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 160 ? text : text.prefix(159) + "…"
  }

  /// The last line of `diff`, which other programs read.
  static func differenceTotals(_ difference: RuleBookDifference) -> String {
    "\(count(difference.changes.count, "change")), \(count(difference.effects.count, "effect")); compared "
      + "\(count(difference.casesCompared, "worked case")) and \(count(difference.variationsCompared, "variation"))"
  }
}
