import Decisions
public import Diagnostics
public import Rules

/// Which rules the worked cases tell apart: those for which there are two cases, one like the other, of which one meets the rule
/// and the other does not. Only such a pair shows that the rule matters.
public struct CaseCoverage: Sendable {
  /// A rule or a part of one that no pair of cases tells apart.
  public struct Gap: Hashable, Sendable {
    public var kind: String
    public var id: String
    public var title: String?
    public var span: SourceSpan
  }

  /// How many rules and parts there are.
  public var total: Int
  public var gaps: [Gap]

  /// Complexity: linear in the cases, times the rules that each decision uses.
  public init(of book: RuleBook, cases: [WorkedCase]) {
    let kinds: Set<String> = [
      "indicator", "exception", "requirement", "prohibition", "permission", "retention", "hold", "duty", "outcome",
    ]
    var seen: Set<String> = []
    let units = RuleUnit.all(of: book.files).filter { kinds.contains($0.kind) && seen.insert($0.kind + $0.id).inserted }
    let told = CaseCoverage.toldApart(of: book, cases: cases)
    total = units.count
    gaps = units.filter { !told.contains($0.id) }.map { Gap(kind: $0.kind, id: $0.id, title: $0.title, span: $0.span) }
  }

  private static func toldApart(of book: RuleBook, cases: [WorkedCase]) -> Set<String> {
    var runner = CaseRunner(book)
    var results: [SourceSpan: (decision: String, truths: [String: Set<Truth>], outcome: String)] = [:]
    for one in cases {
      if let result = runner.truths(of: one) { results[one.span] = (one.decision, result.truths, result.outcome) }
    }
    let duties = book.duties + book.determinations.flatMap(\.duties)
    let conditional = Dictionary(
      duties.map { ($0.header.id.value, Set($0.on.map(\.value))) }, uniquingKeysWith: { first, _ in first })
    var told: Set<String> = []
    for one in cases {
      guard let like = one.likeSpan, let base = results[like], let own = results[one.span], base.decision == own.decision else {
        continue
      }
      for id in Set(base.truths.keys).union(own.truths.keys) {
        // A duty that comes with some outcomes only is told apart by the outcome.
        let before = (conditional[id] ?? []).contains(base.outcome) || conditional[id]?.isEmpty != false
        let after = (conditional[id] ?? []).contains(own.outcome) || conditional[id]?.isEmpty != false
        if base.truths[id] != own.truths[id] || before != after { told.insert(id) }
      }
    }
    return told
  }
}
