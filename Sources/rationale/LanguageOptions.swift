import ArgumentParser
import Reports
import Rules

/// The language of what a command writes.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "A language that the rules have translations for, such as cy; what is not translated stays English. "
        + "`rationale translations` lists the languages and what is missing.", valueName: "language"))
  var name: String?

  /// Runs `body` so that what it renders is in the language; one that the rules do not have ends the command with 2.
  func speak<Result>(_ book: RuleBook, _ body: () throws -> Result) throws -> Result {
    guard let name else { return try body() }
    guard book.languages.contains(name) else { throw Self.unknown(name, in: book) }
    return try Wording(language: name, forms: book.sentences(in: name)).inForce(body)
  }

  static func unknown(_ name: String, in book: RuleBook) -> UsageError {
    .unknown(
      "translation into", name, among: book.languages,
      help: book.languages.isEmpty ? "the rules are in English only" : nil)
  }
}
