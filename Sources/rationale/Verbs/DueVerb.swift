import Analysis
import ArgumentParser
import Diagnostics
import Reports
import RuleFiles
import Rules

struct DueVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "List what falls due in a period, for whom and why.",
    discussion: """
      The register is a list of entries, each with `id`, `decision`, `facts` and,
      where it is not the last day of the period, `as_of`: YAML, or lines of JSON
      in a file that ends in .ndjson or .jsonl.

      - id: file-7
        decision: retention
        facts: {record: {type: early-help-file, closed_on: 2016-08-15}}

      An action on a record falls due on the day after the last on which it is
      kept; a record that is held is listed as held. What was due before the period
      is listed as overdue: take out of the register what is done. Entries that
      cannot be decided, those of which nothing falls due, and those with mistakes
      come last. Ends with 0, with 2 where an entry has mistakes, with 1 where the
      rules have.

      EXAMPLES
        rationale due --register register.yaml --from 2023-04-01 --to 2023-04-30
        rationale due --register register.ndjson --from 2023-04-01 --to 2024-03-31 --format csv > due.csv
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: ArgumentHelp("The entries, as YAML or lines of JSON.", valueName: "file"))
  var register: String

  @Option(help: ArgumentHelp("The first day of the period.", valueName: "date"))
  var from: String

  @Option(help: ArgumentHelp("The last day of the period.", valueName: "date"))
  var to: String

  @Option(help: "text, csv or json, an object a line.")
  var format: DueFormat = .text

  func run() throws {
    let (first, last) = (Int64(try AsOf.day(from)), Int64(try AsOf.day(to)))
    if last < first { throw UsageError("the period ends on \(to), before it begins on \(from)") }
    let book = try options.loadForUse()
    var diagnostics = DiagnosticSet()
    var files = SourceFiles()
    if let bytes = RuleFolder.read(register, into: &diagnostics) {
      let file = files.add(path: register, bytes: bytes)
      let isLines = register.hasSuffix(".ndjson") || register.hasSuffix(".jsonl")
      let register = CaseRegister(file, isLines: isLines, of: book, into: &diagnostics)
      let run = DueRun(register, of: book, from: first, to: last, into: &diagnostics)
      for (entry, duties) in run.urgent {
        Terminal.writeError(UrgentNotice.render(duties, name: entry, style: Terminal.errorStyle))
      }
      if !(register.entries.isEmpty && register.mistaken.isEmpty) || !diagnostics.containsError {
        Terminal.write(
          format.render(run, from: first, to: last, sources: RulesOptions.sources(of: book), style: Terminal.style))
      }
    }
    if diagnostics.containsError {
      Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: files, style: Terminal.errorStyle))
      throw ExitCode(2)
    }
  }
}
