// Dates in other forms than `2016-08-31`: for suggestions only, nothing takes them for a value.
extension CivilDate {
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Year, month and day of a text of exactly the form `YYYY-MM-DD`, whether or not there is such a day.
  public static func numbers(in text: String) -> (year: Int, month: Int, day: Int)? {
    var scanner = TextScanner(text)
    guard text.utf8.count == 10, let year = scanner.takeNumber(digits: 4), scanner.take(UInt8(ascii: "-")),
      let month = scanner.takeNumber(digits: 2), scanner.take(UInt8(ascii: "-")), let day = scanner.takeNumber(digits: 2)
    else { return nil }
    return (year, month, day)
  }

  /// The day that `31/03/2016`, `2016-3-1`, `20160301`, `1 March 2016`, `March 1st, 2016` or `2016-03-01T10:00:00` most
  /// likely means; where the order is open, the day comes before the month. Years have four digits.
  public static func likely(in text: String) -> CivilDate? {
    guard text.utf8.count <= 40 else { return nil }
    let words = DateWord.words(of: text).prefix(3)
    guard words.count == 3 else { return nil }
    if let place = words.firstIndex(where: { $0.isMonth }) {
      let rest = words.indices.filter { $0 != place }.map { words[$0] }
      let (year, day) = rest[0].isYear ? (rest[0], rest[1]) : (rest[1], rest[0])
      return date(year, words[place], day)
    }
    let (a, b, c) = (words[0], words[1], words[2])
    return a.isYear ? date(a, b, c) ?? date(a, c, b) : date(c, b, a) ?? date(c, a, b)
  }

  private static func date(_ year: DateWord, _ month: DateWord, _ day: DateWord) -> CivilDate? {
    guard year.isYear, !day.isMonth else { return nil }
    return CivilDate(year: year.number, month: month.number, day: day.number)
  }
}

/// A part of a date as people write it: a number, or the name of a month with its number.
private struct DateWord {
  var number: Int
  var isMonth = false
  var isYear: Bool { !isMonth && number >= 1000 }

  /// The parts of a text, without words that say nothing about a date.
  static func words(of text: String) -> [DateWord] {
    var words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    if words.count == 1, words[0].utf8.count == 8, Int(words[0]) != nil {
      let digits = words[0]
      words = [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2)]
    }
    return words.compactMap(DateWord.init)
  }

  private init?(_ word: Substring) {
    let digits = word.prefix { "0"..."9" ~= $0 }
    let ending = word.dropFirst(digits.count)
    if let number = Int(digits) {
      // A `t` begins the time of day.
      guard ending.isEmpty || ["st", "nd", "rd", "th"].contains(ending) || ending.first == "t" else { return nil }
      self.number = number
    } else {
      guard word.utf8.count >= 3,
        let month = CivilDate.monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word) })
      else { return nil }
      number = month + 1
      isMonth = true
    }
  }
}
