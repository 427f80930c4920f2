import Decisions
public import Diagnostics
public import Rules

/// Which rules the worked cases tell apart: those for which there are two cases of one decision that come to different outcomes,
/// or to different duties, and one of which would come to what the other does if that rule alone came to what it is there.
/// Only such a pair shows that the rule by itself makes a difference.
///
/// A duty without a condition of its own comes with the outcome, so that two cases tell it apart of which one brings it.
public struct CaseCoverage: Sendable {
  /// A rule or a part of one that no pair of cases tells apart.
  public struct Gap: Hashable, Sendable {
    public var kind: String
    public var id: String
    public var title: String?
    public var span: SourceSpan
    /// Cases that differ by it, but not by it alone, from the case that they are like.
    public var among: [String]
  }

  /// How many rules and parts there are.
  public var total: Int
  public var gaps: [Gap]
  /// By the id of a rule or part, the cases that differ by it alone from another, in the order of the files.
  public var deciding: [String: [String]]

  /// Complexity: linear in the cases, times the rules that each decision uses and that differ from the case that one is like.
  public init(of book: RuleBook, cases: [WorkedCase]) {
    var seen: Set<String> = []
    let parts = book.clauseHolders.filter { Self.concerns($0) && seen.insert($0.kind + $0.id.value).inserted }
    var pairs = CasePairs(book, cases)
    pairs.compare()
    total = parts.count
    gaps = parts.filter { pairs.deciding[$0.id.value] == nil }.map {
      Gap(kind: $0.kind, id: $0.id.value, title: $0.title, span: $0.id.span, among: pairs.among[$0.id.value] ?? [])
    }
    deciding = pairs.deciding
  }

  /// Whether cases have to tell it apart: what is made of other rules, and what is no rule, they need not.
  static func concerns(_ holder: ClauseHolder) -> Bool { kinds.contains(holder.kind) }

  private static let kinds: Set<String> = [
    "indicator", "measure", "exception", "requirement", "prohibition", "permission", "retention rule", "hold", "duty",
    "outcome",
  ]
}
