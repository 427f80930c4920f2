import Expressions

/// Other ways to write dates and durations, for suggestions only: facts take `2016-09-12` and nothing else.
enum DateText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The ISO date that a text like `12/09/2016`, `12 September 2016`, `2016-9-12` or `20160912` stands for; where the order
  /// is open, the day comes before the month.
  static func likely(_ text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    var words = text.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
    if words.count == 1, let word = words.first, word.utf8.count == 8, Int(word) != nil {
      words = [String(word.prefix(4)), String(word.dropFirst(4).prefix(2)), String(word.suffix(2))]
    }
    // What follows an ISO date is a time.
    if words.count > 3, words[0].utf8.count == 4, let day = words[2].split(separator: "t").first { words[2] = String(day) }
    guard words.count >= 3 else { return nil }
    let month = words.prefix(3).firstIndex { word in months.contains { word.hasPrefix($0) } }
    let numbers = words.prefix(3).map { word in
      Int(word)
        ?? Int(
          word.hasSuffix("st") || word.hasSuffix("nd") || word.hasSuffix("rd") || word.hasSuffix("th")
            ? String(word.dropLast(2)) : "")
    }
    if let month, let name = months.firstIndex(where: { words[month].hasPrefix($0) }) {
      let rest = [0, 1, 2].filter { $0 != month }
      guard let a = numbers[rest[0]], let b = numbers[rest[1]] else { return nil }
      return a > 31 ? date(a, name + 1, b) : date(b, name + 1, a)
    }
    guard let a = numbers[0], let b = numbers[1], let c = numbers[2] else { return nil }
    if words[0].utf8.count == 4 { return date(a, b, c) ?? date(a, c, b) }
    return words[2].utf8.count == 4 ? date(c, b, a) ?? date(c, a, b) : nil
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard 1000...9999 ~= year else { return nil }
    return CivilDate(year: year, month: month, day: day)?.description
  }

  /// The last day of the month, for a text of the right form that names a day after it.
  static func lastDayInstead(of text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let day = Int(parts[2]), 29...31 ~= day, let year = Int(parts[0]),
      let month = Int(parts[1])
    else { return nil }
    return CivilDate(year: year, month: month, day: 1)?.lastDayOfMonth.description
  }
}

/// Durations are whole days: `P28D` or `28 days`.
enum DurationText {
  static func days(_ text: String) -> Int? {
    if text.hasPrefix("P"), text.hasSuffix("D") { return count(text.dropFirst().dropLast()) }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[1] == "days" || words[1] == "day" else { return nil }
    return count(words[0])
  }

  private static func count(_ digits: Substring) -> Int? {
    guard 1...7 ~= digits.utf8.count, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return nil
    }
    return Int(digits)
  }

  /// Days for a text in weeks or without a unit.
  static func likely(_ text: String) -> String? {
    let lower = text.lowercased()
    let digits = lower.drop { !$0.isNumber }.prefix { $0.isNumber }
    guard let number = count(digits) else { return nil }
    let unit = lower.filter(\.isLetter)
    switch unit {
    case "", "d", "day", "days", "pd": return "\(number) days"
    case "w", "week", "weeks", "pw": return "\(number * 7) days"
    default: return nil
    }
  }
}
