import ArgumentParser
import Glibc

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
    subcommands: [
      DecideVerb.self, FactsVerb.self, AskVerb.self, BatchVerb.self, CheckVerb.self, TestVerb.self, FEELVerb.self,
      SchemaVerb.self,
    ])

  static func main() {
    // A reader that has seen enough (`| head`) is no failure.
    signal(SIGPIPE, SIG_IGN)
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command; returns its exit code. A mistake in how it was called is 2.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(verbFirst(arguments))
      try command.run()
      return 0
    } catch {
      let message = fullMessage(for: error)
      switch exitCode(for: error) {
      case .success:
        Terminal.write(message + "\n")
        return 0
      case .validationFailure:
        Terminal.writeError(message + "\n")
        return 2
      case let code: return code.rawValue
      }
    }
  }

  /// `--rules DIR` may also stand before the verb: it is moved behind it, where the verbs look for it.
  private static func verbFirst(_ arguments: [String]) -> [String] {
    var rules: [String] = []
    var rest = arguments[...]
    while let first = rest.first, first == "--rules" || first.hasPrefix("--rules=") {
      let count = first == "--rules" ? 2 : 1
      rules += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    guard let verb = rest.first, !rules.isEmpty else { return arguments }
    return [verb] + rules + rest.dropFirst()
  }
}
