import ArgumentParser
import Reports
import Rules

struct AssumptionsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assumptions",
    abstract: "List what the sources do not settle and the rules assume.",
    discussion: """
      Each assumption with its reason, what else could hold, and the rules that rest on it.

      EXAMPLES
        rationale assumptions
        rationale assumptions --format html > assumptions.html
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: "text, markdown or html.")
  var format: DocumentFormat = .text

  func run() throws {
    let book = try options.loadForUse()
    Terminal.write(format.render(AssumptionsDocument.document(of: book), style: Terminal.style))
  }
}
