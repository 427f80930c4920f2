import Decisions
import Expressions
import Rules

extension Catalogue {
  /// A value in words: `12%`, `£1,250.00`, `3 months`, `1 September 2016`, `yes`, a choice by its words.
  static func value(_ value: Value, _ presentation: ValuePresentation = .init()) -> String {
    switch value {
    case .unknown: notKnown
    case .null: say("none")
    case .error: say("not to be worked out")
    case .boolean(let value): value ? say("yes") : say("no")
    case .number(let number): Catalogue.number(number, presentation)
    case .string(let text): presentation.choices.first { $0.code == text }?.words ?? text
    case .date(let date): Catalogue.date(date)
    case .time(let time): Catalogue.time(time)
    case .dateTime(let moment): say("\(Catalogue.date(moment.date)) at \(Catalogue.time(moment.time))")
    case .daysTimeDuration(let duration): Catalogue.duration(duration)
    case .yearsMonthsDuration(let duration): Catalogue.duration(duration)
    case .list(let items): items.isEmpty ? say("none") : list(items.map { Catalogue.value($0, presentation) })
    case .context(let context): list(context.entries.map { "\(readable($0.name)): \(Catalogue.value($0.value))" })
    case .range(let range): Catalogue.range(range, presentation)
    case .function: say("a function")
    }
  }

  /// A sentence of the rules with its values written in.
  static func text(_ phrase: Phrase) -> String {
    phrase.parts.reduce(into: "") { text, part in
      switch part {
      case .text(let words): text += words
      case .value(let value, let presentation): text += Catalogue.value(value, presentation)
      case .withheld: text += valueNotShown
      }
    }
  }

  private static func range(_ range: RangeValue, _ presentation: ValuePresentation) -> String {
    let low = range.low.map { say("\(word: range.includesLow ? "from" : "over") \(value($0, presentation))") }
    let high = range.high.map { say("\(word: range.includesHigh ? "up to" : "under") \(value($0, presentation))") }
    return [low, high].compactMap { $0 }.joined(separator: " ")
  }
}

// MARK: - Numbers

extension Catalogue {
  private static func number(_ number: Decimal, _ presentation: ValuePresentation) -> String {
    if presentation.isMoney { return money(number) }
    let digits = grouped(number.description, from: 5)
    guard let unit = presentation.unit else { return digits }
    if unit == "%" { return digits + unit }
    return "\(digits) \(number == 1 && Wording.current == nil ? singular(unit) : unit)"
  }

  /// Pounds and pence: `£1,250.00`. Parts of a penny are kept.
  private static func money(_ number: Decimal) -> String {
    let plain = grouped(number.absolute.description, from: 4)
    let pence = plain.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let filled = plain + (pence == 0 ? ".00" : pence == 1 ? "0" : "")
    return (number.isNegative ? "-£" : "£") + filled
  }

  /// Commas between thousands where the whole part has so many digits: a year has four and stays as it is.
  static func grouped(_ number: String, from minimum: Int) -> String {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let sign = number.hasPrefix("-") ? "-" : ""
    let whole = parts[0].drop { $0 == "-" }
    guard whole.count >= minimum else { return number }
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return sign + ([text] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// A unit for one: `months` is `month`; what is not an English plural stays.
  static func singular(_ unit: String) -> String {
    guard unit.allSatisfy({ $0.isLetter || $0 == " " }) else { return unit }
    if let irregular = ["children": "child", "people": "person"][unit] { return irregular }
    if unit.hasSuffix("ies"), unit.count > 4 { return unit.dropLast(3) + "y" }
    for ending in ["sses", "xes", "ches", "shes"] where unit.hasSuffix(ending) { return String(unit.dropLast(2)) }
    return unit.hasSuffix("s") && !unit.hasSuffix("ss") && unit.count > 2 ? String(unit.dropLast()) : unit
  }
}

// MARK: - Dates and lengths of time

extension Catalogue {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `1 September 2016`.
  static func date(_ date: CivilDate) -> String {
    say("\(date.day) \(word: months[Int(date.month) - 1]) \(date.year)")
  }

  /// A day counted from 1970-01-01.
  static func date(day: Int64) -> String {
    CivilDate(daysSinceEpoch: Int(day)).map(date) ?? say("a day outside the calendar")
  }

  /// `09:30`; seconds and zone only where there are any.
  private static func time(_ time: TimeOfDay) -> String {
    let text = time.description
    let parts = text.split(separator: ":", maxSplits: 2)
    return parts.count == 3 && parts[2] == "00" ? "\(parts[0]):\(parts[1])" : text
  }

  private static func duration(_ duration: DaysTimeDuration) -> String {
    let parts = duration.parts
    let named = [
      (parts.days, "day"), (parts.hours, "hour"), (parts.minutes, "minute"), (parts.seconds, "second"),
      (parts.nanoseconds, "nanosecond"),
    ]
    return lengths(named, isNegative: duration.isNegative, none: count(0, "day"))
  }

  private static func duration(_ duration: YearsMonthsDuration) -> String {
    let months = Int(duration.months)
    return lengths([(months / 12, "year"), (months % 12, "month")], isNegative: months < 0, none: count(0, "month"))
  }

  private static func lengths(_ parts: [(Int, String)], isNegative: Bool, none: String) -> String {
    let named = parts.filter { $0.0 != 0 }.map { count(Int($0.0.magnitude), $0.1) }
    return named.isEmpty ? none : isNegative ? say("minus \(list(named))") : list(named)
  }
}
