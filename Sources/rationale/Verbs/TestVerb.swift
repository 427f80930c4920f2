import Analysis
import ArgumentParser
import Diagnostics
import Reports
import RuleFiles
import Rules

struct TestVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the worked cases that stand beside the rules.",
    discussion: """
      Each case that fails is shown with its place, what was expected, what came, and which facts were not given.
      Ends with 0 where all cases pass, with 1 where one fails or the rules have errors.

      EXAMPLES
        rationale test
        rationale test --filter attendance
        rationale test --junit cases.xml
        rationale test --coverage
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: ArgumentHelp("Only cases whose name, title or file has this text in it.", valueName: "text"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "Write the results also as JUnit XML, for build servers; `-` writes them instead of the text.", valueName: "file"))
  var junit: String?

  @Flag(help: "Also list the rules that no two cases tell apart; what that means, `rationale help coverage` says.")
  var coverage = false

  func run() throws {
    let book = try options.loadForUse(withCases: true)
    let cases = try cases(of: book)
    var runner = CaseRunner(book)
    let run = runner.run(cases)
    if coverage, junit != "-" {
      let coverage = CaseCoverage(of: book, cases: cases)
      Terminal.write(CaseCoverageReport.render(coverage, files: book.files, style: Terminal.style) + "\n")
    }
    if let junit { try OutputFile.write(CaseRunFormat.junit.render(run, files: book.files), to: junit) }
    if junit != "-" { Terminal.write(CaseRunFormat.text.render(run, files: book.files, style: Terminal.style)) }
    if run.failed > 0 { throw ExitCode(1) }
  }

  private func cases(of book: RuleBook) throws -> [WorkedCase] {
    let all = WorkedCase.all(of: book)
    guard let filter else { return all }
    let wanted = filter.lowercased()
    let found = all.filter { one in
      [one.id, one.title ?? "", book.files[one.span.file].path].contains { $0.lowercased().contains(wanted) }
    }
    if found.isEmpty {
      throw UsageError.unknown("case like", filter, among: all.map(\.id), help: "`rationale test` without --filter runs them all")
    }
    return found
  }
}
