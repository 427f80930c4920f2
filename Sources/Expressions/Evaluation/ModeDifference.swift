/// Something that has another value in rules than by the letter of DMN 1.5, with expressions that show it. The reference
/// pages list these, and each is a test.
public struct ModeDifference: Hashable, Sendable {
  public struct Example: Hashable, Sendable {
    public var expression: String
    /// An expression for the value in rules, or `error`.
    public var inRules: String
    /// An expression for the value in conformance mode.
    public var inConformance: String

    init(_ expression: String, rules: String = "error", conformance: String = "null") {
      self.expression = expression
      inRules = rules
      inConformance = conformance
    }
  }

  public var title: String
  public var reason: String
  public var examples: [Example]

  public static let all: [ModeDifference] = [
    ModeDifference(
      title: "An operation that cannot be done",
      reason: "The standard makes it null, which hides the mistake; in rules it is an error with its place and its reason.",
      examples: [
        Example("1 + \"a\""), Example("1 / 0"), Example("date(\"2016-02-30\")"), Example("1 = \"1\""), Example("{a: 1}.b"),
        Example("nosuch(1)"),
      ]),
    ModeDifference(
      title: "Null among the operands",
      reason:
        "Null is known to be none. What the standard passes on as null is an error, except where `=`, `!=` and functions take it.",
      examples: [
        Example("1 + null"), Example("1 < null"), Example("string length(null)"), Example("for x in null return x"),
        Example("null = null", rules: "true", conformance: "true"), Example("min([])", rules: "null"),
      ]),
    ModeDifference(
      title: "Conditions that are neither true nor false",
      reason: "In rules a condition that is null or no truth at all is an error unless another operand decides.",
      examples: [
        Example("true and null"), Example("not(null)"), Example("if null then 1 else 2", conformance: "2"),
        Example("some x in [1, null] satisfies x > 1"), Example("false and null", rules: "false", conformance: "false"),
      ]),
    ModeDifference(
      title: "Filters",
      reason: "A filter of the standard passes over members that its condition cannot be asked of; in rules it fails.",
      examples: [
        Example("[1, null][item > 0]", conformance: "[1]"), Example("[{a: 1}, {b: 2}][a > 0]", conformance: "[{a: 1}]"),
        Example("null[item > 1]", conformance: "[]"), Example("[{a: 1}, {b: 2}].a", conformance: "[1, null]"),
      ]),
    ModeDifference(
      title: "What cannot be in a rule",
      reason: "The same facts must give the same answer at any time and on any machine.",
      examples: [Example("now() = now()", conformance: "true"), Example("function(x) external {java: {class: \"a\"}}")]),
  ]
}
