import Analysis
import ArgumentParser
import Decisions
import Reports
import Rules

struct RankVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Put many cases into the order of a ranking, with the reasons.",
    discussion: """
      FILE has a facts document for each case, each with its `id`: lines of JSON,
      or a YAML list (.yaml). A case whose place is not settled is placed by what
      is known at least, with the places where it may stand. Cases that are not
      ranked are listed with the reason. Ends with 0, with 2 where a case could
      not be read, with 1 where the rules have errors.

      EXAMPLES
        rationale rank prioritisation --in families.ndjson
        rationale rank prioritisation --in families.yaml --format csv > order.csv
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: "The name of the ranking, such as prioritisation.")
  var decision: String

  @Option(name: .customLong("in"), help: ArgumentHelp("The cases.", valueName: "file"))
  var input: String

  @Option(help: ArgumentHelp("The day that the order is for; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: "text, csv or json.")
  var format: RankingFormat = .text

  func run() throws {
    let book = try options.loadForUse()
    let day = try Int64(AsOf.day(asOf))
    let rankings = book.rankings.filter { $0.decision.value == decision }
    guard !rankings.isEmpty else {
      if book.rankings.isEmpty {
        throw UsageError("the rules have no ranking\n  help: write one in a file of kind `ranking`")
      }
      throw UsageError.unknown("ranking", decision, among: book.rankings.map(\.decision.value))
    }
    guard let ranking = rankings.first(where: { $0.header.period.contains(day) }),
      var run = RankingRun(ranking, of: book, asOf: day)
    else { throw UsageError("no ranking `\(decision)` is in force on that day\n  help: choose another day with --as-of") }
    var population = Population(book, watchedBy: Decider.ofUrgentRoute(in: book, asOf: day))
    try population.forEach(in: input) { id, facts in run.add(id: id, facts)?.problem }
    Terminal.write(
      format.render(run.result(), sources: RulesOptions.sources(of: book, withMeaning: false), style: Terminal.style))
    try population.finish()
  }
}
