import Decisions
import Diagnostics
import Facts
import RandomCases
import Reports
import RuleFiles
import Rules
import Testing

/// The rule book of this repository.
enum ThisRuleBook {
  static let files: [RuleFolder.File] = {
    var diagnostics = DiagnosticSet()
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return RuleFolder.read(["\(root)/Rules", "\(root)/Outcomes"], into: &diagnostics)
  }()

  static let book: RuleBook = {
    var diagnostics = DiagnosticSet()
    return RuleBook.load(files, into: &diagnostics)
  }()
}

/// Engine and reference side by side; `Tools/differential` runs many more.
@Suite struct DifferentialTests {
  /// Decisions are also monotone, and the same bytes twice, with the rule files found in another order.
  @Test func randomDocumentsAgainstTheRuleBook() {
    var diagnostics = DiagnosticSet()
    let other = RuleBook.load(ThisRuleBook.files.reversed(), into: &diagnostics)
    let seed: UInt64 = 7
    var run = RuleBookRun(book: ThisRuleBook.book, seed: seed) {
      Stability(other) { decision, book in
        let identity = RuleBookIdentity(name: "rules", version: "", digest: "", meaning: "")
        return JSONReporter(sources: RuleSources(book, identity: identity)).render(decision)
      }
    }
    run.run(160, thorough: 4)
    #expect(run.failures == 0, "seed \(seed):\n\(run.reports.joined(separator: "\n"))")
    #expect(run.decided > 100)
  }

  @Test(arguments: [11, 12]) func randomRuleBooks(seed: UInt64) {
    var found: [String] = []
    var run = RandomBooksRun(seed: seed) { found.append($0) }
    run.run(books: 33, documents: 7)
    #expect(run.failures == 0, "seed \(seed):\n\(found.joined(separator: "\n"))")
    #expect(run.settled > 200 && run.open > 200)
    #expect(run.cutOff * 50 < run.documents)
  }
}
