import Diagnostics
import ExpressionSyntax

extension Checker {
  /// Two operands that were inferred: can the comparison ever hold, can it ever fail?
  mutating func comparison(
    _ op: BinaryOperator, _ left: NodeID, _ a: ValueType, _ right: NodeID, _ b: ValueType, _ id: NodeID
  ) {
    if a == .null || b == .null { return nullComparison(op, left, a, right, b, id) }
    if let x = literal(left), let y = literal(right), let holds = Self.holds(op, x, y) {
      return report(.constantCondition(holds, at: span(id)))
    }
    if let path = paths[left], path == paths[right], text(left) == text(right) {
      return report(.sameOnBothSides(text(left), at: span(id)))
    }
    compare(op, left, a, right, b, at: span(id))
  }

  /// Reports where values of the two types have no order or are never equal.
  mutating func compare(
    _ op: BinaryOperator, _ left: NodeID?, _ a: ValueType, _ right: NodeID, _ b: ValueType, at place: SourceSpan
  ) {
    if case (.number(let x?), .number(let y?)) = (a, b), x != y { return report(.unitMismatch(x, y, at: place)) }
    if case .enumeration(let enumeration) = a, b.isText { checkChoices(right, enumeration) }
    if case .enumeration(let enumeration) = b, let left, a == .string { checkChoices(left, enumeration) }
    let isOrdering = op != .equal && op != .notEqual
    if isOrdering, !a.isOrdered || !b.isOrdered {
      let unordered = a.isOrdered ? b : a
      return report(.noOrder(op.rawValue, unordered, at: place))
    }
    guard !a.mayBe(b), !b.mayBe(a) else { return }
    report(.incomparable(a, b, help: comparisonHelp(left, a, right, b), at: place))
  }

  /// A literal text that is not one of the choices: the comparison can never hold.
  mutating func checkChoices(_ id: NodeID, _ enumeration: Enumeration) {
    guard case .string(let value) = tree[id].kind, !enumeration.values.contains(value) else { return }
    report(.notAChoice(value, enumeration, at: span(id)))
  }

  private mutating func nullComparison(
    _ op: BinaryOperator, _ left: NodeID, _ a: ValueType, _ right: NodeID, _ b: ValueType, _ id: NodeID
  ) {
    guard op == .equal || op == .notEqual else {
      return report(.nullOperand(op.rawValue, at: span(a == .null ? left : right)))
    }
    let operand = a == .null ? right : left
    guard let path = paths[operand], let binding = scope.binding(of: path), !binding.isOptional else { return }
    report(.neverNull(text(operand), at: span(id)))
  }

  private func comparisonHelp(_ left: NodeID?, _ a: ValueType, _ right: NodeID, _ b: ValueType) -> String? {
    if a.isTemporal, b == .string { return conversion(of: right, to: a) }
    if b.isTemporal, a == .string, let left { return conversion(of: left, to: b) }
    if a.isNumber, b == .string, case .string(let value)? = literal(right), Decimal(value) != nil { return "write `\(value)`" }
    if b.isNumber, a == .string, let left, case .string(let value)? = literal(left), Decimal(value) != nil {
      return "write `\(value)`"
    }
    if a == .date, b == .dateTime { return "write `date(\(text(right)))` for its day" }
    if a == .dateTime, b == .date, let left { return "write `date(\(text(left)))` for its day" }
    if case .list(let element) = a, element.mayBe(b), let left { return "write `list contains(\(text(left)), \(text(right)))`" }
    if case .list = b, let left { return "write `\(text(left)) in \(text(right))`" }
    if case .range = b, let left { return "write `\(text(left)) in \(text(right))`" }
    if a.isDuration, b.isNumber { return Self.countHelp }
    if a == .boolean, case .string(let value)? = literal(right) {
      let isTrue = ["true", "yes"].contains(value.lowercased())
      return isTrue || ["false", "no"].contains(value.lowercased()) ? "write `\(isTrue)` without quotes" : nil
    }
    if a == .date, b.isNumber, let date = CivilDate.likely(in: text(right)) { return "write `date(\"\(date)\")`" }
    if case (.date, .number) = (a, b), let left { return "write `\(text(left)).year` if a year is meant" }
    return nil
  }

  func conversion(of id: NodeID, to type: ValueType) -> String {
    let function = type.isDuration ? "duration" : type.description
    return "write `\(function)(\(text(id)))`"
  }

  static func holds(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Bool? {
    switch op {
    case .equal, .notEqual:
      switch Value.equality(a, b) {
      case .equal: op == .equal
      case .unequal: op == .notEqual
      default: nil
      }
    default:
      Value.order(a, b).map { order in
        switch op {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        default: order >= 0
        }
      }
    }
  }
}
