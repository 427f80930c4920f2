import Diagnostics
import ExpressionSyntax
import Expressions

/// What one text did to parser, printer, checker and evaluator, held against what they promise.
struct TextFuzz {
  /// Why the text is a find; nil where all is as promised.
  static func problem(_ text: String) -> String? {
    let length = text.utf8.count
    var diagnostics = DiagnosticSet()
    let source = source(text)
    let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
    for diagnostic in diagnostics.sorted where Int(diagnostic.span?.end ?? 0) > length { return "a place beyond the text" }
    for node in tree.nodes where node.end > length || node.start > node.end { return "a node beyond the text" }
    if !diagnostics.containsError, let problem = printing(tree) { return problem }
    _ = check(tree, source: source, scope: scope, into: &diagnostics)
    for diagnostic in diagnostics.sorted where Int(diagnostic.span?.end ?? 0) > length { return "a place beyond the text" }
    for mode in [EvaluationMode.rules, .conformance] {
      var context = EvaluationContext(mode: mode, asOf: CivilDate.epoch)
      context.limits.steps = 5_000
      context.limits.size = 1_000
      let program = Lowering.lower(tree, resolver: ConstantResolver(facts), mode: mode)
      let value = evaluate(program, reader: NoFacts(), context: context)
      if mode == .conformance, value.asError != nil { return "an error in conformance" }
    }
    return nil
  }

  private static func source(_ text: String) -> ExpressionSource {
    ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  }

  /// Written out and read again it is the same tree.
  private static func printing(_ tree: SyntaxTree) -> String? {
    let text = print(tree)
    var diagnostics = DiagnosticSet()
    let again = FEELParser.parseExpression(source(text), names: Builtins.names, into: &diagnostics)
    if diagnostics.containsError { return "printed as `\(text)`, which does not parse" }
    return isSame(tree, tree.root, again, again.root) ? nil : "printed as `\(text)`, which is another tree"
  }

  private static func isSame(_ a: SyntaxTree, _ x: NodeID, _ b: SyntaxTree, _ y: NodeID) -> Bool {
    var (left, right): ([NodeID], [NodeID]) = ([], [])
    a[x].kind.forEachChild { left.append($0) }
    b[y].kind.forEachChild { right.append($0) }
    return shape(a[x].kind) == shape(b[y].kind) && left.count == right.count
      && zip(left, right).allSatisfy { isSame(a, $0, b, $1) }
  }

  /// All of a node but its children.
  private static func shape(_ kind: SyntaxNode.Kind) -> String {
    switch kind {
    case .missing: "missing"
    case .number(let text): "number \(text)"
    case .string(let text): "string \(text)"
    case .boolean(let value): "boolean \(value)"
    case .null: "null"
    case .at(let text): "at \(text)"
    case .name(let name): "name \(name)"
    case .list: "list"
    case .context(let entries): "context \(entries.map(\.key))"
    case .range(let low, let high, let a, let b): "range \(low == nil) \(high == nil) \(a) \(b)"
    case .negate: "negate"
    case .binary(let op, _, _): op.rawValue
    case .between: "between"
    case .isIn: "in"
    case .unaryComparison(let op, _): "unary \(op.rawValue)"
    case .anyValue: "any"
    case .tests: "tests"
    case .notTests: "not tests"
    case .instanceOf(_, let type): "instance of \(type)"
    case .path(_, let member): "path \(member)"
    case .filter: "filter"
    case .call(_, let arguments): "call \(arguments.map { $0.name ?? "" })"
    case .conditional: "if"
    case .forEach(let iterators, _): "for \(iterators.map(\.name))"
    case .quantified(let quantifier, let iterators, _): "\(quantifier) \(iterators.map(\.name))"
    case .function(let parameters, _, let isExternal): "function \(parameters.map(\.name)) \(isExternal)"
    }
  }

  private static let facts: [String: Value] = [
    "n": .number(3), "b": .boolean(true), "s": .string("foo"), "l": .list([.number(1), .number(2)]), "d": .date(.epoch),
  ]

  private static let scope = NameScope([
    "n": Binding(.number(unit: "years")), "b": Binding(.boolean), "s": Binding(.string), "l": Binding(.list(.number())),
    "d": Binding(.date),
  ])
}

/// Texts that are hardly ever good: tokens in any order, and good expressions with something changed.
struct TextMaker {
  private var expressions: RandomExpression

  init(seed: UInt64) { expressions = RandomExpression(seed: seed) }

  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "..", ",", ":", ".", "->", "<", ">", "<=", ">=", "=", "!=", "+", "-", "*", "/", "**", "\"a\"",
    "\"", "@\"P1D\"", "1", "0.5", "1e9", "n", "b", "s", "l", "d", "item", "partial", "?", "if", "then", "else", "for", "in",
    "return",
    "some", "every", "satisfies", "function", "external", "and", "or", "not", "null", "true", "false", "between", "instance of",
    "list<number>", "date and time", "sum", "count", "string length", "matches", "for x in l return", "date(", "x", "é", "🐎",
    "//", "/*", "*/", "\\u0041", "'", ";", "%", "\n", "==", "&&", " ", "  ", "€", "\u{2028}", "sort(l, function(x, y) x < y)",
  ]

  mutating func next() -> String {
    let depth = Int.random(in: 0...5, using: &expressions.random)
    switch Int.random(in: 0..<10, using: &expressions.random) {
    case 0, 1:
      return (0..<Int.random(in: 1...25, using: &expressions.random)).map { _ in expressions.pick(Self.pieces) }
        .joined(separator: expressions.pick(["", " "]))
    case 2, 3: return expressions.any(depth)
    default: return mutated(expressions.any(depth))
    }
  }

  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &expressions.random) {
      let place = Int.random(in: 0...scalars.count, using: &expressions.random)
      let end = min(scalars.count, place + Int.random(in: 0...6, using: &expressions.random))
      switch Int.random(in: 0..<4, using: &expressions.random) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: Array(expressions.pick(Self.pieces).unicodeScalars), at: place)
      case 2: scalars.replaceSubrange(place..<end, with: Array(expressions.pick(Self.pieces).unicodeScalars))
      default: scalars.insert(contentsOf: scalars[place..<end], at: place)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
