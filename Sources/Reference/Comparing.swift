import ExpressionSyntax
import Expressions

/// What comparing two values comes to; nil where they cannot be compared.
///
/// Nothing is equal to none but none itself, and nothing is less or greater than none.
func compare(_ a: Value, _ op: BinaryOperator, _ b: Value) -> Bool? {
  switch op {
  case .equal: return areEqual(a, b)
  case .notEqual: return areEqual(a, b).map { !$0 }
  default: break
  }
  guard let order = order(a, b) else { return nil }
  switch op {
  case .less: return order < 0
  case .lessOrEqual: return order <= 0
  case .greater: return order > 0
  case .greaterOrEqual: return order >= 0
  default: return nil
  }
}

private func areEqual(_ a: Value, _ b: Value) -> Bool? {
  switch (a, b) {
  case (.null, .null): true
  case (.null, _), (_, .null): false
  case (.boolean(let x), .boolean(let y)): x == y
  case (.string(let x), .string(let y)): x == y
  case (.list(let x), .list(let y)): x.count == y.count && zip(x, y).allSatisfy { areEqual($0, $1) == true }
  default: order(a, b).map { $0 == 0 }
  }
}

private func order(_ a: Value, _ b: Value) -> Int? {
  func sign<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x == y ? 0 : 1 }
  return switch (a, b) {
  case (.number(let x), .number(let y)): sign(x, y)
  case (.date(let x), .date(let y)): sign(x, y)
  case (.daysTimeDuration(let x), .daysTimeDuration(let y)): sign(x, y)
  case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)): sign(x, y)
  case (.string(let x), .string(let y)): x == y ? 0 : x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars) ? -1 : 1
  default: nil
  }
}
