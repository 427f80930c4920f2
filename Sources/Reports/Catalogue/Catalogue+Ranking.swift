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
  static func ahead(_ title: String, isHighestFirst: Bool) -> String {
    "\(isHighestFirst ? "higher" : "lower") \(title) than the next"
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
