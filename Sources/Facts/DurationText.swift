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
