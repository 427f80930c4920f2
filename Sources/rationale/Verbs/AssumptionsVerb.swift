import Analysis
import ArgumentParser
import Reports
import Rules

struct AssumptionsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assumptions",
    abstract: "List what the sources do not settle, why it was settled so, and what rests on it.",
    discussion: """
      EXAMPLES
        rationale assumptions
        rationale assumptions --format markdown > assumptions.md
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: "text, markdown, html or json.")
  var format: DecisionFormat = .text

  func run() throws {
    let book = try options.loadForUse()
    Terminal.write(
      AssumptionsReport.render(AssumptionUse.all(of: book), files: book.files, format: format, style: Terminal.style))
  }
}
