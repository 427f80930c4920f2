import Expressions

/// A comparison with a constant, brought to the whole numbers in which a fact is held.
enum Bound {
  case compare(Comparison, Int64)
  /// No value of the fact equals the constant: the truth of the comparison for all of them.
  case never(Truth)

  /// Nil where the constant is of another kind than the fact, or too large.
  init?(_ comparison: Comparison, _ value: Value, decimals: Int) {
    switch value {
    case .date(let date): self = .compare(comparison, Int64(date.daysSinceEpoch))
    case .daysTimeDuration(let duration):
      guard let days = duration.wholeDays else { return nil }
      self = .compare(comparison, Int64(days))
    case .number(let number):
      if let exact = number.scaledInt64(decimals: decimals) {
        self = .compare(comparison, exact)
        return
      }
      // Between two values of the fact: round to the side that keeps the comparison's meaning.
      guard let below = number.flooredInt64(decimals: decimals) else { return nil }
      switch comparison {
      case .less, .lessOrEqual: self = .compare(.lessOrEqual, below)
      case .greater, .greaterOrEqual: self = .compare(.greater, below)
      case .equal: self = .never(.notMet)
      case .notEqual: self = .never(.met)
      }
    default: return nil
    }
  }
}

extension Decimal {
  /// The largest whole number not above `self × 10^decimals`.
  fileprivate func flooredInt64(decimals: Int) -> Int64? {
    rounded(.floor, scale: decimals)?.scaledInt64(decimals: decimals)
  }
}

extension DaysTimeDuration {
  /// The days, where there is no part of a day.
  fileprivate var wholeDays: Int? { seconds % 86_400 == 0 && nanoseconds == 0 ? Int(seconds / 86_400) : nil }
}
