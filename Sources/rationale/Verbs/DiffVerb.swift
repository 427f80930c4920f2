import Analysis
import ArgumentParser
import Diagnostics
import Reports
import RuleFiles
import Rules

struct DiffVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what a change of rules does: for each effect a case that shows it.",
    discussion: """
      OLD and NEW are folders that hold Rules and Outcomes, or folders of rule files. The worked cases of both are decided
      by both, then once more with single facts at the bounds of conditions that changed. What is found is true; that
      nothing is found is no proof. Ends with 0, with 1 where one of the rule books has errors.

      EXAMPLES
        git worktree add ../before main
        rationale diff ../before .
        rationale diff ../before . --format json
      """)

  @Argument(help: "The rules as they were.")
  var old: String

  @Argument(help: "The rules as they are.")
  var new: String

  @Option(help: "text or json.")
  var format: DifferenceFormat = .text

  func run() throws {
    let before = try load(old)
    let after = try load(new)
    let difference = RuleBookDifference(from: before, to: after)
    Terminal.write(format.render(difference, oldFiles: before.files, newFiles: after.files, style: Terminal.style))
  }

  private func load(_ path: String) throws -> RuleBook {
    var options = RulesOptions()
    let parts = ["Rules", "Outcomes"].map { path == "." ? $0 : "\(path)/\($0)" }.filter(RuleFolder.isFolder)
    options.rules = parts.isEmpty ? [path] : parts
    return try options.loadForUse(withCases: true)
  }
}
