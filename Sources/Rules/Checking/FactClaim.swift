import Diagnostics
import ExpressionSyntax
import Expressions

/// The values of one fact that a condition lets through.
enum AllowedValues: Equatable {
  /// Numbers, and dates as their days, between two ends; an absent end is open.
  case between(low: Decimal?, includesLow: Bool, high: Decimal?, includesHigh: Bool)
  /// Codes of a choice, ids of rows; `true` and `false`.
  case codes(Set<String>)

  static let anyNumber = AllowedValues.between(low: nil, includesLow: false, high: nil, includesHigh: false)

  var isEmpty: Bool {
    switch self {
    case .codes(let codes): return codes.isEmpty
    case .between(let low?, let includesLow, let high?, let includesHigh):
      return high < low || (low == high && !(includesLow && includesHigh))
    case .between: return false
    }
  }

  func intersection(_ other: AllowedValues) -> AllowedValues {
    switch (self, other) {
    case (.codes(let a), .codes(let b)): return .codes(a.intersection(b))
    case (.between(let low1, let in1, let high1, let out1), .between(let low2, let in2, let high2, let out2)):
      let (low, includesLow) = Self.tighter((low1, in1), (low2, in2), isLow: true)
      let (high, includesHigh) = Self.tighter((high1, out1), (high2, out2), isLow: false)
      return .between(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh)
    default: return self
    }
  }

  private static func tighter(_ a: (Decimal?, Bool), _ b: (Decimal?, Bool), isLow: Bool) -> (Decimal?, Bool) {
    guard let x = a.0 else { return b }
    guard let y = b.0 else { return a }
    if x == y { return (x, a.1 && b.1) }
    return (x < y) == isLow ? b : a
  }

  /// The other values of a fact that can have `domain`; nil where they are not one range.
  func complement(in domain: AllowedValues) -> AllowedValues? {
    switch (self, domain) {
    case (.codes(let codes), .codes(let all)): .codes(all.subtracting(codes))
    case (.between(let low?, let includesLow, nil, _), _):
      .between(low: nil, includesLow: false, high: low, includesHigh: !includesLow)
    case (.between(nil, _, let high?, let includesHigh), _):
      .between(low: high, includesLow: !includesHigh, high: nil, includesHigh: false)
    default: nil
    }
  }
}

/// That a fact has one of some values: what a simple comparison of it with a constant says.
struct FactClaim {
  var path: FactPath
  var allowed: AllowedValues
  var span: SourceSpan
  /// As it is written.
  var text: String
}

/// Reads claims out of expressions.
struct ClaimReader {
  let book: RuleBook
  let source: ExpressionSource
  let tree: SyntaxTree
  let scope: NameScope
  /// A parameter with one of its values, in the place of all.
  var assumed: (parameter: String, value: Decimal)?

  /// The values that the vocabulary allows a fact; nil for types that are not compared here.
  static func domain(of path: FactPath, in book: RuleBook) -> AllowedValues? {
    let fact = book[path.fact]
    switch fact.type {
    case .yesNo: return .codes(["true", "false"])
    case .choice where !fact.choices.isEmpty: return .codes(Set(fact.choices.map(\.code)))
    case .integer, .number, .money:
      return .between(low: fact.minimum, includesLow: true, high: fact.maximum, includesHigh: true)
    case .date: return .anyNumber
    default: return nil
    }
  }

  /// What a node claims of one fact; nil for anything but a simple comparison with constants.
  func claim(_ id: NodeID) -> FactClaim? {
    guard let (path, allowed) = values(id) else { return nil }
    let range = tree[id].range
    return FactClaim(
      path: path, allowed: allowed, span: source.span(range),
      text: String(decoding: Array(source.text.utf8)[range], as: UTF8.self))
  }

