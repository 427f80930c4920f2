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

  /// The rule book with everything that is wrong with it. Worked cases change no decision and can be left out.
  func load(withCases: Bool = true) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(folders, into: &diagnostics) { withCases || !RuleBook.isCaseFile($0) }
    let book = RuleBook.load(files, into: &diagnostics)
    return (book, diagnostics.withoutConsequences)
  }

  /// The rule book for a decision: errors are written and end the command with 1.
  func loadForUse(withCases: Bool = false) throws -> RuleBook {
    let (book, diagnostics) = load(withCases: withCases)
    guard !diagnostics.containsError else {
      Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: book.files, style: Terminal.errorStyle))
      throw ExitCode(1)
    }
    return book
  }

  /// Name, version and digests of a book for reports.
  static func sources(of book: RuleBook) -> RuleSources {
    let digest = RuleBookDigest(book)
    let documents = book.documents.first
    return RuleSources(
      book,
      identity: RuleBookIdentity(
        name: documents?.id.value ?? "rules", version: documents?.date?.value ?? "", digest: digest.content,
        meaning: digest.meaning))
  }
}
