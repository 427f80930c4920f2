import Decisions
import Expressions

/// By how little a permission failed.
extension Catalogue {
  static func nearest(_ nearest: NearestPermission) -> String {
    let number = nearest.gaps.count
    let title = sentenceStart(nearest.title)
    return number == 1
      ? say("Nothing permits this. Nearest comes “\(title)”; one thing stands in the way:")
      : say("Nothing permits this. Nearest comes “\(title)”; \(number) things stand in the way:")
  }

  /// `age: 15 years; at least 18 years is needed, 3 years more`.
  static func gap(_ gap: NearestPermission.Gap) -> String {
    let facts = gap.facts.map { fact($0) }
    guard let measure = gap.measure, let fact = gap.facts.first else {
      return facts.isEmpty ? say("a condition that rests on no fact") : list(facts)
    }
    let bound =
      switch measure.bound {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .exactly: "exactly"
      }
    let needed = value(measure.needed, fact.presentation)
    guard case .date = measure.needed else {
      let distance = value(measure.distance, fact.presentation)
      return say("\(facts.joined()); \(word: bound) \(needed) is needed, so it misses by \(distance)")
    }
    let when = measure.bound == .atLeast ? " or later" : measure.bound == .atMost ? " or earlier" : ""
    return say("\(facts.joined()); \(needed)\(word: when) is needed, so it misses by \(value(measure.distance))")
  }
}
