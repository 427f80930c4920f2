import ExpressionSyntax

/// One line of a conformance file: inputs, what to evaluate, the value that is wanted.
public struct ConformanceCase: Sendable {
  public enum Subject: Sendable {
    case expression(String)
    /// Done in order; each value is bound to its name, the last one is the result.
    case steps([ConformanceStep])
  }

  public var id: String
  public var subject: Subject
  public var inputs: [String: Value]
  public var expected: Value
  /// The declared type of the result, in FEEL's words; only where a conversion to it is part of the case.
  public var resultType: String?
  public var inputTypes: [String: String]
  /// Whether the case is a boxed expression whose conditions must all be true or false.
  public var isBoxed: Bool
  /// The day that `today()` is asked on does not matter to cases: they compare it with itself.
  public var usesClock: Bool
}

/// One step of a table line.
public struct ConformanceStep: Sendable {
  public enum Subject: Sendable {
    case expression(String)
    /// With arguments the table sees only these.
    case table(DecisionTable, arguments: [(name: String, expression: String)]?)
  }

  public var name: String
  public var subject: Subject
}

/// A decision table as FEEL texts.
public struct DecisionTable: Sendable {
  public enum HitPolicy: String, Sendable {
    case unique = "UNIQUE", any = "ANY", first = "FIRST", priority = "PRIORITY", collect = "COLLECT"
    case ruleOrder = "RULE ORDER", outputOrder = "OUTPUT ORDER"
  }

  public enum Aggregation: String, Sendable { case sum = "SUM", count = "COUNT", min = "MIN", max = "MAX" }

  public struct Input: Sendable {
    public var expression: String
    public var allowedValues: String?
  }

  public struct Output: Sendable {
    public var name: String?
    public var outputValues: String?
    public var defaultValue: String?
  }

  public struct Row: Sendable {
    /// Unary tests, one for each input.
    public var when: [String]
    /// Expressions, one for each output.
    public var then: [String]
  }

  public var hitPolicy: HitPolicy
  public var aggregation: Aggregation?
  public var inputs: [Input]
  public var outputs: [Output]
  public var rows: [Row]
}
