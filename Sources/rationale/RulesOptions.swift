import Analysis
import ArgumentParser
import Diagnostics
import Digests
import Reports
import RuleFiles
import Rules
import Synchronization

/// Books live as long as the process: taking one apart takes milliseconds, and the system frees its memory at once.
private let kept = Mutex<[RuleBook]>([])

/// Where the rules are; common to all verbs.
struct RulesOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A folder of rule files; may be given several times.", valueName: "folder"))
  var rules: [String] = []

  var folders: [String] { rules.isEmpty ? ["Rules", "Outcomes"] : rules }

  /// The rule book with everything that is wrong with it. Worked cases change no decision and can be left out; for one
  /// decision, expressions that it cannot reach are not looked at, and with the facts of its cases only the files that these and
  /// it lead to.
  func load(
    withCases: Bool = true, for decision: String? = nil, facts: RuleBook.CaseWords? = nil, withLetters: Bool = false,
    in language: String? = nil
  ) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(folders, into: &diagnostics) { withCases || !RuleBook.isCaseFile($0) }
    let book = RuleBook.load(
      files, for: decision, facts: facts, withLetters: withLetters, language: language, into: &diagnostics)
    kept.withLock { $0.append(book) }
    return (book, diagnostics)
  }

  /// The rule book with everything that is wrong with it and with the facts of its worked cases.
  func loadWithCaseFacts() -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(folders, into: &diagnostics)
    let book = CaseFactsCheck.load(files, into: &diagnostics)
    kept.withLock { $0.append(book) }
    return (book, diagnostics)
  }

  /// The rule book for decisions, or for one: errors are written and end the command with 1.
  func loadForUse(
    withCases: Bool = false, for decision: String? = nil, facts: RuleBook.CaseWords? = nil, withLetters: Bool = false,
    in language: String? = nil
  ) throws -> RuleBook {
    let (book, diagnostics) = load(
      withCases: withCases, for: decision, facts: facts, withLetters: withLetters, in: language)
    guard !diagnostics.containsError else {
      // Warnings have no part in why it stops; `check` has them.
      var stopping = DiagnosticSet()
      for diagnostic in diagnostics.sorted where diagnostic.severity != .warning { stopping.report(diagnostic) }
      Terminal.writeError(DiagnosticFormat.text.render(stopping, files: book.files, style: Terminal.errorStyle))
      throw ExitCode(1)
    }
    return book
  }

  /// Name, version and digests of a book for reports; the digest of its meaning costs most and few reports show it.
  static func sources(of book: RuleBook, withMeaning: Bool = true) -> RuleSources {
    let documents = book.documents.first
    return RuleSources(
      book,
      identity: RuleBookIdentity(
        name: documents?.id.value ?? "rules", version: documents?.date?.value ?? "", digest: RuleBookDigest.content(of: book),
        meaning: withMeaning ? RuleBookDigest.meaning(of: book) : nil))
  }
}