  private func values(_ id: NodeID) -> (FactPath, AllowedValues)? {
    switch tree[id].kind {
    case .binary(let op, let left, let right):
      if let path = fact(left), let constant = constant(right) { return compared(path, op, constant) }
      if let path = fact(right), let constant = constant(left) { return op.mirrored.flatMap { compared(path, $0, constant) } }
      return nil
    case .between(let value, let low, let high):
      guard let path = fact(value), let low = number(low), let high = number(high) else { return nil }
      return (path, .between(low: low, includesLow: true, high: high, includesHigh: true))
    case .isIn(let value, let tests):
      guard let path = fact(value), let allowed = tested(tests) else { return nil }
      return (path, allowed)
    case .call(let function, let arguments):
      guard case .name("not") = tree[function].kind, arguments.count == 1, let (path, inner) = values(arguments[0].value),
        let domain = Self.domain(of: path, in: book), let rest = inner.complement(in: domain)
      else { return nil }
      return (path, rest)
    default:
      guard let path = fact(id), book[path.fact].type == .yesNo else { return nil }
      return (path, .codes(["true"]))
    }
  }

  private func fact(_ id: NodeID) -> FactPath? {
    guard case .fact(let path) = scope.meaning(of: id, in: tree, book: book), Self.domain(of: path, in: book) != nil else {
      return nil
    }
    return path
  }

  private enum Constant {
    case number(Decimal)
    case code(String)
  }

  private func constant(_ id: NodeID) -> Constant? {
    switch tree[id].kind {
    case .string(let text): .code(text)
    case .boolean(let value): .code(value ? "true" : "false")
    default: number(id).map { .number($0) }
    }
  }

  /// A number, a day as a number, or a parameter that has had one value only.
  private func number(_ id: NodeID) -> Decimal? {
    switch tree[id].kind {
    case .number(let text): return Decimal(text)
    case .negate(let operand): return number(operand).map { -$0 }
    case .call(let function, let arguments):
      guard case .name("date") = tree[function].kind, arguments.count == 1, case .string(let text) = tree[arguments[0].value].kind
      else { return nil }
      return CivilDate(text).map { Decimal($0.daysSinceEpoch) }
    default:
      guard case .parameter(let history) = scope.meaning(of: id, in: tree, book: book) else { return nil }
      if let assumed, assumed.parameter == history.fact.name { return assumed.value }
      guard
        let value = history.entries.first?.value.asNumber, history.entries.allSatisfy({ $0.value.asNumber == value })
      else { return nil }
      return value
    }
  }

  /// The parameters that stand in a node, at any depth.
  func parameters(in id: NodeID) -> [ParameterHistory] {
    if case .parameter(let history) = scope.meaning(of: id, in: tree, book: book) { return [history] }
    var found: [ParameterHistory] = []
    tree[id].kind.forEachChild { found += parameters(in: $0) }
    return found
  }

  private func compared(_ path: FactPath, _ op: BinaryOperator, _ constant: Constant) -> (FactPath, AllowedValues)? {
    guard let domain = Self.domain(of: path, in: book) else { return nil }
    switch (constant, domain) {
    case (.code(let code), .codes(let all)):
      switch op {
      case .equal: return (path, .codes([code]))
      case .notEqual: return (path, .codes(all.subtracting([code])))
      default: return nil
      }
    case (.number(let number), .between):
      switch op {
      case .equal: return (path, .between(low: number, includesLow: true, high: number, includesHigh: true))
      case .less, .lessOrEqual:
        return (path, .between(low: nil, includesLow: false, high: number, includesHigh: op == .lessOrEqual))
      case .greater, .greaterOrEqual:
        return (path, .between(low: number, includesLow: op == .greaterOrEqual, high: nil, includesHigh: false))
      default: return nil
      }
    default: return nil
    }
  }

  private func tested(_ tests: [NodeID]) -> AllowedValues? {
    if tests.count == 1 {
      switch tree[tests[0]].kind {
      case .range(let low?, let high?, let includesLow, let includesHigh):
        guard let low = number(low), let high = number(high) else { return nil }
        return .between(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh)
      case .list(let items): return codes(items)
      default: break
      }
    }
    return codes(tests)
  }

  private func codes(_ items: [NodeID]) -> AllowedValues? {
    var codes: Set<String> = []
    for item in items {
      guard case .string(let text) = tree[item].kind else { return nil }
      codes.insert(text)
    }
    return codes.isEmpty ? nil : .codes(codes)
  }

  /// The operands that `op` joins, through brackets and further joins.
  func operands(of op: BinaryOperator, _ id: NodeID) -> [NodeID] {
    guard case .binary(op, let left, let right) = tree[id].kind else { return [id] }
    return operands(of: op, left) + operands(of: op, right)
  }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged; nil for what is none.
  fileprivate var mirrored: BinaryOperator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }
}
