import Diagnostics
import Expressions
import Rules

extension FactReading {
  /// A single value of the fact's type (of its elements, for a list) from its text.
  func value(_ text: String) throws(Misreading) -> Value {
    switch elementType {
    case .yesNo: .boolean(try yesNo(text))
    case .text: .string(text)
    case .integer, .number, .money: .number(try number(text))
    case .date: .date(try FactReading.date(text))
    case .duration: try duration(text)
    case .choice, .reference: .string(try code(text))
    case .choices, .list: throw .wrongKind(likely: nil)
    }
  }

  private func yesNo(_ text: String) throws(Misreading) -> Bool {
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      switch text.lowercased() {
      case "yes", "true", "y", "t", "on", "1": throw .notYesNo(likely: "yes")
      case "no", "false", "n", "f", "off", "0": throw .notYesNo(likely: "no")
      default: throw .notYesNo(likely: nil)
      }
    }
  }

  private func number(_ text: String) throws(Misreading) -> Decimal {
    guard NumberText.isNumber(text) else { throw .notNumber(likely: NumberText.likely(text)) }
    guard NumberText.significantDigits(text) <= Decimal.maximumDigits, let number = Decimal(text) else { throw .tooManyDigits }
    if let decimals {
      guard let rounded = number.rounded(.down, scale: decimals), rounded == number else { throw .tooManyDecimals }
    }
    try checkRange(number)
    return number
  }

  private func checkRange(_ number: Decimal) throws(Misreading) {
    if let minimum = fact.minimum, number < minimum { throw .outOfRange }
    if let maximum = fact.maximum, number > maximum { throw .outOfRange }
  }

  static func date(_ text: String) throws(Misreading) -> CivilDate {
    guard text.utf8.count == 10 else { throw .notDate(likely: CivilDate.likely(in: text)?.description) }
    if let date = CivilDate(text) { return date }
    if let last = lastDayInstead(of: text) { throw .noSuchDay(last: last) }
    throw .notDate(likely: CivilDate.likely(in: text)?.description)
  }

  /// The last day of the month, for a text of the right form that names a day after it.
  private static func lastDayInstead(of text: String) -> String? {
    guard let (year, month, day) = CivilDate.numbers(in: text), 29...31 ~= day else { return nil }
    return CivilDate(year: year, month: month, day: 1)?.lastDayOfMonth.description
  }

  private func duration(_ text: String) throws(Misreading) -> Value {
    guard let days = DurationText.days(text), let duration = DaysTimeDuration(days: days) else {
      throw .notDuration(likely: DurationText.likely(text))
    }
    try checkRange(Decimal(days))
    return .daysTimeDuration(duration)
  }

  private func code(_ text: String) throws(Misreading) -> String {
    if codeIndex[text] != nil { return text }
    // Those who know the words of a choice rather than its codes are led to the code.
    if let choice = fact.choices.first(where: { $0.words.lowercased() == text.lowercased() }) {
      throw .notCode(likely: choice.code)
    }
    throw .notCode(likely: Suggestion.nearest(to: text, among: codes))
  }
}
