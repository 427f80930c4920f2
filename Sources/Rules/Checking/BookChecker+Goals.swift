import Diagnostics
import Expressions

// Since when and for how long the level of a goal's indicator is kept.
extension BookChecker {
  static let lastingPlaceholders = [
    "since": Binding(.date, isOptional: true), "sustained_from": Binding(.date, isOptional: true),
  ]

  mutating func check(_ lasting: LastingSyntax, _ scope: NameScope) {
    check(lasting.since, scope, expected: .date)
    guard let type = check(lasting.period, scope, expected: nil) else { return }
    switch type {
    case .number, .daysTimeDuration, .yearsMonthsDuration, .any: break
    default: diagnostics.report(.periodOfType(type, at: lasting.period.wholeSpan))
    }
  }
}

extension Diagnostic {
  static func periodOfType(_ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "rules/period-type", "a \(type) does not say how long the level must be kept", at: span,
      help: "write a number of months such as `6`, or a duration such as `duration(\"P28D\")`")
  }
}
