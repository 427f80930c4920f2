/// A date as people write it: `2016-8-1`, `01/08/2016`, `1.8.2016`; day before month, as in Britain.
struct DateLikeText {
  let date: CivilDate?
  /// Whether it has the form of a date, year first, though there may be no such day.
  let isDayWritten: Bool

  init(_ text: String) {
    date = Self.read(text)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    isDayWritten = parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { Int($0) != nil }
  }

  private static func read(_ text: String) -> CivilDate? {
    for separator: Character in ["-", "/", "."] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 4 }) else { continue }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == 3 else { return nil }
      if parts[0].utf8.count == 4 { return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
      return parts[2].utf8.count == 4 ? CivilDate(year: numbers[2], month: numbers[1], day: numbers[0]) : nil
    }
    return nil
  }
}
