/// One builtin function: its signatures, what people read about it, its examples (each of them is a test) and what it
/// does. Checker, completion, reference page and evaluator all read this one declaration.
public final class FunctionDeclaration: Sendable {
  /// The chapter of the reference that a function stands in.
  public enum Family: String, Sendable, CaseIterable {
    case conversion, boolean, string, list, numeric, dateTime, range, temporal, sort, context, rules
  }

  public struct Parameter: Hashable, Sendable {
    public var name: String
    public let type: ValueType
    /// The types that most arguments are of, told apart by one look.
    let kind: Kind
    /// May be left out at the end of a call.
    public var isOptional = false
    /// May be given any number of times, at least once; only the last parameter.
    public var isVariadic = false
    /// Takes `null` although its type is not `Any`.
    public var acceptsNull = false

    public init(
      _ name: String, _ type: ValueType, isOptional: Bool = false, isVariadic: Bool = false, acceptsNull: Bool = false
    ) {
      self.name = name
      self.type = type
      kind = Kind(type)
      self.isOptional = isOptional
      self.isVariadic = isVariadic
      self.acceptsNull = acceptsNull
    }

    enum Kind: Hashable, Sendable {
      case any, number, string, date, list, other

      init(_ type: ValueType) {
        self =
          switch type {
          case .any: .any
          case .number: .number
          case .string: .string
          case .date: .date
          case .list(.any): .list
          default: .other
          }
      }
    }

    public static func optional(_ name: String, _ type: ValueType, acceptsNull: Bool = false) -> Parameter {
      Parameter(name, type, isOptional: true, acceptsNull: acceptsNull)
    }

    public static func variadic(_ name: String, _ type: ValueType) -> Parameter {
      Parameter(name, type, isVariadic: true)
    }
  }

  /// The type of the result, as far as the arguments' types settle it. Indices count parameters.
  public enum Result: Hashable, Sendable {
    case type(ValueType)
    /// The type of that argument.
    case sameAs(Int)
    /// The element type of that argument, a list.
    case elementOf(Int)
    /// A list of that argument's type.
    case listOf(Int)
  }

  public struct Overload: Hashable, Sendable {
    public var parameters: [Parameter]
    public var result: Result

    public init(_ parameters: [Parameter], _ result: Result) {
      self.parameters = parameters
      self.result = result
    }
  }

  public struct Example: Hashable, Sendable {
    public var expression: String
    /// An expression for the value that it has in rules, or `error`.
    public var result: String
  }

  public typealias Body = @Sendable (Call) -> Value

  public let name: String
  public let family: Family
  public let summary: String
  /// The first whose parameters take the arguments is called.
  public let overloads: [Overload]
  public let examples: [Example]
  /// Whether the arguments may hold unknown members deep inside without the result becoming unknown.
  public let ignoresUnknownMembers: Bool
  /// Whether the function is of the standard, or added for rules.
  public var isStandard: Bool { family != .rules }
  let body: Body

  init(
    _ name: String, _ family: Family, _ summary: String, _ overloads: [Overload], ignoresUnknownMembers: Bool = false,
    examples: [(String, String)], body: @escaping Body
  ) {
    self.name = name
    self.family = family
    self.summary = summary
    self.overloads = overloads
    self.examples = examples.map { Example(expression: $0.0, result: $0.1) }
    self.ignoresUnknownMembers = ignoresUnknownMembers
    self.body = body
  }

  /// With a single signature.
  convenience init(
    _ name: String, _ family: Family, _ summary: String, _ parameters: [Parameter], _ result: ValueType,
    ignoresUnknownMembers: Bool = false, examples: [(String, String)], body: @escaping Body
  ) {
    self.init(
      name, family, summary, [Overload(parameters, .type(result))], ignoresUnknownMembers: ignoresUnknownMembers,
      examples: examples, body: body)
  }
}

extension FunctionDeclaration.Overload: CustomStringConvertible {
  /// `(from: string, grouping separator: string?)`
  public var description: String {
    let parts = parameters.map { parameter in
      "\(parameter.name): \(parameter.type)" + (parameter.isOptional ? "?" : parameter.isVariadic ? "..." : "")
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }
}
