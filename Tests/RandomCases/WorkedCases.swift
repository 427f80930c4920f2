import Diagnostics
import Facts
public import Rules
import YAMLTree

/// The facts of the worked cases of a book, as documents to start from.
public struct WorkedCases {
  public struct Base: Sendable {
    public var decision: String
    public var document: RandomDocument
  }

  /// All that can be read without errors.
  public static func all(of book: RuleBook) -> [Base] {
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
        guard let node else { continue }
        nodes[entry.id.value] = node
        _ = reader.read(node, into: facts, diagnostics: &diagnostics)
        if diagnostics.containsError { continue }
        bases.append(Base(decision: file.decision.value, document: RandomDocument(facts, of: book)))
      }
    }
    return bases
  }
}
