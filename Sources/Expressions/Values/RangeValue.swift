/// An interval; an end that is `nil` is unbounded.
public final class RangeValue: Hashable, Sendable {
  /// How the range was written; `(= 10)` and `(!= 10)` are ranges too, both ends being the value.
  public enum Form: Hashable, Sendable { case interval, equal, notEqual }

  public let low: Value?
  public let high: Value?
  public let includesLow: Bool
  public let includesHigh: Bool
  public let form: Form

  public init(low: Value?, high: Value?, includesLow: Bool, includesHigh: Bool, form: Form = .interval) {
    self.low = low
    self.high = high
    self.includesLow = low != nil && includesLow
    self.includesHigh = high != nil && includesHigh
    self.form = form
  }

  /// Whether the value lies in the range; `nil` where it cannot be compared with an end.
  func contains(_ value: Value) -> Bool? {
    if form != .interval {
      guard let low, Value.order(low, value) != nil || low.isNull || value.isNull else { return nil }
      return (Value.equality(low, value) == .equal) == (form == .equal)
    }
    var isInside = true
    if let low {
      guard let order = Value.order(low, value) else { return nil }
      if order > 0 || (order == 0 && !includesLow) { isInside = false }
    }
    if let high {
      guard let order = Value.order(value, high) else { return nil }
      if order > 0 || (order == 0 && !includesHigh) { isInside = false }
    }
    return isInside
  }

  public static func == (a: RangeValue, b: RangeValue) -> Bool {
    a.low == b.low && a.high == b.high && a.includesLow == b.includesLow && a.includesHigh == b.includesHigh
      && a.form == b.form
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(low)
    hasher.combine(high)
    hasher.combine(includesLow)
    hasher.combine(includesHigh)
  }
}
