public import Diagnostics

/// What became of one worked case.
public struct CaseResult: Hashable, Sendable {
  public var id: String
  public var title: String?
  public var span: SourceSpan?
  /// Empty where everything came as expected.
  public var failures: [CaseFailure]
  /// Facts that were not given and on which the outcome still depends; `person.age of Child A` for members of lists.
  public var missing: [String]

  public var passed: Bool { failures.isEmpty }

  public init(id: String, title: String?, span: SourceSpan?, failures: [CaseFailure], missing: [String] = []) {
    self.id = id
    self.title = title
    self.span = span
    self.failures = failures
    self.missing = missing
  }
}

/// One expectation that was not met.
public struct CaseFailure: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case outcome(expected: String, actual: String)
    /// A rule's truth in the words of cases: `met`, `not_met`, `unknown`; nil where the rule had no part in the decision.
    case rule(String, expected: String, actual: String?)
    /// Whether a fact is missing and matters.
    case missing(String, isExpected: Bool)
    case duty(String, isExpected: Bool)
    case assumption(String)
    /// `actual` is nil where there is no such item.
    case item(String, expected: String, actual: String?)
    case value(expected: String, actual: String?)
    case letters(expected: [String], actual: [String])
    case urgent(isExpected: Bool)
    /// The facts were refused, with the message.
    case factsRefused(String)
    case notRun(Obstacle)
  }

  /// Why a case could not be run at all.
  public enum Obstacle: Hashable, Sendable {
    /// `like` names no case; with the name that was likely meant.
    case noSuchCase(String, likely: String?)
    /// A case is, by way of others, like itself.
    case circle
    /// Neither the case nor its file says the day.
    case noDay
    case badDay(String)
    case noSuchDecision(String, likely: String?)
  }

  public var kind: Kind
  /// Where it is expected.
  public var span: SourceSpan?

  public init(_ kind: Kind, at span: SourceSpan?) {
    self.kind = kind
    self.span = span
  }
}

/// The results of all worked cases, in the order of the files.
public struct CaseRun: Hashable, Sendable {
  public var results: [CaseResult]

  public init(results: [CaseResult]) { self.results = results }

  public var passed: Int { results.count { $0.passed } }
  public var failed: Int { results.count - passed }
}
