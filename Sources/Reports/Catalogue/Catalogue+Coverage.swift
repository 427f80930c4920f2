import Analysis
import Diagnostics
import Rules

/// What `coverage` says.
extension Catalogue {
  static let clauseCoverageTitle = "Clauses and what holds them"
  static let clauseColumns = ["Clause", "What it says", "Held by"]
  static let citedOnly = "Only the clauses that rules cite are registered."
  static let noAnswer = "no answer: no rule holds it, and nothing says why"
  static let withoutSourceHeading = "Without a source"

  static func noRule(_ reason: DocumentSyntax.NoRule) -> String { "no rule: \(reason.rawValue)" }

  /// `indicator persistent-absence: Persistent absence`.
  static func holder(_ holder: ClauseHolder) -> String {
    "\(holder.kind) \(holder.id.value)" + (holder.title.map { ": \($0)" } ?? "")
  }

  /// The last line of `coverage --clauses`, which other programs read.
  static func clauseTotals(_ coverage: ClauseCoverage) -> String {
    "\(coverage.total) clauses: \(coverage.covered) covered, \(coverage.withReason) with a reason, "
      + "\(coverage.unanswered) without an answer"
  }

  static let ruleCoverageTitle = "Rules, where they come from and which cases tell them apart"
  static let noSource = "no source"
  static let noCases = "no two cases tell it apart"

  /// Cases that differ by a rule and by others.
  static func notAlone(_ cases: [String]) -> String {
    "no two cases differ by it alone; by it and others: \(cases.prefix(3).joined(separator: ", "))"
  }

  /// The first three by name.
  static func decidingCases(_ cases: [String]) -> String {
    let shown = cases.prefix(3).joined(separator: ", ")
    return cases.count > 3 ? "Cases: \(shown) and \(cases.count - 3) more." : "\(verb(cases.count, "Case", "Cases")): \(shown)."
  }

  /// The last line of `coverage --rules`, which other programs read.
  static func ruleTotals(_ coverage: RuleCoverage) -> String {
    "\(coverage.entries.count) rules and parts: \(coverage.withoutSource) without a source, "
      + "\(coverage.withoutCases) of \(coverage.tried) without cases that tell them apart"
      + (coverage.neverAlone > 0 ? ", \(coverage.neverAlone) only together with others" : "")
  }

  /// Cut off between words where it is longer, with an ellipsis.
  static func shortened(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var kept = ""
    var length = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let next = DisplayWidth.of(word) + (kept.isEmpty ? 0 : 1)
      if length + next > width - 1 { break }
      kept += (kept.isEmpty ? "" : " ") + word
      length += next
    }
    return kept + "…"
  }
}
