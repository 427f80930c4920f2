/// All builtin functions.
public enum Builtins {
  /// By family, then in the order of the standard.
  public static let all: [FunctionDeclaration] = []

  private static let byName: [String: Int] = Dictionary(
    all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The function of that name (`string length`). Complexity: O(1).
  public static func named(_ name: String) -> FunctionDeclaration? { index(of: name).map { all[$0] } }

  static func index(of name: String) -> Int? { byName[name] }
}
