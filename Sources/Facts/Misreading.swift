/// Why a text is no value of its fact; `likely` is what its writer may have meant.
enum Misreading: Error, Hashable {
  case notYesNo(likely: String?)
  case notNumber(likely: String?)
  case notDate(likely: String?)
  /// The month has no such day; its last one is named.
  case noSuchDay(last: String)
  case notDuration(likely: String?)
  case notCode(likely: String?)
  case tooManyDecimals
  /// More digits than a decimal number holds, or than the column does.
  case tooManyDigits
  case outOfRange
  case emptyName
  /// JSON has a type of its own that is not the one expected: a text for a number, a number for a date.
  case wrongKind(likely: String?)
}
