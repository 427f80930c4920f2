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
  private mutating func compare(
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

  // MARK: Ranges and tests

  mutating func between(_ value: NodeID, _ low: NodeID, _ high: NodeID, _ id: NodeID) -> ValueType {
    let type = infer(value)
    for end in [low, high] {
      let endType = infer(end)
      if endType == .null {
        report(.nullOperand("between", at: span(end)))
      } else {
        compare(.lessOrEqual, value, type, end, endType, at: span(id))
      }
    }
    checkNotEmpty(low, high, isClosed: true, id)
    return .boolean
  }

  mutating func range(_ low: NodeID?, _ high: NodeID?, _ isClosed: Bool, _ id: NodeID) -> ValueType {
    let a = low.map { infer($0) } ?? .null
    let b = high.map { infer($0) } ?? .null
    if let low, let high, a != .null, b != .null {
      compare(.lessOrEqual, low, a, high, b, at: span(id))
      checkNotEmpty(low, high, isClosed: isClosed, id)
    }
    return .range(a.joined(with: b))
  }

  /// Ends in the wrong order, or the same end twice and one of them left out.
  private mutating func checkNotEmpty(_ low: NodeID, _ high: NodeID, isClosed: Bool, _ id: NodeID) {
    guard let a = literal(low), let b = literal(high), let order = Value.order(a, b) else { return }
    if order > 0 { report(.emptyRange(text(low), text(high), isReversed: true, at: span(id))) }
    if order == 0, !isClosed { report(.emptyRange(text(low), text(high), isReversed: false, at: span(id))) }
  }

  /// The operand of `< e` and kin as a value: a range.
  mutating func unary(_ op: BinaryOperator, _ operand: NodeID) -> ValueType {
    let type = infer(operand)
    if op != .equal, op != .notEqual, !type.isOrdered { report(.noOrder(op.rawValue, type, at: span(operand))) }
    return type
  }

  mutating func membership(_ value: NodeID, _ tests: [NodeID]) -> ValueType {
    let type = infer(value)
    with(["?": Local(type: type, path: paths[value])]) { checker in
      for item in tests { checker.test(item, value: value, type) }
    }
    return .boolean
  }

  /// One test of a value of the type: a comparison, a range or list to be in, an equal value, or a condition on `?`.
  mutating func test(_ id: NodeID, value: NodeID?, _ type: ValueType) {
    let tested = infer(id, comparedWith: type)
    switch tree[id].kind {
    case .unaryComparison(let op, let operand):
      let operandType = types[Int(operand.rawValue)]
      if operandType != .null { compare(op, value, type, operand, operandType, at: span(id)) }
    case .range(let low, let high, _, _):
      for end in [low, high].compactMap({ $0 }) where types[Int(end.rawValue)] != .null {
        compare(.lessOrEqual, value, type, end, types[Int(end.rawValue)], at: span(end))
      }
    case .list(let items) where !type.isList:
      if type.isNumber, items.count == 1, case .binary(.subtract, let low, let high) = tree[items[0]].kind,
        case .number = tree[low].kind, case .number = tree[high].kind
      {
        return report(.listForRange(text(low), text(high), at: span(id)))
      }
      for item in items where types[Int(item.rawValue)] != .null {
        compare(.equal, value, type, item, types[Int(item.rawValue)], at: span(item))
      }
    default:
      if tested == .boolean, type != .boolean, mentionsTested(id) { return }
      switch tested {
      case .null: return
      case .list(let element) where !type.isList: compare(.equal, value, type, id, element, at: span(id))
      case .range(let element): compare(.lessOrEqual, value, type, id, element, at: span(id))
      default: compare(.equal, value, type, id, tested, at: span(id))
      }
    }
  }

  private func mentionsTested(_ id: NodeID) -> Bool {
    var found = tree[id].kind == .name("?")
    tree[id].kind.forEachChild { if !found { found = mentionsTested($0) } }
    return found
  }
}

extension ValueType {
  var isList: Bool { if case .list = self { true } else { self == .any } }
}
