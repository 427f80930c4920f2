import Diagnostics
import Glibc
import RandomCases
import Reports
import RuleFiles
import Rules

/// Engine and reference side by side, on random facts documents against the rule book and against random rule books.
///
/// With `properties [PAIRS] [SEED] [CONDITIONS]` and `explain [PAIRS] [SEED]` the guarantees of explanations on random rule
/// books, with `readers [PAIRS] [SEED]` what readers learn. Ends with 1 where they differ, with 2 where it was asked for
/// something that it does not know.
@main
enum Main {
  static func main() {
    if CommandLine.arguments.dropFirst().first == "explain" {
      explain(CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) })
    }
    if CommandLine.arguments.dropFirst().first == "properties" {
      properties(CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) })
    }
    if CommandLine.arguments.dropFirst().first == "readers" {
      readers(CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) })
    }
    let options: DifferentialOptions
    switch DifferentialOptions.read(Array(CommandLine.arguments.dropFirst())) {
    case .success(let read): options = read
    case .failure(let refusal):
      print(refusal.message)
      exit(2)
    }
    var random = RandomBooksRun(seed: options.seed)
    if let seed = options.book {
      random.run(book: seed, documents: 12)
      print(random.summary)
      exit(random.failures == 0 ? 0 : 1)
    }
    var diagnostics = DiagnosticSet()
    let files = RuleFolder.read(["Rules", "Outcomes"], into: &diagnostics)
    let book = RuleBook.load(files, into: &diagnostics)
    guard !diagnostics.containsError, !book.decisions.isEmpty else {
      print("the rule book has errors, or there is none here")
      exit(1)
    }
    if let unknown = options.decisions.first(where: { !book.decisions.contains($0) }) {
      print("no decision is called `\(unknown)`; there are \(book.decisions.joined(separator: ", "))")
      exit(2)
    }
    tell("seed \(options.seed), \(options.documents) documents against the rule book, \(options.books) random rule books")
    random.run(books: options.books, documents: 12)
    if options.books > 0 { tell(random.summary) }
    let other = RuleBook.load(files.reversed(), into: &diagnostics)
    var run = RuleBookRun(book: book, seed: options.seed, decisions: options.decisions.isEmpty ? nil : options.decisions) {
      Stability(other) { decision, book in
        let identity = RuleBookIdentity(name: "rules", version: "", digest: "", meaning: "")
        return JSONReporter(sources: RuleSources(book, identity: identity)).render(decision)
      }
    }
    if options.documents > 0 {
      run.run(options.documents, thorough: options.every, threads: options.threads) { tell($0) }
      print(run.summary)
    }
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

  private static func properties(_ numbers: [UInt64]) -> Never {
    let pairs = numbers.first.map { Int($0) } ?? 2_000
    let seed = numbers.dropFirst().first ?? 1
    let conditions = numbers.count > 2 ? Int(numbers[numbers.startIndex + 2]) : nil
    print("seed \(seed), \(pairs) pairs of rules and facts")
    var run = ModelRun(seed: seed, print: tell) { decision, book, format in
      let sources = RuleSources(book, identity: RuleBookIdentity(name: "rules", version: "", digest: "", meaning: ""))
      return DecisionFormat(rawValue: format)?.render(decision, sources: sources, detail: .full) ?? ""
    }
    var next = min(pairs, 10_000)
    while run.pairs < pairs {
      run.run(pairs: next, conditions: conditions)
      tell(run.summary)
      next = min(pairs, next + 10_000)
    }
    exit(run.failures == 0 ? 0 : 1)
  }

  private static func readers(_ numbers: [UInt64]) -> Never {
    let pairs = numbers.first.map { Int($0) } ?? 2_000
    let seed = numbers.dropFirst().first ?? 1
    print("seed \(seed), \(pairs) pairs of cases")
    func sources(_ book: RuleBook) -> RuleSources {
      RuleSources(book, identity: RuleBookIdentity(name: "rules", version: "", digest: "", meaning: ""))
    }
    var run = ReadersRun(seed: seed, print: tell) { decision, book in
      DecisionFormat.allCases.map { $0.render(decision, sources: sources(book), audience: .officer, detail: .full) }
    } letter: { letters, book in
      LetterFormat.markdown.render(letters, sources: sources(book))
    }
    run.run(pairs: pairs)
    tell(run.summary)
    exit(run.failures == 0 && run.telling > 0 ? 0 : 1)
  }

  /// Prints at once, also into a file.
  private static func tell(_ text: String) {
    print(text)
    fflush(nil)
  }
}
