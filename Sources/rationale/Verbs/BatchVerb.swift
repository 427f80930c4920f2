import ArgumentParser
import Facts
import Glibc
import Reports
import Rules

struct BatchVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Make one decision for many cases: lines of JSON in, lines of JSON out.",
    discussion: """
      Each line of input is a facts document in JSON; each gives one line, in the same order, that repeats its `id`.
      A line that cannot be read gives {"error": ..., "help": ..., "line": n} in its place. Blank lines are skipped. Memory does
      not grow with the number of lines. A line of a case that opens the urgent route has "urgent": true, also where it cannot
      be decided. Ends with 0, with 2 where any line was bad, with 1 where the rules have errors.

      --detail outcome   {"id": 7, "outcome": "eligible"}
      --detail reasons   also `met` (criteria or goals that are met), `reasons` (what was found, or what a refusal or
                         permission rests on; a member of a list follows its rule with an @), `open`, `items`
      --detail full      what `decide --format json` gives

      EXAMPLES
        rationale batch eligibility --in families.ndjson --out answers.ndjson --as-of 2016-10-03
        zcat families.ndjson.gz | rationale batch eligibility --detail outcome | sort | uniq -c
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: "The name of the decision, such as eligibility or sharing.")
  var decision: String

  @Option(name: .customLong("in"), help: ArgumentHelp("Lines of JSON; `-` for the standard input.", valueName: "file"))
  var input = "-"

  @Option(name: .customLong("out"), help: ArgumentHelp("Where the answers go; `-` for the standard output.", valueName: "file"))
  var output = "-"

  @Option(help: ArgumentHelp("The day that the decisions are about; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: "outcome, reasons or full.")
  var detail: AnswerDetail = .reasons

  @Option(help: ArgumentHelp("How many cores to use; all where it is left out.", valueName: "number"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256 ~= threads) { throw ValidationError("`--threads` is a number from 1 to 256") }
  }

  func run() throws {
    let book = try options.loadForUse(for: decision, facts: .any)
    let graph = try book.graph(of: decision, asOf: AsOf.day(asOf))
    if input != "-", output != "-", OutputFile.isSame(input, output) {
      throw UsageError("`\(output)` is what the cases are read from\n  help: give another file with --out")
    }
    let source = input == "-" ? 0 : open(input, O_RDONLY)
    if source < 0 { throw UsageError("`\(input)` cannot be read: \(String(cString: strerror(errno)))") }
    let target = output == "-" ? 1 : open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if target < 0 { throw OutputFile.failure(output) }
    let batch = BatchRun(graph, of: book, detail: detail, from: source, to: target, limit: FactsLimits.default.bytes)
    batch.run(threads: threads ?? Thread.coreCount)
    if let failure = batch.readFailure { throw UsageError("`\(input)` cannot be read: \(failure)") }
    // A reader of the standard output that has seen enough is no failure.
    if let failure = batch.writeFailure, output != "-" { throw UsageError("`\(output)` cannot be written: \(failure)") }
    if batch.badLines > 0 {
      Terminal.writeError("\(batch.badLines) of \(batch.lineCount) lines could not be decided\n")
      throw ExitCode(2)
    }
  }
}
