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
      The whole rule book is loaded; with FILE only what concerns these files, or the files in these folders, is shown.
      Ends with 0 where there are no errors (warnings are allowed), with 1 where there are.

      EXAMPLES
        rationale check
        rationale check Rules/parameters/thresholds.yaml
        rationale check Rules/criteria
        rationale check --format github
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: ArgumentHelp("Files or folders to report on; all where none is given.", valueName: "file"))
  var files: [String] = []

  @Option(help: "text, json, github or sarif.")
  var format: DiagnosticFormat = .text

  func run() throws {
    let (book, all) = options.loadWithCaseFacts()
    var diagnostics = all
    var summary = RuleBookSummary(book, all)
    if !files.isEmpty {
      let wanted = try RuleFileChoice.paths(named: files, in: book)
      diagnostics = DiagnosticSet()
      for diagnostic in all.sorted {
        guard let span = diagnostic.span else { continue }
        if wanted.contains(book.files[span.file].path) { diagnostics.report(diagnostic) }
      }
      summary = RuleBookSummary(book, diagnostics, in: wanted.count, of: all)
    }
    Terminal.write(format.render(diagnostics, files: book.files, style: Terminal.style))
    if format == .text { Terminal.write(summary.text + "\n") }
    if diagnostics.containsError { throw ExitCode(1) }
  }
}
