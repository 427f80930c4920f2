/// Why an operation has no value, and where in the expression.
public final class EvaluationError: Hashable, Sendable {
  /// The stable identity of a kind of failure.
  public enum Code: String, Sendable, CaseIterable {
    case typeMismatch = "type-mismatch"
    case nullOperand = "null-operand"
    case badArgument = "bad-argument"
    case badCall = "bad-call"
    case notComparable = "not-comparable"
    case divisionByZero = "division-by-zero"
    case overflow
    case unknownName = "unknown-name"
    case unknownMember = "unknown-member"
    case badLiteral = "bad-literal"
    case notCondition = "not-a-condition"
    case notSupported = "not-supported"
    case noClock = "no-clock"
    case limit
    case syntax
  }

  public let code: Code
  /// A lower-case phrase that names what the writer wrote in backticks.
  public let message: String
  /// Byte offsets in the text of the expression.
  public let range: Range<Int>

  public init(_ code: Code, _ message: String, at range: Range<Int>) {
    self.code = code
    self.message = message
    self.range = range
  }

  public static func == (a: EvaluationError, b: EvaluationError) -> Bool {
    a === b || (a.code == b.code && a.message == b.message && a.range == b.range)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(message)
    hasher.combine(range)
  }
}
