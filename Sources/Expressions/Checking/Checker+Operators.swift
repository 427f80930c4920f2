import Diagnostics
import ExpressionSyntax

extension Checker {
  mutating func binary(_ op: BinaryOperator, _ left: NodeID, _ right: NodeID, _ id: NodeID) -> ValueType {
    if op == .subtract, let choices, choices.values.contains(text(id)) {
      report(.unquotedChoice(text(id), choices, at: span(id)))
      return .any
    }
    let a = infer(left)
    let b = op.isComparison ? infer(right, comparedWith: a) : infer(right)
    switch op {
    case .and, .or:
      logical(op, left, a, other: right)
      logical(op, right, b, other: left)
      return .boolean
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      comparison(op, left, a, right, b, id)
      return .boolean
    default: return arithmetic(op, left, a, right, b, id)
    }
  }

  private mutating func logical(_ op: BinaryOperator, _ operand: NodeID, _ type: ValueType, other: NodeID) {
    if case .boolean(let value) = tree[operand].kind { return report(.constantCondition(value, at: span(operand))) }
    guard !type.mayBe(.boolean) else { return }
    report(.notCondition(op.rawValue, type, help: repeatedComparison(op, operand, other), at: span(operand)))
  }

  /// `x = 1 or 2`: the comparison has to be said again.
  private func repeatedComparison(_ op: BinaryOperator, _ operand: NodeID, _ other: NodeID) -> String? {
    guard case .binary(let comparison, let subject, let first) = tree[other].kind, comparison.isComparison else { return nil }
    let again = "`\(text(other)) \(op.rawValue) \(text(subject)) \(comparison.rawValue) \(text(operand))`"
    guard op == .or, comparison == .equal else { return "write \(again)" }
    return "write \(again) or `\(text(subject)) in (\(text(first)), \(text(operand)))`"
  }

  mutating func negation(_ operand: NodeID, _ id: NodeID) -> ValueType {
    let type = infer(operand)
    if type == .any || type.isNumber || type.isDuration { return type }
    report(.wrongOperand("-", type, help: nil, at: span(operand)))
    return .any
  }

  // MARK: Arithmetic

  private mutating func arithmetic(
    _ op: BinaryOperator, _ left: NodeID, _ a: ValueType, _ right: NodeID, _ b: ValueType, _ id: NodeID
  ) -> ValueType {
    if a == .null || b == .null {
      report(.nullOperand(op.rawValue, at: span(a == .null ? left : right)))
      return .any
    }
    if case .number(let value)? = literal(right), op == .divide, value == .zero { report(.divisionByZero(at: span(right))) }
    if case (.number(let x), .number(let y)) = (a, b) { return numbers(op, x, y, id) }
    if a == .any || b == .any { return Self.result(op, known: a == .any ? b : a, isLeft: a != .any) }
    if let result = Self.result(op, a, b) { return result }
    report(.wrongOperands(op.rawValue, a, b, help: arithmeticHelp(op, left, a, right, b), at: span(id)))
    return .any
  }

  private mutating func numbers(_ op: BinaryOperator, _ x: String?, _ y: String?, _ id: NodeID) -> ValueType {
    switch op {
    case .add, .subtract:
      if let x, let y, x != y { report(.unitMismatch(x, y, at: span(id))) }
      return .number(unit: x ?? y)
    case .multiply: return .number(unit: x == nil ? y : y == nil ? x : nil)
    case .divide: return .number(unit: y == nil ? x : nil)
    default: return .number()
    }
  }

  /// DMN 1.5, clause 10.3.2.13, tables 50 to 54: what the operator makes of two types, `nil` where it takes them not.
  static func result(_ op: BinaryOperator, _ a: ValueType, _ b: ValueType) -> ValueType? {
    switch (op, a, b) {
    case (.add, _, _) where a.isText && b.isText: .string
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time): .daysTimeDuration
    case (.subtract, .date, .dateTime), (.subtract, .dateTime, .date): .daysTimeDuration
    case (.add, .date, _) where b.isDuration, (.subtract, .date, _) where b.isDuration: .date
    case (.add, .dateTime, _) where b.isDuration, (.subtract, .dateTime, _) where b.isDuration: .dateTime
    case (.add, .time, .daysTimeDuration), (.subtract, .time, .daysTimeDuration): .time
    case (.add, _, .date) where a.isDuration: .date
    case (.add, _, .dateTime) where a.isDuration: .dateTime
    case (.add, .daysTimeDuration, .time): .time
    case (.add, _, _) where a.isDuration && a == b, (.subtract, _, _) where a.isDuration && a == b: a
    case (.multiply, _, .number) where a.isDuration, (.divide, _, .number) where a.isDuration: a
    case (.multiply, .number, _) where b.isDuration: b
    case (.divide, _, _) where a.isDuration && a == b: .number()
    default: nil
    }
  }

  /// One side is not known: the result where only one is possible.
  private static func result(_ op: BinaryOperator, known: ValueType, isLeft: Bool) -> ValueType {
    switch (op, known) {
    case (.power, _): .number()
    case (.add, .string), (.add, .enumeration): .string
    default: .any
    }
  }

  static var countHelp: String { "say what the number counts: `duration(\"P1D\")` is a day, `duration(\"P1M\")` a month" }

  private func arithmeticHelp(
    _ op: BinaryOperator, _ left: NodeID, _ a: ValueType, _ right: NodeID, _ b: ValueType
  ) -> String? {
    if op == .add, a.isText != b.isText {
      let other = a.isText ? right : left
      return "write `string(\(text(other)))` to join it to text"
    }
    if a.isTemporal, b.isNumber { return Self.countHelp }
    if a.isTemporal, b == .string { return conversion(of: right, to: a) }
    return nil
  }
}

extension BinaryOperator {
  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

extension ValueType {
  var isTemporal: Bool { self == .date || self == .time || self == .dateTime || isDuration }
}
