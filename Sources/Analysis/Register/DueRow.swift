public import Decisions
import Diagnostics
public import Rules

/// Something that falls due on a day.
public struct DueRow: Sendable {
  public enum State: String, Sendable {
    case due
    /// The day lies before the period, and the register still has it to do.
    case overdue
    /// A record that is kept all the same, with the reason.
    case held
    /// Some facts are missing on which it depends.
    case open
  }

  public enum Subject: Sendable {
    /// What is done with a record: the outcome of a retention decision on that day, and what the rules call such records.
    case action(outcome: String, record: String)
    case duty(text: Phrase?, title: String)
    /// The day to which a decision comes, by what its rules call it.
    case value(title: String?, decision: String)
    /// The first day of a claim.
    case claim(decision: String)
  }

  /// Days since 1970-01-01.
  public var day: Int64
  public var entry: String
  public var decision: String
  public var subject: Subject
  public var who: String?
  /// Clauses and words of the rules that it comes from.
  public var sources: [ClauseReference]
  public var words: [Phrase]
  public var state: State
  /// For ``State/open``.
  public var missing: [MissingFact]
}

/// An entry that is decided, but of which nothing falls due in the period.
public struct QuietEntry: Sendable {
  public var entry: String
  public var decision: String
  public var outcome: String
  public var outcomeWords: String?
}

/// An entry that cannot be decided, or whose day is not known, for want of facts.
public struct OpenEntry: Sendable {
  public var entry: String
  public var decision: String
  public var missing: [MissingFact]
  public var problems: [Problem]
}

/// An entry that cannot be used, or whose facts contradict each other.
public struct MistakenEntry: Sendable {
  /// Its id and its decision, as far as they can be read.
  public var entry: String?
  public var decision: String?
  /// Where it stands in the file, from 1.
  public var line: Int
  /// What is wrong, in words without a place.
  public var problems: [String]

  init(entry: String? = nil, decision: String? = nil, line: Int, problems: [String]) {
    self.entry = entry
    self.decision = decision
    self.line = line
    self.problems = problems
  }

  init(entry: String?, decision: String?, line: Int, _ diagnostics: DiagnosticSet) {
    self.init(
      entry: entry, decision: decision, line: line,
      problems: diagnostics.sorted.filter { $0.severity == .error }.map(\.message))
  }
}
