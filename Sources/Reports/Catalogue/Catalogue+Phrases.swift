import Expressions
import Rules

/// How conditions read in plain English; `{0}` and so on stand for their parts.
extension Catalogue {
  static let always = "always"
  static let never = "never"
  static let andBetween = " and "
  static let orBetween = " or "
  static let brackets = "({0})"
  static let of = "{0} of {1}"
  static let isYes = "{0}: yes"
  static let isNo = "{0}: no"
  static let isNotSo = "it is not so that {0}"
  static let notAllOf = "not all of this is so: {0}"
  static let noneOfThese = "none of this is so: {0}"
  static let isAmong = "{0} is {1}"
  static let between = "{0} is from {1} to {2}"
  static let listContains = "{0} include {1}"
  static let listLacks = "{0} do not include {1}"
  static let forSome = "for at least one of {0} this is so: {1}"
  static let forEvery = "for every one of {0} this is so: {1}"
  /// What a sentence after these calls it.
  static let it = "it"
  static let conditional = "{0} if {1}, otherwise {2}"
  static let negative = "minus {0}"
  static let noValue = "none"
  static let before = "{0} before {1}"
  static let after = "{0} after {1}"

  static let comparisonPatterns = [
    "=": "{0} is {1}", "!=": "{0} is not {1}", "<": "{0} is less than {1}", "<=": "{0} is at most {1}",
    ">": "{0} is more than {1}", ">=": "{0} is at least {1}",
  ]
  static let datePatterns = [
    "=": "{0} is {1}", "!=": "{0} is not {1}", "<": "{0} is before {1}", "<=": "{0} is not after {1}",
    ">": "{0} is after {1}", ">=": "{0} is not before {1}",
  ]
  static let nullPatterns = ["=": "{0}: there is none", "!=": "{0}: there is one"]
  static let arithmeticPatterns = [
    "+": "{0} plus {1}", "-": "{0} minus {1}", "*": "{0} times {1}", "/": "{0} divided by {1}",
  ]

  /// Functions that move a date, with what they count.
  static let shifts = ["add days": "day", "add months": "month", "add years": "year"]

  /// By the name of the function and how many arguments it is given.
  static let callPatterns = [
    "today/0": "today", "age/2": "the age on {1} of who was born on {0}", "count/1": "the number of {0}",
    "sum/1": "the sum of {0}", "min/1": "the least of {0}", "max/1": "the greatest of {0}",
    "min/2": "the lesser of {0} and {1}", "max/2": "the greater of {0} and {1}", "upper case/1": "{0} in capitals",
    "lower case/1": "{0} in small letters", "string length/1": "the length of {0}", "is defined/1": "{0} is known",
    "end of financial year/1": "the end of the financial year of {0}", "years between/2": "the years from {0} to {1}",
    "months between/2": "the months from {0} to {1}", "days between/2": "the days from {0} to {1}",
    "add working days/2": "{1} working days after {0}", "add working days/3": "{1} working days after {0}",
    "working days between/3": "the working days from {0} to {1}", "starts with/2": "{0} begins with {1}",
    "ends with/2": "{0} ends with {1}", "contains/2": "{0} contains {1}", "date/1": "{0}",
    "end of period/2": "the end of {1} from {0} on", "last day of month/1": "the last day of the month of {0}",
    "next anniversary/2": "the first anniversary of {0} from {1} on", "distinct values/1": "{0}, each once",
  ]

  /// Names that only the words of rules have, with what stands for them in reports.
  static let placeholders = [
    "due": "the due date", "since": "the day since which it is so", "sustained_from": "the day on which that is long enough",
    "value": "what it comes to", "count.met": "how many are met", "count.needed": "how many are needed",
    "count.all": "how many there are", "holder": "the one to whom it goes",
  ]

  static func range(_ includesLow: Bool, _ includesHigh: Bool) -> String {
    switch (includesLow, includesHigh) {
    case (true, true): "from {0} to {1}"
    case (true, false): "from {0} to under {1}"
    case (false, true): "over {0} and up to {1}"
    case (false, false): "over {0} and under {1}"
    }
  }

  /// `is at least {1}` of `{0} is at least {1}`, where the subject and its verb are said already.
  static func withoutSubject(_ pattern: String) -> String {
    pattern.hasPrefix("{0} is ") ? String(pattern.dropFirst("{0} is ".count)) : pattern
  }

  static func quoted(_ text: String) -> String { "“\(text)”" }

  /// With the article, unless it has one.
  static func the(_ title: String) -> String { ["the ", "a ", "an "].contains(where: title.hasPrefix) ? title : "the " + title }

  /// ` (10% from 1 September 2015)`
  static func parameterValue(_ entry: ParameterHistory.Entry, of parameter: ParameterHistory) -> String {
    let when = entry.period == .always ? "" : ", " + period(entry.period)
    return " (\(value(entry.value, of: parameter))\(when))"
  }

  static func value(_ value: Value, of parameter: ParameterHistory) -> String {
    let fact = parameter.fact
    return self.value(value, ValuePresentation(type: fact.type, unit: fact.unit, choices: fact.choices))
  }

  /// `from 1 April 2015 until 30 September 2022`, `always`.
  static func period(_ period: EffectivePeriod) -> String {
    let from = period.from == .min ? nil : "from \(date(day: period.from))"
    let until = period.until == .max ? nil : "until \(date(day: period.until))"
    let words = [from, until].compactMap { $0 }.joined(separator: " ")
    return words.isEmpty ? always : words
  }

  // MARK: Gates

  static let allOf = "all of the following:"
  static let anyOf = "at least one of the following:"
  static let noneOf = "none of the following:"
  static let notSo = "it is not so that:"
  static let ifNobodyMet = "it holds where there is nobody of the kind"
  static let ruleIsMet = "{0} is met"
  static func bound(_ bound: CountGate.Bound) -> String { bound == .atLeast ? "at least" : "at most" }
  static let countOf = "{0} {1} of the following:"
  static let countOfGroup = "{0} {1} of the {2}:"
  static func someMember(_ parts: Int) -> String { "for at least one {0} \(allHold(parts)):" }
  static func everyMember(_ parts: Int) -> String { "for every {0} \(allHold(parts)):" }
  static let everyMemberWho = "for every {0}: where the first of these is so, the rest is so as well:"
  static func countOfMembers(_ parts: Int) -> String { "{0} {1} times, counting each {2}, \(allHold(parts)):" }
  private static func allHold(_ parts: Int) -> String { parts == 1 ? "this is so" : "all of this is so" }

  /// `a child`, `an adult`.
  static func a(_ title: String) -> String { ("aeiou".contains(title.lowercased().first ?? "x") ? "an " : "a ") + title }
}
