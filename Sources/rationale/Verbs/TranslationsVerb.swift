import Analysis
import ArgumentParser
import Reports
import Rules

struct TranslationsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translations",
    abstract: "Show what is translated into other languages, and what is not.",
    discussion: """
      Texts of the rules are found by reading the rule files: everything that reports, letters and the handbook take from them.
      The program's own sentences are found by writing the reports and letters of all worked cases: one that no case leads to
      is not found. Translations that belong to nothing stand at the end: of texts that changed since, or of sentences that no
      case leads to.
      Ends with 0, also where something is not translated.

      EXAMPLES
        rationale translations
        rationale translations --language cy --decision eligibility
        rationale translations --language cy --full > to-translate.txt
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: "Only this language, such as cy.")
  var language: String?

  @Option(help: ArgumentHelp("Find the program's sentences by the cases of this decision only.", valueName: "decision"))
  var decision: String?

  @Flag(help: "List every text that is not translated, also of files of which nothing is.")
  var full = false

  @Option(help: "text, markdown or json.")
  var format: CoverageFormat = .text

  func run() throws {
    let book = try options.loadForUse(withCases: true)
    if let language, !book.languages.contains(language) { throw LanguageOptions.unknown(language, in: book) }
    if let decision, !book.decisions.contains(decision) {
      throw UsageError.unknown("decision", decision, among: book.decisions)
    }
    let cases = WorkedCase.all(of: book).filter { decision == nil || $0.decision == decision }
    let sources = RulesOptions.sources(of: book, withMeaning: false)
    let forms = SentenceForms.met(by: cases, of: book, sources: sources)
    let coverage = (language.map { [$0] } ?? book.languages).map { TranslationCoverage(of: book, in: $0, forms: forms) }
    Terminal.write(format.render(coverage, sources: sources, isFull: full, style: Terminal.style))
  }
}
