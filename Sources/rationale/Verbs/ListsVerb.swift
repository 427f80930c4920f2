import Analysis
import ArgumentParser
import Decisions
import Reports
import Rules

struct ListsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: "List for each criterion of a group the cases that meet it.",
    discussion: """
      FILE is as for `rank`. The group is the one that the decision counts;
      --group where it counts several. A case of which it is not known whether it
      meets a criterion is listed apart. Ends with 0, with 2 where a case could
      not be read, with 1 where the rules have errors.

      EXAMPLES
        rationale lists eligibility --in families.ndjson
        rationale lists eligibility --in families.yaml --format csv > lists.csv
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: "The name of the decision whose criteria are listed, such as eligibility.")
  var decision: String

  @Option(name: .customLong("in"), help: ArgumentHelp("The cases.", valueName: "file"))
  var input: String

  @Option(help: ArgumentHelp("The group of criteria.", valueName: "id"))
  var group: String?

  @Option(help: ArgumentHelp("The day that the lists are for; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: "text, csv or json.")
  var format: RankingFormat = .text

  func run() throws {
    let book = try options.loadForUse(for: decision)
    let graph = try book.graph(of: decision, asOf: AsOf.day(asOf))
    var lists = CriterionLists(decision: graph, group: try group(of: graph, book), of: book)
    let decider = Decider(graph, of: book)
    var population = Population(book, watchedBy: decider)
    try population.forEach(in: input) { id, facts in lists.add(id: id, facts, by: decider)?.problem }
    Terminal.write(format.render(lists, sources: RulesOptions.sources(of: book, withMeaning: false), style: Terminal.style))
    try population.finish()
  }

  private func group(of graph: DecisionGraph, _ book: RuleBook) throws -> String {
    let groups = CriterionLists.groups(of: graph, in: book)
    if let group {
      guard groups.contains(group) else { throw UsageError.unknown("group in this decision", group, among: groups) }
      return group
    }
    guard let only = groups.first, groups.count == 1 else {
      throw UsageError(
        groups.isEmpty
          ? "the decision `\(decision)` counts no group of criteria on that day\n  help: name a decision that does"
          : "the decision `\(decision)` has several groups\n  help: choose one with --group: \(groups.joined(separator: ", "))")
    }
    return only
  }
}
