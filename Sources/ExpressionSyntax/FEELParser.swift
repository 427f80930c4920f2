public import Diagnostics

/// What an expression may cost. Past a limit the parser reports and stops; it never runs out of stack.
public struct ParseLimits: Hashable, Sendable {
  /// How deeply brackets, conditionals and function bodies may stand inside each other.
  public var depth: Int
  /// How tall the tree may grow: long chains such as `a and b and ...` grow to the left without any nesting.
  public var height: Int
  /// How many nodes the tree may have.
  public var nodes: Int

  public init(depth: Int = 200, height: Int = 1_000, nodes: Int = 20_000) {
    self.depth = depth
    self.height = height
    self.nodes = nodes
  }

  public static let standard = ParseLimits()
}

/// Reads FEEL (DMN 1.5, clause 10.3). Never fails: what is wrong goes to the diagnostics, and the tree has
/// ``SyntaxNode/Kind/missing`` where an expression was expected.
public enum FEELParser {
  /// Parses one expression.
  ///
  /// - Parameter names: names of several words; see ``NameTable``.
  /// - Complexity: O(n) for text without names of several words.
  public static func parseExpression(
    _ source: ExpressionSource, names: NameTable = .empty, limits: ParseLimits = .standard,
    into diagnostics: inout DiagnosticSet
  ) -> SyntaxTree {
    parse(source, names, limits, &diagnostics) { $0.expression() }
  }

  /// Parses the cell of a decision table: `-`, `not(tests)` or a comma list of tests.
  ///
  /// The root is always ``SyntaxNode/Kind/anyValue``, ``SyntaxNode/Kind/notTests(_:)`` or ``SyntaxNode/Kind/tests(_:)``,
  /// the last one also for a single test. In a test, `?` names the value that is tested.
  public static func parseUnaryTests(
    _ source: ExpressionSource, names: NameTable = .empty, limits: ParseLimits = .standard,
    into diagnostics: inout DiagnosticSet
  ) -> SyntaxTree {
    parse(source, names, limits, &diagnostics) { $0.unaryTests() }
  }

  private static func parse(
    _ source: ExpressionSource, _ names: NameTable, _ limits: ParseLimits, _ diagnostics: inout DiagnosticSet,
    _ production: (inout ExpressionParser) -> NodeID
  ) -> SyntaxTree {
    var parser = ExpressionParser(source, names: names, limits: limits)
    let root = production(&parser)
    parser.finish()
    diagnostics.merge(parser.diagnostics)
    return SyntaxTree(nodes: parser.nodes, root: root)
  }
}
