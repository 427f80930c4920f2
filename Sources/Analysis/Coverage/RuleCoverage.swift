public import Rules

/// Every rule, part of a rule, value of a parameter and assumption with its sources and the worked cases that tell it apart.
public struct RuleCoverage: Sendable {
  public struct Entry: Sendable {
    public var holder: ClauseHolder
    /// Ids of the cases that differ by it alone from another; nil where cases need not tell it apart.
    public var cases: [String]?
    /// Where there is none: the cases that differ by it and by others from the case that they are like.
    public var among: [String] = []

    public var lacksSource: Bool { holder.needsSource && holder.sources.isEmpty }
    /// Whether it differs in no two cases that come to different things.
    public var lacksCases: Bool { cases?.isEmpty == true && among.isEmpty }
    /// Whether no two cases differ by it alone.
    public var isNeverAlone: Bool { cases?.isEmpty == true && !among.isEmpty }
  }

  /// In the order of kinds and files.
  public var entries: [Entry]

  /// Complexity: that of ``CaseCoverage``.
  public init(of book: RuleBook, cases: [WorkedCase]) {
    let coverage = CaseCoverage(of: book, cases: cases)
    entries = book.clauseHolders.filter { !Self.others.contains($0.kind) }.map { holder in
      guard CaseCoverage.concerns(holder) else { return Entry(holder: holder, cases: nil) }
      return Entry(
        holder: holder, cases: coverage.deciding[holder.id.value] ?? [],
        among: coverage.gaps.first { $0.id == holder.id.value }?.among ?? [])
    }
  }

  /// What holds clauses but does not decide.
  private static let others: Set<String> = ["register", "check", "letter"]

  public var withoutSource: Int { entries.count { $0.lacksSource } }
  public var tried: Int { entries.count { $0.cases != nil } }
  public var withoutCases: Int { entries.count { $0.lacksCases } }
  public var neverAlone: Int { entries.count { $0.isNeverAlone } }
  public var isComplete: Bool { withoutSource == 0 && withoutCases == 0 }
}
