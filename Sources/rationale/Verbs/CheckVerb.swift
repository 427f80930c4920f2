import Analysis
import ArgumentParser
import Diagnostics
import Reports
import Rules

struct CheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the rule files: what is wrong, where, and what to write instead.",
    discussion: """
      The whole rule book is loaded; with FILE only what concerns these files is shown.
      Ends with 0 where there are no errors (warnings are allowed), with 1 where there are.

      EXAMPLES
        rationale check
        rationale check Rules/parameters/thresholds.yaml
        rationale check --format github
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: ArgumentHelp("Files to report on; all where none is given.", valueName: "file"))
  var files: [String] = []

  @Option(help: "text, json, github or sarif.")
  var format: DiagnosticFormat = .text

  func run() throws {
    let (book, found) = options.load()
    var all = found
    CaseFactsCheck.check(book, into: &all)
    var diagnostics = all
    if !files.isEmpty {
      let wanted = Set(files.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 })
      for file in wanted.sorted() where !book.files.files.contains(where: { $0.path == file }) {
        throw UsageError.unknown(
          "rule file", file, among: book.files.files.map(\.path), help: "write its path as `rationale check` shows it")
      }
      diagnostics = DiagnosticSet()
      for diagnostic in all.sorted {
        guard let span = diagnostic.span else { continue }
        if wanted.contains(book.files[span.file].path) { diagnostics.report(diagnostic) }
      }
    }
    Terminal.write(format.render(diagnostics, files: book.files, style: Terminal.style))
    if format == .text { Terminal.write(RuleBookSummary(book, diagnostics).text + "\n") }
    if diagnostics.containsError { throw ExitCode(1) }
  }
}
