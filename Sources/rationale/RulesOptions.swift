import ArgumentParser
import Diagnostics
import Digests
import Reports
import RuleFiles
import Rules

/// Where the rules are; common to all verbs.
struct RulesOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A folder of rule files; may be given several times.", valueName: "folder"))
  var rules: [String] = []

  var folders: [String] { rules.isEmpty ? ["Rules", "Outcomes"] : rules }

  /// The rule book with everything that is wrong with it. Worked cases change no decision and can be left out; for one
  /// decision, expressions that it cannot reach are not looked at.
  func load(withCases: Bool = true, for decision: String? = nil) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(folders, into: &diagnostics) { withCases || !RuleBook.isCaseFile($0) }
    let book = RuleBook.load(files, for: decision, into: &diagnostics)
    return (book, diagnostics)
  }

  /// The rule book for decisions, or for one: errors are written and end the command with 1.
  func loadForUse(withCases: Bool = false, for decision: String? = nil) throws -> RuleBook {
    let (book, diagnostics) = load(withCases: withCases, for: decision)
    guard !diagnostics.containsError else {
      Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: book.files, style: Terminal.errorStyle))
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
