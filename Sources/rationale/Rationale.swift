import ArgumentParser

/// The everyday command: one file for each verb.
@main
struct Rationale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rationale",
    abstract: "Decide by rules that are data, and explain every decision down to the clause.",
    discussion: """
      Rules are YAML files in the folders Rules and Outcomes of the working directory, or in those given with --rules.

      EXAMPLES
        rationale check
        rationale decide eligibility --facts family.yaml
        rationale facts sharing > request.yaml
        rationale test
      """,
    subcommands: [DecideVerb.self, CheckVerb.self])
}
