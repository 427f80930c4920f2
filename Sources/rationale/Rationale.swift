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
    version: "rationale 0.1, unreleased",
    subcommands: [
      DecideVerb.self, FactsVerb.self, AskVerb.self, LetterVerb.self, BatchVerb.self, DueVerb.self, CheckVerb.self, TestVerb.self,
      DiffVerb.self, FEELVerb.self, RankVerb.self, ListsVerb.self,
      CoverageVerb.self, AssumptionsVerb.self, TranslationsVerb.self, VerifyVerb.self, HandbookVerb.self, SchemaVerb.self,
    ])

  static func main() {
    // A reader that has seen enough (`| head`) is no failure.
    signal(SIGPIPE, SIG_IGN)
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command and returns its exit code; a mistake in how it was called is 2.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      let arguments = CoverageVerb.withFolders(verbFirst(arguments))
      try checkVerb(arguments.first)
      if arguments.first == "help" { try checkVerb(arguments.dropFirst().first) }
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let error as UsageError {
      Terminal.writeError("error: \(error.message)\n")
      return 2
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

  /// Says which verb was likely meant, which the parser of arguments does not.
  private static func checkVerb(_ verb: String?) throws {
    let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let verb, !verb.hasPrefix("-"), !verbs.contains(verb) else { return }
    throw UsageError.unknown("verb", verb, among: verbs)
  }
}
