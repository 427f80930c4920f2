import Diagnostics
import Expressions

// Values of parameters that are of the right type and still most likely slips.
extension Resolver {
  /// A length of time is not negative, and a part of one per cent is more often a fraction that was meant as per cent.
  mutating func checkPlausible(_ entry: ParameterHistory.Entry, of fact: Fact) {
    if case .daysTimeDuration(let duration) = entry.value, duration.seconds < 0 {
      return diagnostics.report(.negativePeriod(fact.name, at: entry.valueSpan))
    }
    guard let number = entry.value.asNumber, let unit = fact.unit else { return }
    if number < .zero, unit.split(separator: " ").contains(where: { Self.unitsOfTime.contains(String($0)) }) {
      diagnostics.report(.negativePeriod(fact.name, at: entry.valueSpan))
    }
    // Whoever declares digits after the point means them.
    if unit == "%", fact.storage == .value, .zero < number, number < Decimal(1), let percent = number.multiplied(by: Decimal(100))
    {
      diagnostics.report(.fractionOfPercent(number, percent, at: entry.valueSpan))
    }
  }

  private static let unitsOfTime: Set<String> = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "term", "terms",
  ]
}

extension Diagnostic {
  fileprivate static func negativePeriod(_ name: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "parameters/negative-period", "`\(name)` is a length of time, and this is less than none", at: span,
      help: "write how long without a sign; what lies before a day is subtracted where the rule counts")
  }

  fileprivate static func fractionOfPercent(_ number: Decimal, _ percent: Decimal, at span: SourceSpan) -> Diagnostic {
    .warning(
      "parameters/fraction-of-percent", "`\(number)` with the unit % is less than one in a hundred", at: span,
      help: "write `\(percent)` for \(percent) in a hundred; if a part of one per cent is meant, declare its `decimals`",
      fixes: [Fix("write `\(percent)`", [TextEdit(span, percent.description)])])
  }
}
