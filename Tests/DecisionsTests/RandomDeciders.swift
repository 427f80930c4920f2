import Diagnostics
import Facts
import RandomCases
import Rules
import TestSupport

@testable import Decisions

/// Random cases of random rule books, and of this repository's own, with much left out.
struct RandomDeciders {
  var seed: UInt64

  func forEach(_ body: (Decider, CaseFacts) -> Void) {
    forEach(of: ThisRuleBook.book, seed, cases: 12, body)
    for number in 0..<12 {
      let seed = seed &* 1_000_003 &+ UInt64(number)
      var generator = BookGenerator(seed: seed)
      var diagnostics = DiagnosticSet()
      let book = RuleBook.load(generator.files(), into: &diagnostics)
      if !diagnostics.containsError { forEach(of: book, seed, cases: 8, body) }
    }
  }

  private func forEach(of book: RuleBook, _ seed: UInt64, cases: Int, _ body: (Decider, CaseFacts) -> Void) {
    let generator = DocumentGenerator(book: book)
    let reader = FactsReader(book: book)
    let facts = CaseFacts(FactLayout(book))
    var random = SeededRandom(seed: seed)
    for decision in book.decisions {
      guard let graph = GraphLowering.lower(decision, of: book, asOf: 17_077) else { continue }
      let decider = Decider(graph, of: book)
      for _ in 0..<cases where generator.document(asOf: 17_077, &random).read(reader, into: facts) == nil { body(decider, facts) }
    }
  }
}
