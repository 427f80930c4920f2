import Diagnostics
import Glibc
import RandomCases
import Reports
import RuleFiles
import Rules

/// `differential [DOCUMENTS] [BOOKS] [SEED] [EVERY]`: engine and reference side by side, on random facts documents against the
/// rule book and against random rule books; of every so many documents one is also tried with more facts and for the same
/// bytes. `differential book SEED` tries one random rule book again, by the seed that a report
/// names. `differential explain [PAIRS] [SEED]` tries the guarantees of explanations on random rule books. Ends with 1 where they differ.
@main
enum Main {
  static func main() {
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "book", let seed = UInt64(CommandLine.arguments[2]) {
      var random = RandomBooksRun(seed: seed)
      random.run(book: seed, documents: 12)
      print(random.summary)
      exit(random.failures == 0 ? 0 : 1)
    }
    if CommandLine.arguments.dropFirst().first == "explain" {
      explain(CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) })
    }
    let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
    let documents = arguments.first.flatMap { $0 }.map { Int($0) } ?? 100_000
    let books = arguments.dropFirst().first.flatMap { $0 }.map { Int($0) } ?? 5_000
    let seed = arguments.dropFirst(2).first.flatMap { $0 } ?? 1
    let every = arguments.dropFirst(3).first.flatMap { $0 }.map { Int($0) } ?? 1
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(["Rules", "Outcomes"], into: &diagnostics)
    let book = RuleBook.load(files, into: &diagnostics)
    guard !diagnostics.containsError, !book.decisions.isEmpty else {
      print("the rule book has errors, or there is none here")
      exit(1)
    }
    print("seed \(seed), \(documents) documents against the rule book, \(books) random rule books")
    var random = RandomBooksRun(seed: seed)
    random.run(books: books, documents: 12)
    if books > 0 { tell(random.summary) }
    let other = RuleBook.load(files.reversed(), into: &diagnostics)
    let stability = Stability(other) { decision, book in
      let identity = RuleBookIdentity(name: "rules", version: "", digest: "", meaning: "")
      return JSONReporter(sources: RuleSources(book, identity: identity)).render(decision)
    }
    var run = RuleBookRun(book: book, seed: seed, stability: stability)
    while run.tried < documents {
      run.run(min(10_000, documents - run.tried), thorough: max(1, every))
      if run.tried < documents { tell("\(run.tried) documents, \(run.failures) differences") }
    }
    if documents > 0 { print(run.summary) }
    exit(run.failures + random.failures == 0 ? 0 : 1)
  }

  private static func explain(_ numbers: [UInt64]) -> Never {
    let pairs = numbers.first.map { Int($0) } ?? 100_000
    let seed = numbers.dropFirst().first ?? 1
    print("seed \(seed), \(pairs) pairs of rules and facts")
    var run = ExplanationRun(seed: seed, print: tell)
    var next = min(pairs, 5_000)
    while run.pairs < pairs {
      run.run(pairs: next)
      tell(run.summary)
      next = min(pairs, next + 5_000)
    }
    exit(run.failures == 0 ? 0 : 1)
  }

  /// Prints at once, also into a file.
  private static func tell(_ text: String) {
    print(text)
    fflush(nil)
  }
}
