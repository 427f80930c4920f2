/// What a failed operation is.
public enum EvaluationMode: Sendable {
  /// In rules: the value `error` with its reason; unknown operands make the result unknown.
  case rules
  /// As DMN 1.5 has it: null.
  case conformance
}

/// Bounds on what one evaluation may do. They count work, never time.
public struct EvaluationLimits: Hashable, Sendable {
  public var steps = 1_000_000
  /// How deeply operations may stand inside each other, calls of functions counted through. More than any expression
  /// within the parser's limits needs, and little enough for any thread's stack.
  public var depth = 1_200
  /// Members of one list, characters of one text.
  public var size = 100_000

  public init() {}
}

/// What an evaluation may know besides facts.
public struct EvaluationContext: Sendable {
  public var mode: EvaluationMode
  /// What `today()` is.
  public var asOf: CivilDate?
  /// What `now()` is; absent in rules, where it is an error.
  public var now: DateTime?
  /// Whether `if`, filters, `some` and `every` are those of boxed expressions, in which every condition must be true or
  /// false, also one that would not decide anything (DMN 1.5, 10.2); else the result is null.
  public var isBoxed = false
  public var limits: EvaluationLimits

  public init(mode: EvaluationMode = .rules, asOf: CivilDate? = nil, now: DateTime? = nil, limits: EvaluationLimits = .init()) {
    self.mode = mode
    self.asOf = asOf
    self.now = now
    self.limits = limits
  }

  /// The one way in which an operation fails.
  func fail(_ code: EvaluationError.Code, _ message: @autoclosure () -> String, at range: Range<Int>) -> Value {
    switch mode {
    case .rules: .error(EvaluationError(code, EvaluationContext.shortened(message()), at: range))
    case .conformance: .null
    }
  }

  /// A message may quote a value; one of pages helps nobody.
  private static func shortened(_ message: String) -> String {
    let longest = 400
    return message.unicodeScalars.count <= longest
      ? message : String(String.UnicodeScalarView(message.unicodeScalars.prefix(longest))) + " ..."
  }
}
