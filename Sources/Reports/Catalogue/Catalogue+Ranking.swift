import Analysis
import Decisions
import Expressions
import Rules

/// What `rank` and `lists` say.
extension Catalogue {
  static let orderHeading = "The order"
  static let nobodyRanked = "Nobody is in the order."
  static let openHeadingOfOrder = "Not in the order yet: something is not known"
  static let outHeading = "Not in the order"
  static let levelWithNext = "nothing tells it and the next apart"

  /// `3`; `2 to 4` where two are not known.
  static func measured(_ measured: Ranking.Measured) -> String {
    switch measured {
    case .count(let met, 0): "\(met)"
    case .count(let met, let open): "\(met) to \(met + open)"
    case .value(let known): value(known.value, known.presentation)
    }
  }

  static func same(_ title: String) -> String { "same \(title)" }
  /// `higher number of problems (3, the next 2)`; a date or truth without the word.
  static func ahead(
    _ title: String, _ own: Ranking.Measured, _ next: Ranking.Measured, isHighestFirst: Bool
  ) -> String {
    let (value, other) = (measured(own), measured(next))
    if case .value(let known) = own, known.value.asNumber == nil { return "\(title): \(value), the next \(other)" }
    return "\(isHighestFirst ? "higher" : "lower") \(title) (\(value), the next \(other))"
  }

  static func mayStand(_ place: Ranking.Place) -> String {
    let parts = [
      place.highest < place.position ? "as high as \(place.highest)" : nil,
      place.lowest > place.position ? "as low as \(place.lowest)" : nil,
    ].compactMap { $0 }
    return "may stand \(list(parts))"
  }

  static func keyFact(_ fact: MissingKeyFact) -> String { factName(fact.title, of: [fact.member].compactMap { $0 }) }

  static func listsTitle(_ group: String, _ asOf: String) -> String { "Lists for each of the \(readable(group)). \(asOf)" }
  static func listMet(_ number: Int) -> String { "Met (\(number))" }
  static func listOpen(_ number: Int) -> String { "Not known (\(number))" }
  static let noCriteria = "No criterion of the group has a part in the decision on that day."
}
