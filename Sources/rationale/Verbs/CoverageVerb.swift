import Analysis
import ArgumentParser
import Reports
import Rules

struct CoverageVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show which clauses the rules hold, or where each rule comes from and which cases tell it apart.",
    discussion: """
      Ends with 0 where nothing is uncovered, and with 1
      - where a clause has neither a rule nor a reason why no rule can hold it,
      - where a rule has no source,
      - with --rules, where no two worked cases tell a rule apart, as said below,
      - where the rules have errors, such as a source that does not exist.

      Two worked cases tell a rule, or a part of one, apart where they come to different outcomes, or with one outcome to
      different duties, and one of them would come to what the other does if that rule alone came to what it is there. So the
      rule by itself makes the difference. Compared are a case with the one that it is like, and cases that are like the same
      one. A duty without a condition comes with an outcome or a rule, and the outcome under `otherwise` with what no other
      takes: for these it is enough that one of two cases has it. Rules with the very same condition always move together.
      A rule that differs in such pairs only along with others is shown as such, and counted, and ends with 0: there are rules
      that cannot differ alone, such as a duty that takes the place of another.

      EXAMPLES
        rationale coverage --clauses
        rationale coverage --clauses --format markdown > clauses.md
        rationale coverage --rules
      """)

  enum Matter: String, EnumerableFlag {
    case clauses, rules

    static func help(for value: Matter) -> ArgumentHelp? {
      switch value {
      case .clauses: "Each clause of each document with the rules that hold it, or the reason why none can."
      case .rules: "Each rule with its sources and the worked cases that tell it apart."
      }
    }
  }

  @Option(
    name: .customLong("folder"),
    help: ArgumentHelp("A folder of rule files; may be given several times, also as --rules FOLDER.", valueName: "folder"))
  var folders: [String] = []

  @Flag(exclusivity: .exclusive)
  var matter: Matter

  @Option(help: "text, markdown or json.")
  var format: CoverageFormat = .text

  /// `--rules` before a folder names it, as with every verb; alone it asks for the coverage of rules.
  static func withFolders(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName else { return arguments }
    return arguments.enumerated().map { index, word in
      let hasFolder = index + 1 < arguments.count && !arguments[index + 1].hasPrefix("-")
      if word == "--rules", hasFolder { return "--folder" }
      return word.hasPrefix("--rules=") ? "--folder=" + word.dropFirst("--rules=".count) : word
    }
  }

  func run() throws {
    var options = RulesOptions()
    options.rules = folders
    let book = try options.loadForUse(withCases: matter == .rules)
    let sources = RulesOptions.sources(of: book, withMeaning: false)
    let isComplete: Bool
    switch matter {
    case .clauses:
      let coverage = ClauseCoverage(of: book)
      Terminal.write(format.render(coverage, sources: sources, style: Terminal.style))
      isComplete = coverage.isComplete
    case .rules:
      let coverage = RuleCoverage(of: book, cases: WorkedCase.all(of: book))
      Terminal.write(format.render(coverage, sources: sources, style: Terminal.style))
      isComplete = coverage.isComplete
    }
    if !isComplete { throw ExitCode(1) }
  }
}
