import Diagnostics
import Expressions
import Facts
import Rules
import YAMLTree

/// The facts of the worked cases of a book, as documents to start from.
struct WorkedCases {
  struct Base: Sendable {
    var decision: String
    var example: RandomCase
  }

  /// All that can be read without errors.
  static func all(of book: RuleBook) -> [Base] {
    let reader = FactsReader(book: book)
    let facts = CaseFacts(FactLayout(book))
    var bases: [Base] = []
    for file in book.cases {
      var nodes: [String: YAMLNode] = [:]
      for entry in file.cases {
        var diagnostics = DiagnosticSet()
        var node = entry.like.flatMap { nodes[$0.value] } ?? file.facts
        for change in [entry.facts, entry.changes].compactMap({ $0 }) {
          node = node.map { reader.merged(facts: $0, changes: change, diagnostics: &diagnostics) } ?? change
        }
        guard let node, let day = (entry.asOf ?? file.asOf).flatMap({ CivilDate($0.value) }) else { continue }
        nodes[entry.id.value] = node
        _ = reader.read(node, into: facts, diagnostics: &diagnostics)
        if diagnostics.containsError { continue }
        let example = RandomCase(document: RandomDocument(facts, of: book), asOf: Int64(day.daysSinceEpoch))
        bases.append(Base(decision: file.decision.value, example: example))
      }
    }
    return bases
  }
}
