import Decisions
import Diagnostics
import Expressions
import Facts
import Rules
import YAMLTree

/// One of the two rule books of a comparison, ready to decide for any day.
final class ComparedBook {
  let book: RuleBook
  let facts: CaseFacts
  private let reader: FactsReader
  private var deciders: DeciderCache
  private var bounds: [DecisionDay: [FactBoundary]] = [:]

  init(_ book: RuleBook) {
    self.book = book
    deciders = DeciderCache(book)
    facts = CaseFacts(FactLayout(book))
    reader = FactsReader(book: book)
  }

  func decider(_ decision: String, _ day: Int64) -> Decider? { deciders.decider(decision, asOf: day) }

  func boundaries(_ decision: String, _ day: Int64) -> [FactBoundary] {
    let key = DecisionDay(decision: decision, day: day)
    if let boundaries = bounds[key] { return boundaries }
    let boundaries = decider(decision, day)?.boundaries ?? []
    bounds[key] = boundaries
    return boundaries
  }

  private static let foreign: Set<DiagnosticCode> = ["facts/unknown-key", "facts/unknown-fact"]

  /// Reads a case, and then one assignment; false where they cannot be read. Facts that this book does not know are left out.
  func read(_ node: YAMLNode, assigning assignment: String? = nil) -> Bool {
    var diagnostics = DiagnosticSet()
    _ = reader.read(node, into: facts, diagnostics: &diagnostics)
    if diagnostics.sorted.contains(where: { $0.severity == .error && !Self.foreign.contains($0.code) }) { return false }
    guard let assignment else { return true }
    var errors = DiagnosticSet()
    let file = SourceFile(id: FileID(0), path: "", bytes: Array(assignment.utf8))
    reader.assign(file, to: facts, diagnostics: &errors)
    // Of a fact that this book does not know nothing is left out but itself.
    return !errors.sorted.contains { $0.severity == .error && !Self.foreign.contains($0.code) }
  }

  /// Without reasons; nil where there is no such decision.
  func outline(_ decision: String, _ day: Int64) -> Result<Decision, Contradictions>? { decider(decision, day)?.outline(facts) }

  /// Nil where there is no such decision.
  func decide(_ decision: String, _ day: Int64) -> Result<Decision, Contradictions>? { decider(decision, day)?.decide(facts) }

  func name(of member: Int, _ entity: EntityID) -> String? {
    switch facts.name(of: member, entity, book: book) {
    case .string(let name): name
    case .number(let number): number.description
    default: nil
    }
  }
}
