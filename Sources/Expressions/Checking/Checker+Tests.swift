import Diagnostics
import ExpressionSyntax

// Ranges, and tests of a value.
extension Checker {
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
    if let x = literal(value), let low = literal(low), let high = literal(high),
      let holds = RangeValue(low: low, high: high, includesLow: true, includesHigh: true).contains(x)
    {
      report(.constantCondition(holds, at: span(id)))
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

  mutating func membership(_ value: NodeID, _ tests: [NodeID], _ id: NodeID) -> ValueType {
    let type = infer(value)
    with(["?": Local(type: type, path: paths[value])]) { checker in
      for item in tests { checker.test(item, value: value, type) }
    }
    if let known = literal(value) {
      let results = tests.map { passes(known, $0) }
      if results.contains(true) || !results.contains(nil) {
        report(.constantCondition(results.contains(true), at: span(id)))
      }
    }
    return .boolean
  }

  /// Whether a known value passes a test that is known; `nil` where that is left to the facts, or has no answer.
  private func passes(_ value: Value, _ test: NodeID) -> Bool? {
    switch tree[test].kind {
    case .unaryComparison(let op, let operand): return literal(operand).flatMap { Self.holds(op, value, $0) }
    case .range(let low, let high, let includesLow, let includesHigh):
      let ends = [low, high].compactMap { $0 }
      guard ends.allSatisfy({ literal($0).map { !$0.isNull } ?? false }) else { return nil }
      let (start, end) = (low.flatMap(literal), high.flatMap(literal))
      return RangeValue(low: start, high: end, includesLow: includesLow, includesHigh: includesHigh).contains(value)
    case .list(let items):
      let results = items.map { passes(value, $0) }
      return results.contains(true) ? true : results.contains(nil) ? nil : false
    default: return literal(test).flatMap { Self.holds(.equal, value, $0) }
    }
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
