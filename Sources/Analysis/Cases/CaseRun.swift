public import Diagnostics

/// What became of one worked case.
public struct CaseResult: Hashable, Sendable {
  public var id: String
  public var title: String?
  public var span: SourceSpan?
  /// Empty where everything came as expected.
  public var failures: [CaseFailure]

  public var passed: Bool { failures.isEmpty }

  public init(id: String, title: String?, span: SourceSpan?, failures: [CaseFailure]) {
    self.id = id
    self.title = title
    self.span = span
    self.failures = failures
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
    case urgent(isExpected: Bool)
    /// The facts were refused, with the first message.
    case factsRefused(String)
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
