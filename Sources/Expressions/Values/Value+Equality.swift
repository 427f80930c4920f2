/// What FEEL's `=` finds (DMN 1.5, 10.3.2.13 and table 42).
enum Equality {
  case equal, unequal
  /// An unknown member decides it.
  case unknown
  /// The kinds differ: there is no answer.
  case incomparable
}

extension Value {
  /// FEEL's `=`. Null equals null alone. Lists go by order, contexts by names; members of different kinds make them
  /// unequal. Times are equal that are the same second of the same instant.
  static func equality(_ a: Value, _ b: Value) -> Equality {
    switch (a, b) {
    case (.unknown, _), (_, .unknown): .unknown
    case (.error, _), (_, .error): .incomparable
    case (.null, .null): .equal
    case (.null, _), (_, .null): .unequal
    case (.list(let x), .list(let y)):
      x.count == y.count ? all(zip(x, y).lazy.map { memberEquality($0, $1) }) : .unequal
    case (.context(let x), .context(let y)): equality(x, y)
    case (.range(let x), .range(let y)):
      x.form == y.form && x.includesLow == y.includesLow && x.includesHigh == y.includesHigh
        ? all([endEquality(x.low, y.low), endEquality(x.high, y.high)]) : .unequal
    case (.time(let x), .time(let y)): truth(isSameKind(x.clock, y.clock) && seconds(x.instant) == seconds(y.instant))
    case (.dateTime(let x), .dateTime(let y)):
      truth(isSameKind(x.time.clock, y.time.clock) && seconds(x.instant) == seconds(y.instant))
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.function, .function),
      (.daysTimeDuration, .daysTimeDuration), (.yearsMonthsDuration, .yearsMonthsDuration):
      truth(a == b)
    default: .incomparable
    }
  }

  private static func truth(_ isEqual: Bool) -> Equality { isEqual ? .equal : .unequal }

  private static func seconds<Number: BinaryInteger>(_ nanoseconds: Number) -> Number {
    (nanoseconds - (nanoseconds < 0 ? 999_999_999 : 0)) / 1_000_000_000
  }

  /// A local time and one with an offset do not stand for comparable moments.
  static func isSameKind(_ a: Clock, _ b: Clock) -> Bool { (a == .local) == (b == .local) }

  private static func memberEquality(_ a: Value, _ b: Value) -> Equality {
    let result = equality(a, b)
    return result == .incomparable ? .unequal : result
  }

  private static func endEquality(_ a: Value?, _ b: Value?) -> Equality {
    guard let a, let b else { return truth(a == nil && b == nil) }
    return memberEquality(a, b)
  }

  private static func equality(_ a: ContextValue, _ b: ContextValue) -> Equality {
    guard a.entries.count == b.entries.count else { return .unequal }
    return all(a.entries.lazy.map { entry in b[entry.name].map { memberEquality(entry.value, $0) } ?? .unequal })
  }

  private static func all(_ parts: some Sequence<Equality>) -> Equality {
    var result = Equality.equal
    for part in parts {
      if part == .unequal { return .unequal }
      if part == .unknown { result = .unknown }
    }
    return result
  }
}

extension Value {
  /// The order of two values of one ordered kind: negative, zero or positive; `nil` where they have none.
  static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.number(let x), .number(let y)): Decimal.compare(x, y)
    // By code point, whatever the locale.
    case (.string(let x), .string(let y)):
      x == y ? 0 : x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars) ? -1 : 1
    case (.date(let x), .date(let y)): sign(x, y)
    case (.time(let x), .time(let y)): isSameKind(x.clock, y.clock) ? sign(seconds(x.instant), seconds(y.instant)) : nil
    case (.dateTime(let x), .dateTime(let y)):
      isSameKind(x.time.clock, y.time.clock) ? sign(seconds(x.instant), seconds(y.instant)) : nil
    case (.daysTimeDuration(let x), .daysTimeDuration(let y)): sign(x, y)
    case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)): sign(x, y)
    default: nil
    }
  }

  private static func sign<Ordered: Comparable>(_ a: Ordered, _ b: Ordered) -> Int { a == b ? 0 : a < b ? -1 : 1 }
}
