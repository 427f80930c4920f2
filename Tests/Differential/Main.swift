import Decisions
import Diagnostics
import Glibc
import RandomCases
import RuleFiles
import Rules

/// `differential [COUNT] [SEED]`: random facts documents against the rule book, engine and reference side by side.
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let count = arguments.first.flatMap { Int($0) } ?? 100_000
    let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(["Rules", "Outcomes"], into: &diagnostics)
    let book = RuleBook.load(files, into: &diagnostics)
    guard !diagnostics.containsError, !book.decisions.isEmpty else {
      print("the rule book has errors, or there is none here")
      exit(1)
    }
    print("seed \(seed), \(count) documents")
    var run = RuleBookRun(book: book, seed: seed)
    run.run(count)
    print(run.summary)
    exit(run.failures == 0 ? 0 : 1)
  }
}
