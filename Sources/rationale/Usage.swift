import ArgumentParser
import Diagnostics
import Expressions

/// The as-of date of the command line: the only place where today's date comes in.
enum AsOf {
  static func day(_ text: String?) throws -> Int {
    guard let text else { return Terminal.today }
    guard let date = CivilDate(text) else {
      throw UsageError("`\(text)` is not a date; write year-month-day, such as 2016-10-03")
    }
    return date.daysSinceEpoch
  }
}

/// A mistake in how the command was called, found after its words were read; ends it with 2.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// A name that there is not, with the one that was likely meant and those that there are.
  static func unknown(_ what: String, _ name: String, among known: [String], help: String? = nil) -> UsageError {
    let guess = Suggestion.nearest(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
    let all = known.joined(separator: ", ")
    let list = known.isEmpty ? "there is none" : known.count == 1 ? "there is only \(all)" : "there are \(all)"
    return UsageError("there is no \(what) `\(name)`\(guess)\n  help: \(help ?? list)")
  }
}
