import ExpressionSyntax

/// `+ - * / **` over two known values (DMN 1.5, 10.3.2.13, tables 50 to 54).
enum Arithmetic {
  /// Why an operation has no value.
  enum Reason: Error { case mismatch, divisionByZero, overflow, notReal }

  static func apply(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Result<Value, Reason> {
    switch op {
    case .add: add(a, b)
    case .subtract: subtract(a, b)
    case .multiply: multiply(a, b)
    case .divide: divide(a, b)
    case .power: power(a, b)
    default: .failure(.mismatch)
    }
  }

  private static func add(_ a: Value, _ b: Value) -> Result<Value, Reason> {
    switch (a, b) {
    case (.number(let x), .number(let y)): number(x.adding(y))
    case (.string(let x), .string(let y)): .success(.string(x + y))
    case (.daysTimeDuration(let x), .daysTimeDuration(let y)): days(x.totalNanoseconds + y.totalNanoseconds)
    case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)):
      months(x.months.addingReportingOverflow(y.months))
    case (.date, .daysTimeDuration(let duration)), (.dateTime, .daysTimeDuration(let duration)),
      (.time, .daysTimeDuration(let duration)):
      moved(a, by: duration)
    case (.date, .yearsMonthsDuration(let duration)), (.dateTime, .yearsMonthsDuration(let duration)):
      moved(a, byMonths: Int(duration.months))
    case (.daysTimeDuration, .date), (.daysTimeDuration, .dateTime), (.daysTimeDuration, .time),
      (.yearsMonthsDuration, .date), (.yearsMonthsDuration, .dateTime):
      add(b, a)
    default: .failure(.mismatch)
    }
  }

  private static func subtract(_ a: Value, _ b: Value) -> Result<Value, Reason> {
    switch (a, b) {
    case (.number(let x), .number(let y)): number(x.subtracting(y))
    case (.daysTimeDuration(let x), .daysTimeDuration(let y)): days(x.totalNanoseconds - y.totalNanoseconds)
    case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)):
      months(x.months.subtractingReportingOverflow(y.months))
    case (.time(let x), .time(let y)):
      Value.isSameKind(x.clock, y.clock) ? days(Int128(x.instant - y.instant)) : .failure(.mismatch)
    case (.date(let x), .date(let y)): difference(DateTime(startOf: x), DateTime(startOf: y))
    case (.dateTime(let x), .dateTime(let y)): difference(x, y)
    case (.date(let x), .dateTime(let y)): difference(DateTime(startOf: x), y)
    case (.dateTime(let x), .date(let y)): difference(x, DateTime(startOf: y))
    case (.date, .daysTimeDuration(let duration)), (.dateTime, .daysTimeDuration(let duration)),
      (.time, .daysTimeDuration(let duration)):
      DaysTimeDuration(totalNanoseconds: -duration.totalNanoseconds).map { moved(a, by: $0) } ?? .failure(.overflow)
    case (.date, .yearsMonthsDuration(let duration)), (.dateTime, .yearsMonthsDuration(let duration)):
      duration.months == .min ? .failure(.overflow) : moved(a, byMonths: -Int(duration.months))
    default: .failure(.mismatch)
    }
  }

  private static func multiply(_ a: Value, _ b: Value) -> Result<Value, Reason> {
    switch (a, b) {
    case (.number(let x), .number(let y)): number(x.multiplied(by: y))
    case (.daysTimeDuration(let duration), .number(let factor)): scaled(duration, by: { $0.multiplied(by: factor) })
    case (.yearsMonthsDuration(let duration), .number(let factor)): scaled(duration, by: { $0.multiplied(by: factor) })
    case (.number, .daysTimeDuration), (.number, .yearsMonthsDuration): multiply(b, a)
    default: .failure(.mismatch)
    }
  }

  private static func divide(_ a: Value, _ b: Value) -> Result<Value, Reason> {
    switch (a, b) {
    case (.number(let x), .number(let y)): y.isZero ? .failure(.divisionByZero) : number(x.divided(by: y))
    case (.daysTimeDuration(let x), .number(let y)):
      y.isZero ? .failure(.divisionByZero) : scaled(x, by: { $0.divided(by: y) })
    case (.yearsMonthsDuration(let x), .number(let y)):
      y.isZero ? .failure(.divisionByZero) : scaled(x, by: { $0.divided(by: y) })
    case (.daysTimeDuration(let x), .daysTimeDuration(let y)):
      y.decimalSeconds.isZero ? .failure(.divisionByZero) : number(x.decimalSeconds.divided(by: y.decimalSeconds))
    case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)):
      y.months == 0 ? .failure(.divisionByZero) : number(Decimal(Int(x.months)).divided(by: Decimal(Int(y.months))))
    default: .failure(.mismatch)
    }
  }

  private static func power(_ a: Value, _ b: Value) -> Result<Value, Reason> {
    guard case .number(let x) = a, case .number(let y) = b else { return .failure(.mismatch) }
    if x.isZero, y.isNegative { return .failure(.divisionByZero) }
    if x.isNegative, !y.isInteger { return .failure(.notReal) }
    return number(x.raised(to: y))
  }

  /// `-a`.
  static func negate(_ a: Value) -> Result<Value, Reason> {
    switch a {
    case .number(let x): .success(.number(-x))
    case .daysTimeDuration(let x): days(-x.totalNanoseconds)
    case .yearsMonthsDuration(let x): months(Int64(0).subtractingReportingOverflow(x.months))
    default: .failure(.mismatch)
    }
  }

  // MARK: Results

  private static func number(_ value: Decimal?) -> Result<Value, Reason> {
    value.map { .success(.number($0)) } ?? .failure(.overflow)
  }

  private static func days(_ nanoseconds: Int128) -> Result<Value, Reason> {
    DaysTimeDuration(totalNanoseconds: nanoseconds).map { .success(.daysTimeDuration($0)) } ?? .failure(.overflow)
  }

  private static func months(_ sum: (partialValue: Int64, overflow: Bool)) -> Result<Value, Reason> {
    sum.overflow ? .failure(.overflow) : .success(.yearsMonthsDuration(YearsMonthsDuration(months: sum.partialValue)))
  }

  /// Moments with and without an offset have no difference.
  private static func difference(_ a: DateTime, _ b: DateTime) -> Result<Value, Reason> {
    Value.isSameKind(a.time.clock, b.time.clock) ? days(a.instant - b.instant) : .failure(.mismatch)
  }

  /// A date moves as its midnight does; what is left of a day is dropped.
  private static func moved(_ value: Value, by duration: DaysTimeDuration) -> Result<Value, Reason> {
    switch value {
    case .date(let date):
      DateTime(startOf: date).adding(duration).map { .success(.date($0.date)) } ?? .failure(.overflow)
    case .dateTime(let dateTime): dateTime.adding(duration).map { .success(.dateTime($0)) } ?? .failure(.overflow)
    case .time(let time): .success(.time(time.adding(duration)))
    default: .failure(.mismatch)
    }
  }

  private static func moved(_ value: Value, byMonths count: Int) -> Result<Value, Reason> {
    switch value {
    case .date(let date): date.adding(months: count).map { .success(.date($0)) } ?? .failure(.overflow)
    case .dateTime(let dateTime): dateTime.adding(months: count).map { .success(.dateTime($0)) } ?? .failure(.overflow)
    default: .failure(.mismatch)
    }
  }

  private static func scaled(_ duration: DaysTimeDuration, by scale: (Decimal) -> Decimal?) -> Result<Value, Reason> {
    scale(duration.decimalSeconds).flatMap { DaysTimeDuration(decimalSeconds: $0) }.map { .success(.daysTimeDuration($0)) }
      ?? .failure(.overflow)
  }

  /// Parts of a month are cut off.
  private static func scaled(_ duration: YearsMonthsDuration, by scale: (Decimal) -> Decimal?) -> Result<Value, Reason> {
    scale(Decimal(Int(duration.months)))?.rounded(.down, scale: 0).flatMap { $0.scaledInt64(decimals: 0) }
      .map { .success(.yearsMonthsDuration(YearsMonthsDuration(months: $0))) } ?? .failure(.overflow)
  }
}
