import Diagnostics
public import Rules

/// Every clause of every document with what holds it: rules that cite it or are named in the register, or a reason why no
/// rule can.
public struct ClauseCoverage: Sendable {
  public enum Answer: Sendable {
    case covered([ClauseHolder])
    case noRule(DocumentSyntax.NoRule)
    case none
  }

  public struct Entry: Sendable {
    public var clause: DocumentSyntax.Clause
    public var answer: Answer
  }

  public struct DocumentEntries: Sendable {
    public var document: DocumentSyntax
    public var entries: [Entry]
  }

  /// In the order of the files.
  public var documents: [DocumentEntries]
  /// Rules, values of parameters and assumptions that say no source.
  public var withoutSource: [ClauseHolder]

  /// Complexity: linear in clauses and rules.
  public init(of book: RuleBook) {
    let holders = book.clauseHolders
    let byID = Dictionary(grouping: holders) { $0.id.value }
    var citing: [String: [ClauseHolder]] = [:]
    for holder in holders {
      for source in holder.sources { citing[Self.key(source.document.value, source.clause.value), default: []].append(holder) }
    }
    documents = book.documents.map { document in
      DocumentEntries(
        document: document,
        entries: document.clauses.map { clause in
          let cited = citing[Self.key(document.id.value, clause.number.value)] ?? []
          let named = clause.coveredBy.flatMap { byID[$0.value] ?? [] }
          return Entry(clause: clause, answer: Self.answer(clause, Self.eachOnce(cited + named)))
        })
    }
    withoutSource = holders.filter { $0.needsSource && $0.sources.isEmpty }
  }

  /// A clause that is held needs no reason.
  private static func answer(_ clause: DocumentSyntax.Clause, _ holders: [ClauseHolder]) -> Answer {
    if !holders.isEmpty { return .covered(holders) }
    return clause.noRule.map { .noRule($0.value) } ?? .none
  }

  private static func key(_ document: String, _ clause: String) -> String { "\(document) \(clause)" }

  /// Versions of a rule and parts that share their name are one.
  private static func eachOnce(_ holders: [ClauseHolder]) -> [ClauseHolder] {
    var seen: Set<String> = []
    return holders.filter { seen.insert(key($0.kind, $0.id.value)).inserted }
  }

  public var total: Int { documents.reduce(0) { $0 + $1.entries.count } }
  public var covered: Int { count { if case .covered = $0 { true } else { false } } }
  public var withReason: Int { count { if case .noRule = $0 { true } else { false } } }
  public var unanswered: Int { total - covered - withReason }

  /// Whether every clause has an answer and every rule a source.
  public var isComplete: Bool { unanswered == 0 && withoutSource.isEmpty }

  private func count(_ isCounted: (Answer) -> Bool) -> Int {
    documents.reduce(0) { $0 + $1.entries.count { isCounted($0.answer) } }
  }
}
