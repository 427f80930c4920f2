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
  /// By the id of a rule or part, the cases that differ by it from the case that they are like, in the order of the files.
  public var deciding: [String: [String]]

  /// Complexity: linear in the cases, times the rules that each decision uses.
  public init(of book: RuleBook, cases: [WorkedCase]) {
    var seen: Set<String> = []
    let parts = book.clauseHolders.filter { Self.concerns($0) && seen.insert($0.kind + $0.id.value).inserted }
    let deciding = Self.deciding(of: book, cases: cases)
    total = parts.count
    gaps = parts.filter { deciding[$0.id.value] == nil }.map {
      Gap(kind: $0.kind, id: $0.id.value, title: $0.title, span: $0.id.span)
    }
    self.deciding = deciding
  }

  /// Whether cases have to tell it apart: what is made of other rules, and what is no rule, they need not.
  static func concerns(_ holder: ClauseHolder) -> Bool { kinds.contains(holder.kind) }

  private static let kinds: Set<String> = [
    "indicator", "measure", "exception", "requirement", "prohibition", "permission", "retention rule", "hold", "duty",
    "outcome",
  ]

  /// What a rule came to in two cases, for all that it was looked at for. That it has no part in one of them, and is not met in
  /// the other, tells nothing of it.
  private static func tellsApart(_ truths: Set<Truth>, _ others: Set<Truth>) -> Bool {
    let isMet = (truths.contains(.met), others.contains(.met))
    return isMet.0 != isMet.1 || isMet.0 && truths.contains(.notMet) != others.contains(.notMet)
  }

  private static func deciding(of book: RuleBook, cases: [WorkedCase]) -> [String: [String]] {
    var runner = CaseRunner(book)
    var results: [SourceSpan: (decision: String, truths: [String: Set<Truth>], outcome: String)] = [:]
    // Facts that are refused decide nothing.
    for one in cases where one.expect.outcome?.value != CaseRunner.refused {
      if let result = runner.truths(of: one) { results[one.span] = (one.decision, result.truths, result.outcome) }
    }
    let duties = book.duties + book.determinations.flatMap(\.duties)
    let conditional = Dictionary(
      duties.map { ($0.header.id.value, Set($0.on.map(\.value))) }, uniquingKeysWith: { first, _ in first })
    var deciding: [String: [String]] = [:]
    for one in cases {
      guard let like = one.likeSpan, let base = results[like], let own = results[one.span], base.decision == own.decision else {
        continue
      }
      for id in Set(base.truths.keys).union(own.truths.keys) {
        // A duty that comes with some outcomes only is told apart by the outcome.
        let before = (conditional[id] ?? []).contains(base.outcome) || conditional[id]?.isEmpty != false
        let after = (conditional[id] ?? []).contains(own.outcome) || conditional[id]?.isEmpty != false
        if Self.tellsApart(base.truths[id] ?? [], own.truths[id] ?? []) || before != after {
          deciding[id, default: []].append(one.id)
        }
      }
    }
    return deciding
  }
}
