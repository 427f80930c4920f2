import Expressions
import Facts
import Rules

extension CaseFacts {
  /// Writes a derived value into its column; unknown and errors leave it unknown.
  ///
  /// Returns whether the value fitted the declared type.
  func store(_ value: Value, for fact: Fact, member: Int) -> Bool {
    let cell = FactCell(fact.id, member)
    forget(cell)
    switch (fact.storage, value) {
    case (_, .unknown), (_, .error): return false
    case (_, .null): setNone(cell)
    case (.flag, .boolean(let flag)): set(cell, flag: flag)
    case (.integer(let decimals), .number(let number)):
      guard let integer = number.scaledInt64(decimals: decimals) else { return false }
      set(cell, integer: integer)
    case (.integer, .date(let date)): set(cell, integer: Int64(date.daysSinceEpoch))
    case (.integer, .daysTimeDuration(let duration)): set(cell, integer: duration.seconds / 86_400)
    case (.code, .string(let text)):
      guard let code = fact.choices.firstIndex(where: { $0.code == text }) else { return false }
      set(cell, integer: Int64(code))
    case (.set, .list(let items)):
      var bits: UInt64 = 0
      for item in items {
        guard let code = fact.choices.firstIndex(where: { .string($0.code) == item }) else { return false }
        bits |= 1 << UInt64(code)
      }
      set(cell, integer: Int64(bitPattern: bits))
    case (.value, _): set(cell, value: value)
    default: return false
    }
    return true
  }

  /// The comparison of a list's aggregate. Of an empty list sum, smallest and largest are none: equal to no number, and nil
  /// where they are put in order.
  @inline(__always)
  func aggregate(_ packed: Int64, _ aggregate: Aggregate, _ comparison: Comparison, _ constant: Int64) -> Bool? {
    let items = UnsafeBufferPointer(start: elements + Int(packed >> 32), count: Int(packed & 0xFFFF_FFFF))
    switch aggregate {
    case .count: return comparison.holds(Int64(items.count), constant)
    case .some: return items.contains { comparison.holds($0, constant) }
    case .every: return items.allSatisfy { comparison.holds($0, constant) }
    case .sum, .min, .max:
      guard items.count > 0 else { return comparison == .equal ? false : comparison == .notEqual ? true : nil }
      var result = items[0]
      for item in items.dropFirst() {
        switch aggregate {
        case .sum: result &+= item
        case .min: result = Swift.min(result, item)
        default: result = Swift.max(result, item)
        }
      }
      return comparison.holds(result, constant)
    }
  }
}
