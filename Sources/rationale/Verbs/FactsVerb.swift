import ArgumentParser
import Decisions
import Facts
import Reports
import Rules

struct FactsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Write an empty facts file with the questions as comments, to fill in.",
    discussion: """
      What is left empty is not known. Facts that only letters use come last of each kind, and say so. The file is written
      to the terminal; redirect it to keep it.

      EXAMPLES
        rationale facts eligibility > family.yaml
        rationale decide eligibility --facts family.yaml --as-of 2024-10-01
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: "The name of the decision, such as eligibility or sharing.")
  var decision: String

  @Option(help: ArgumentHelp("The day that the decision is about; today where it is left out.", valueName: "date"))
  var asOf: String?

  func run() throws {
    let book = try options.loadForUse(for: decision, facts: .of([]), withLetters: true)
    let graph = try book.graph(of: decision, asOf: AsOf.day(asOf), withLetters: true)
    if case .success(let empty) = Decider(graph, of: book).decide(CaseFacts(FactLayout(book))),
      let reason = QuestionText.noRuleInForce(empty)
    {
      Terminal.writeError(reason + "\n")
    }
    Terminal.write(
      FactsTemplate.render(decision: decision, facts: graph.facts, forLetters: graph.letterFacts, of: book))
  }
}

extension RuleBook {
  /// The graph of a decision for a day; an unknown name is a mistake in how the command was called.
  func graph(of decision: String, asOf day: Int, withLetters: Bool = false) throws -> DecisionGraph {
    guard let graph = GraphLowering.lower(decision, of: self, asOf: Int64(day), withLetters: withLetters) else {
      throw UsageError.unknown("decision", decision, among: decisions)
    }
    return graph
  }
}
