/// A day of the proleptic Gregorian calendar (ISO 8601), as rule files write it: `2016-08-31`.
struct CalendarDay: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int

  /// Nil where there is no such day; years from 1 to 9999.
  init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.length(ofMonth: month, year: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Year, month and day of a text of exactly the form `YYYY-MM-DD`, whether or not there is such a day.
  static func numbers(in text: String) -> (year: Int, month: Int, day: Int)? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return (year, month, day)
  }

  /// Days since 1970-01-01. Counts whole 400-year eras of years that begin in March, so that a leap day comes last.
  var sinceEpoch: Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }

  var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension CalendarDay {
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The day that a text in another form most likely means: `31/03/2016` (the day first), `2016-3-1`, `1 March 2016`.
  static func likely(in text: String) -> CalendarDay? {
    var words: [String] = []
    var isDigits = false
    for scalar in text.unicodeScalars {
      let isDigit = "0"..."9" ~= scalar
      guard isDigit || "a"..."z" ~= scalar || "A"..."Z" ~= scalar else {
        words.append("")
        continue
      }
      if words.isEmpty || isDigit != isDigits, words.last != "" { words.append("") }
      isDigits = isDigit
      words[words.count - 1].unicodeScalars.append(scalar)
    }
    var numbers: [Int] = []
    var named: Int?
    var yearComesFirst = false
    for word in words where !word.isEmpty && numbers.count < 3 {
      if let number = Int(word) {
        if numbers.isEmpty { yearComesFirst = word.utf8.count == 4 }
        numbers.append(number)
      } else if word.utf8.count >= 3, let month = monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word.lowercased()) }) {
        named = month + 1
      }
    }
    if let month = named {
      guard numbers.count >= 2 else { return nil }
      return numbers[0] > 31
        ? CalendarDay(year: numbers[0], month: month, day: numbers[1])
        : CalendarDay(year: fullYear(numbers[1]), month: month, day: numbers[0])
    }
    guard numbers.count == 3 else { return nil }
    if yearComesFirst { return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) }
    let year = fullYear(numbers[2])
    return CalendarDay(year: year, month: numbers[1], day: numbers[0])
      ?? CalendarDay(year: year, month: numbers[0], day: numbers[1])
  }

  private static func fullYear(_ year: Int) -> Int { year < 100 ? 2000 + year : year }
}
