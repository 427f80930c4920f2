import ArgumentParser
import Diagnostics
import Expressions

/// The as-of date of the command line: the only place where today's date comes in.
enum AsOf {
  static func day(_ text: String?) throws -> Int {
    guard let text else { return Terminal.today }
    guard let date = CivilDate(text) else {
      throw ValidationError("`\(text)` is not a date; write year-month-day, such as 2016-10-03")
    }
    return date.daysSinceEpoch
  }
}

/// Mistakes in how the command was called.
enum UsageError {
  static func unknownDecision(_ name: String, among known: [String]) -> ValidationError {
    let guess = Suggestion.nearest(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
    return ValidationError("there is no decision `\(name)`\(guess) The rules decide: \(known.joined(separator: ", "))")
  }

  /// Nothing has the wanted text in it.
  static func noMatch(_ text: String, what: String, among known: [String]) -> ValidationError {
    let guess = Suggestion.nearest(to: text, among: known).map { "; did you mean `\($0)`?" } ?? ""
    return ValidationError("there is no \(what) with `\(text)` in it\(guess)")
  }
}
