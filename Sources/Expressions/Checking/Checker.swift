public import Diagnostics
public import ExpressionSyntax

/// The type of every node of a tree.
public struct CheckedTypes: Sendable {
  var types: [ValueType]

  /// `any` where nothing is known, or where something is wrong that was reported.
  public subscript(id: NodeID) -> ValueType { types[Int(id.rawValue)] }
}

/// Infers the types of an expression and reports what cannot be meant.
///
/// - Parameters:
///   - scope: the names from outside.
///   - expected: the type that the place of the expression asks for, boolean for a condition; elsewhere null may stand too.
///   - tested: in unary tests, what is tested: the value that `?` names.
/// - Returns: a type for every node, also where errors were reported.
/// - Complexity: O(nodes), apart from suggestions for unknown names.
public func check(
  _ tree: SyntaxTree, source: ExpressionSource, scope: any CheckingScope, expected: ValueType? = nil,
  tested: Binding? = nil, into diagnostics: inout DiagnosticSet
) -> CheckedTypes {
  var checker = Checker(tree: tree, source: source, scope: scope)
  if let tested { checker.locals.append(["?": Local(type: tested.type, path: nil)]) }
  _ = checker.infer(tree.root)
  if let expected { checker.require(tree.root, expected) }
  diagnostics.merge(checker.diagnostics)
  return CheckedTypes(types: checker.types)
}

/// A name bound inside the expression.
struct Local {
  /// In place of a name: any name may be meant, for the members are not known.
  static let wildcard = "*"

  var type: ValueType
  /// Where its value stands in the facts, where that is known.
  var path: [String]?
  /// Whether it is a member of the item that a filter looks at.
  var isMember = false
}

/// The state of a check. The judgements stand in the extensions, one file for each family of expressions.
struct Checker {
  let tree: SyntaxTree
  let source: ExpressionSource
  let scope: any CheckingScope
  var diagnostics = DiagnosticSet()
  var types: [ValueType]
  /// Where the values of nodes stand in the facts.
  var paths: [NodeID: [String]] = [:]
  /// Names bound by the expression itself, the innermost last.
  var locals: [[String: Local]] = []
  /// What is compared with the operand being looked at, where that is one of some choices.
  var choices: Enumeration?

  init(tree: SyntaxTree, source: ExpressionSource, scope: any CheckingScope) {
    self.tree = tree
    self.source = source
    self.scope = scope
    types = Array(repeating: .any, count: tree.nodes.count)
  }

  // Kept small: it is on the stack once for every level of the tree.
  mutating func infer(_ id: NodeID) -> ValueType {
    let type = judge(id)
    types[Int(id.rawValue)] = type
    return type
  }

  private mutating func judge(_ id: NodeID) -> ValueType {
    switch tree[id].kind {
    case .missing: .any
    case .number: .number()
    case .string: .string
    case .boolean: .boolean
    case .null: .null
    case .at(let text): at(text, id)
    case .name(let name): self.name(name, id)
    case .list, .context, .range, .unaryComparison, .anyValue, .tests, .notTests: collection(id)
    case .negate(let operand): negation(operand, id)
    case .binary(let op, let left, let right): binary(op, left, right, id)
    case .between(let value, let low, let high): between(value, low, high, id)
    case .isIn(let value, let tests): membership(value, tests, id)
    case .instanceOf(let value, let type): instanceOf(value, type, id)
    case .path(let value, let member): path(value, member, id)
    case .filter(let list, let condition): filter(list, condition, id)
    case .call(let function, let arguments): call(function, arguments, id)
    case .conditional, .forEach, .quantified, .function: construct(id)
    }
  }

  /// A condition must be boolean; a null or anything else in its place is a mistake.
  mutating func condition(_ id: NodeID, of construct: String) {
    _ = infer(id)
    requireCondition(id, of: construct)
    if case .boolean(let value) = tree[id].kind { report(.constantCondition(value, at: span(id))) }
  }

  mutating func requireCondition(_ id: NodeID, of construct: String?) {
    if case .conditional(_, let then, let otherwise) = tree[id].kind {
      requireCondition(then, of: construct)
      return requireCondition(otherwise, of: construct)
    }
    let type = types[Int(id.rawValue)]
    guard !type.mayBe(.boolean) else { return }
    let help = type == .null ? "write `false` if it never holds" : nil
    report(.notCondition(construct, type, help: help, at: span(id)))
  }

  mutating func require(_ id: NodeID, _ expected: ValueType) {
    if expected == .boolean { return requireCondition(id, of: nil) }
    if case .conditional(_, let then, let otherwise) = tree[id].kind {
      require(then, expected)
      return require(otherwise, expected)
    }
    let type = types[Int(id.rawValue)]
    if case (.number(let found?), .number(let wanted?)) = (type, expected), found != wanted {
      report(.unitMismatch(found, wanted, at: span(id)))
    } else if type != .null, !type.mayBe(expected) {
      report(.wrongType(expected: expected, found: type, at: span(id)))
    } else if case .enumeration(let enumeration) = expected {
      checkChoices(id, enumeration)
    }
  }

  // MARK: Places and texts

  func span(_ id: NodeID) -> SourceSpan { source.span(tree[id].range) }

  /// Where the name of an argument or entry stands, before the colon before its value.
  func nameSpan(_ name: String, before value: NodeID) -> SourceSpan {
    let bytes = Array(source.text.utf8)
    guard let colon = bytes[..<tree[value].range.lowerBound].lastIndex(of: UInt8(ascii: ":")),
      let last = bytes[..<colon].lastIndex(where: { $0 > UInt8(ascii: " ") }), last + 1 >= name.utf8.count
    else { return span(value) }
    let range = (last + 1 - name.utf8.count)..<(last + 1)
    return bytes[range].elementsEqual(name.utf8) ? source.span(range) : span(value)
  }

  func text(_ id: NodeID) -> String { text(tree[id].range) }

  func text(_ range: Range<Int>) -> String { String(decoding: Array(source.text.utf8)[range], as: UTF8.self) }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.report(diagnostic) }

  /// Looks at an operand that is compared with a value of `type`.
  mutating func infer(_ id: NodeID, comparedWith type: ValueType) -> ValueType {
    let outer = choices
    if case .enumeration(let enumeration) = type { choices = enumeration } else { choices = nil }
    let result = infer(id)
    choices = outer
    return result
  }

  mutating func with<Result>(_ names: [String: Local], _ body: (inout Checker) -> Result) -> Result {
    locals.append(names)
    let result = body(&self)
    locals.removeLast()
    return result
  }
}
