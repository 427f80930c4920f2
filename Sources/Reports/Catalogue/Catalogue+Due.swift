import Analysis
import Decisions
import Expressions
import Rules

/// What falls due.
extension Catalogue {
  static let dueColumns = ["date", "entry", "state", "who"]
  static let quietEntriesLead = "Of these entries nothing falls due in the period:"
  static func nothingDue(_ from: Int64, _ to: Int64) -> String {
    "Nothing falls due from \(date(day: from)) to \(date(day: to))."
  }
  static let openEntriesLead = "These entries cannot be decided, or their day is not known:"

  static func due(_ subject: DueRow.Subject) -> String {
    switch subject {
    case .action(Decision.undetermined, let record): "end of keeping (\(lowered(record)))"
    case .action("held", let record): "keep (\(lowered(record)))"
    case .action(let outcome, let record): "\(readable(outcome)) (\(lowered(record)))"
    case .duty(let words, let title): words.map(text) ?? title
    case .value(let title, let decision): title ?? decision
    case .claim(let decision): "a claim may be made (\(lowered(decision)))"
    }
  }

  /// The rules' words and clauses.
  static func dueReason(_ row: DueRow, name: (String) -> String) -> String {
    var parts = row.words.map { sentence(text($0)) }
    if !row.sources.isEmpty { parts.append(sources(row.sources, name: name)) }
    return parts.joined(separator: " ")
  }

  static func openQuestions(_ missing: [MissingFact]) -> String { "Open: " + missing.map(question).joined(separator: " ") }

  static func openEntry(_ entry: OpenEntry) -> String {
    let missing = entry.missing.map(question) + entry.problems.map { sentence(problem($0)) }
    return missing.isEmpty ? "The facts given do not settle it." : missing.joined(separator: " ")
  }

  static let mistakenEntriesLead = "These entries have mistakes, and nothing was worked out for them:"

  /// An entry by its id, else by its line.
  static func place(_ entry: MistakenEntry) -> String { entry.entry ?? "line \(entry.line)" }

  static func mistake(_ entry: MistakenEntry) -> String { sentence(entry.problems.joined(separator: "; ")) }

  private static func lowered(_ title: String) -> String { title.prefix(1).lowercased() + title.dropFirst() }
}
