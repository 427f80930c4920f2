/// The day by which rules and parameters are chosen while one epoch is lowered.
///
/// Every look at a period also notes the next day on which that look would have another answer; with a clock that is a fact,
/// lowering goes on from there (see `GraphLowering+Eligibility`).
struct Clock {
  var day: Int64
  /// The first later day on which something used is different.
  private(set) var nextChange = Int64.max

  init(day: Int64) { self.day = day }

  /// Notes a day on which something used is different.
  mutating func note(change: Int64) {
    if change > day { nextChange = min(nextChange, change) }
  }

  mutating func isInForce(_ period: EffectivePeriod) -> Bool {
    note(change: period.from)
    if period.until != .max { note(change: period.until + 1) }
    return period.contains(day)
  }
}
