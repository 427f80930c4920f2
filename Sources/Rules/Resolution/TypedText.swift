import Diagnostics
public import Expressions

/// Reads a value of a declared type from the text of a YAML scalar: the declaration decides, never the look of the text.
public struct TypedText: Sendable {
  /// Why a text is no value of the type.
  public struct Failure: Error, Hashable {
    /// What was expected, for the message.
    public var expected: String
    /// The likely intent, where there is one: the text to write instead.
    public var suggestion: String?

    public init(expected: String, suggestion: String? = nil) {
      self.expected = expected
      self.suggestion = suggestion
    }
  }

  public let fact: Fact

  public init(_ fact: Fact) { self.fact = fact }

  /// The value of one scalar's text; lists take one element.
  public func value(_ text: String, of type: FactType? = nil) throws(Failure) -> Value {
    switch type ?? fact.type {
    case .yesNo:
      switch text {
      case "true", "yes": return .boolean(true)
      case "false", "no": return .boolean(false)
      default:
        let guess = Suggestion.nearest(to: text, among: ["yes", "no", "true", "false"])
        throw Failure(expected: "`yes` or `no`", suggestion: guess)
      }
    case .text:
      return .string(text)
    case .integer:
      guard let number = Decimal(text), number.isInteger else {
        throw Failure(expected: "a whole number", suggestion: Self.withoutSeparators(text))
      }
      return .number(try checked(number))
    case .number, .money:
      guard let number = Decimal(text) else {
        throw Failure(expected: "a number", suggestion: Self.withoutSeparators(text))
      }
      return .number(try checked(number))
    case .date:
      guard let date = CivilDate(text) else {
        throw Failure(
          expected: "a date written as year-month-day, such as `2016-08-31`", suggestion: CivilDate.likely(in: text)?.description)
      }
      return .date(date)
    case .duration:
      guard let days = Self.days(text), let duration = DaysTimeDuration(days: days) else {
        throw Failure(expected: "a number of days such as `28 days`")
      }
      return .daysTimeDuration(duration)
    case .choice, .choices:
      guard fact.choices.contains(where: { $0.code == text }) else {
        let codes = fact.choices.map(\.code)
        throw Failure(
          expected: "one of " + codes.map { "`\($0)`" }.joined(separator: ", "),
          suggestion: Suggestion.nearest(to: text, among: codes))
      }
      return .string(text)
    case .list(let element):
      return try value(text, of: element)
    case .reference:
      // The members of a list are named by the case, so that only rows of a register are known here.
      guard fact.choices.isEmpty || fact.choices.contains(where: { $0.code == text }) else {
        let codes = fact.choices.map(\.code)
        throw Failure(expected: "a row of the register", suggestion: Suggestion.nearest(to: text, among: codes))
      }
      return .string(text)
    }
  }

  private func checked(_ number: Decimal) throws(Failure) -> Decimal {
    if case .integer(let decimals) = fact.storage, number.scaledInt64(decimals: decimals) == nil {
      throw Failure(
        expected: decimals == 0 ? "a whole number" : "a number with at most \(decimals) digits after the point")
    }
    if let minimum = fact.minimum, number < minimum { throw Failure(expected: bounds) }
    if let maximum = fact.maximum, maximum < number { throw Failure(expected: bounds) }
    return number
  }

  private var bounds: String {
    switch (fact.minimum, fact.maximum) {
    case (let low?, let high?): "a number from \(low) to \(high)"
    case (let low?, nil): "a number of at least \(low)"
    case (nil, let high?): "a number of at most \(high)"
    case (nil, nil): "a number"
    }
  }

  private static func withoutSeparators(_ text: String) -> String? {
    let plain = String(text.filter { $0 != "," && $0 != "_" && $0 != "%" && $0 != "£" && $0 != " " })
    if plain != text, Decimal(plain) != nil { return plain }
    // A number with its unit after it.
    let number = plain.prefix { ("0"..."9").contains($0) || $0 == "." }
    return number.count < plain.count && Decimal(String(number)) != nil ? String(number) : nil
  }

  /// `28 days`, `28` or `P28D`.
  static func days(_ text: String) -> Int? {
    var digits = Substring(text)
    if digits.hasPrefix("P"), digits.hasSuffix("D") {
      digits = digits.dropFirst().dropLast()
    } else if digits.hasSuffix(" days") {
      digits = digits.dropLast(5)
    } else if digits.hasSuffix(" day") {
      digits = digits.dropLast(4)
    }
    return Int(digits)
  }
}
