public import Diagnostics
public import Rules

/// What `check` says last: how much was looked at, and how it stands.
public struct RuleBookSummary: Hashable, Sendable {
  public var files: Int
  public var rules: Int
  public var errors: Int
  public var warnings: Int
  /// Where only some files are reported on: how many these are, and what was found in the others.
  public var part: Part?

  public struct Part: Hashable, Sendable {
    public var files: Int
    public var errorsElsewhere: Int
    public var warningsElsewhere: Int
  }

  public init(files: Int, rules: Int, errors: Int, warnings: Int) {
    self.files = files
    self.rules = rules
    self.errors = errors
    self.warnings = warnings
  }

  /// Counts the rules of all kinds; facts, parameters, registers, cases and documents are none.
  public init(_ book: RuleBook, _ diagnostics: DiagnosticSet) {
    let sorted = diagnostics.sorted
    self.init(
      files: book.files.files.count,
      rules: book.criteria.count + book.eligibility.count + book.determinations.count + book.sharing.count + book.retention.count
        + book.outcomes.count
        + book.duties.count,
      errors: sorted.count { $0.severity == .error }, warnings: sorted.count { $0.severity == .warning })
  }

  /// The same where `diagnostics` are those of a number of files, and `all` those of the whole book.
  public init(_ book: RuleBook, _ diagnostics: DiagnosticSet, in files: Int, of all: DiagnosticSet) {
    self.init(book, diagnostics)
    let whole = RuleBookSummary(book, all)
    part = Part(files: files, errorsElsewhere: whole.errors - errors, warningsElsewhere: whole.warnings - warnings)
  }

  /// One line, without a line break: `12 files, 48 rules: no problems`.
  public var text: String { Catalogue.checkSummary(self) }
}
