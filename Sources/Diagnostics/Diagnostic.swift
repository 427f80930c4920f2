/// How serious a diagnostic is.
public enum Severity: String, Comparable, Sendable {
  case note, warning, error

  private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// The stable identity of a kind of diagnostic, `area/what-is-wrong`, apart from its wording.
public struct DiagnosticCode: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(stringLiteral value: String) { description = value }

  public static func < (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.description < b.description }
}

/// A remark on a further place that a diagnostic speaks about.
public struct Label: Hashable, Sendable {
  public var span: SourceSpan
  public var text: String

  public init(_ span: SourceSpan, _ text: String) {
    self.span = span
    self.text = text
  }
}

/// Replaces the bytes of `span` by `text`.
public struct TextEdit: Hashable, Sendable {
  public var span: SourceSpan
  public var text: String

  public init(_ span: SourceSpan, _ text: String) {
    self.span = span
    self.text = text
  }
}

/// A change that would put a diagnostic right.
public struct Fix: Hashable, Sendable {
  public var title: String
  public var edits: [TextEdit]

  public init(_ title: String, _ edits: [TextEdit]) {
    self.title = title
    self.edits = edits
  }
}

/// A problem, or a remark, for a person: where, what is wrong, what was expected, what to do.
///
/// Messages are lower-case phrases without a final period that name what the reader wrote in backticks;
/// `help` says what to do about it. See ARCHITECTURE.md, "How we word errors".
public struct Diagnostic: Hashable, Sendable {
  public var code: DiagnosticCode
  public var severity: Severity
  public var message: String
  /// The place, absent only where no file is concerned.
  public var span: SourceSpan?
  public var labels: [Label]
  public var help: String?
  public var fixes: [Fix]

  public init(
    _ severity: Severity, _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, labels: [Label] = [],
    help: String? = nil, fixes: [Fix] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.labels = labels
    self.help = help
    self.fixes = fixes
  }

  public static func error(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, labels: [Label] = [], help: String? = nil,
    fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(.error, code, message, at: span, labels: labels, help: help, fixes: fixes)
  }

  public static func warning(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, labels: [Label] = [], help: String? = nil,
    fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(.warning, code, message, at: span, labels: labels, help: help, fixes: fixes)
  }
}
