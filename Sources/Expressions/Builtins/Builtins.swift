public import ExpressionSyntax

/// All builtin functions.
public enum Builtins {
  /// By family, then in the order of the standard.
  public static let all: [FunctionDeclaration] =
    conversions + booleans + strings + patterns + lists + aggregates + numeric + temporal + ranges + rangeConversion
    + sorting + contexts + rules

  /// The names of several words, which the parser has to be told of.
  public static let names = NameTable(all.flatMap { [$0.name] + $0.overloads.flatMap { $0.parameters.map(\.name) } })

  private static let byName: [String: Int] = Dictionary(
    all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The function of that name (`string length`). Complexity: O(1).
  public static func named(_ name: String) -> FunctionDeclaration? { index(of: name).map { all[$0] } }

  static func index(of name: String) -> Int? { byName[name] }
}
