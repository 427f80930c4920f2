import ExpressionSyntax

/// A tree without its ranges, as text.
func sExpression(_ tree: SyntaxTree, _ id: NodeID? = nil) -> String {
  func text(_ id: NodeID) -> String { sExpression(tree, id) }
  func texts(_ ids: [NodeID]) -> String { ids.map { " " + text($0) }.joined() }
  func iterators(_ all: [Iterator]) -> String { all.map { " (\($0.name) \(text($0.domain)))" }.joined() }
  switch tree[id ?? tree.root].kind {
  case .missing: return "missing"
  case .number(let text): return text
  case .string(let value): return value.debugDescription
  case .boolean(let value): return "\(value)"
  case .null: return "null"
  case .at(let value): return "@\(value.debugDescription)"
  case .name(let name): return name.contains(" ") || name.contains("-") || name.contains("+") ? "`\(name)`" : name
  case .list(let items): return "(list\(texts(items)))"
  case .context(let entries): return "(context" + entries.map { " (\($0.key) \(text($0.value)))" }.joined() + ")"
  case .range(let low, let high, let includesLow, let includesHigh):
    return "(range \(includesLow ? "[" : "(") \(low.map(text) ?? "none") \(high.map(text) ?? "none") \(includesHigh ? "]" : ")"))"
  case .negate(let a): return "(- \(text(a)))"
  case .binary(let op, let a, let b): return "(\(op.rawValue) \(text(a)) \(text(b)))"
  case .between(let a, let low, let high): return "(between \(text(a)) \(text(low)) \(text(high)))"
  case .isIn(let a, let tests): return "(in \(text(a))\(texts(tests)))"
  case .unaryComparison(let op, let a): return "(test \(op.rawValue) \(text(a)))"
  case .anyValue: return "any"
  case .tests(let tests): return "(tests\(texts(tests)))"
  case .notTests(let tests): return "(not-tests\(texts(tests)))"
  case .instanceOf(let a, let type): return "(instance-of \(text(a)) \(sExpression(type)))"
  case .path(let a, let member): return "(. \(text(a)) \(member.contains(" ") ? "`\(member)`" : member))"
  case .filter(let a, let condition): return "(filter \(text(a)) \(text(condition)))"
  case .call(let f, let arguments):
    return "(call \(text(f))" + arguments.map { " " + ($0.name.map { "\($0):" } ?? "") + text($0.value) }.joined() + ")"
  case .conditional(let a, let b, let c): return "(if \(text(a)) \(text(b)) \(text(c)))"
  case .forEach(let all, let body): return "(for\(iterators(all)) \(text(body)))"
  case .quantified(let quantifier, let all, let condition): return "(\(quantifier.rawValue)\(iterators(all)) \(text(condition)))"
  case .function(let parameters, let body, let isExternal):
    let names = parameters.map { $0.name + ($0.type.map { ":\(sExpression($0))" } ?? "") }.joined(separator: " ")
    return "(function\(isExternal ? " external" : "") (\(names)) \(text(body)))"
  }
}

func sExpression(_ type: TypeSyntax) -> String {
  switch type {
  case .named(let name): name.contains(" ") ? "`\(name)`" : name
  case .list(let item): "(list \(sExpression(item)))"
  case .range(let item): "(range \(sExpression(item)))"
  case .context(let members):
    "(context" + members.sorted { $0.key < $1.key }.map { " \($0.key):\(sExpression($0.value))" }.joined() + ")"
  case .function(let parameters, let result):
    "(function (\(parameters.map { sExpression($0) }.joined(separator: " "))) \(sExpression(result)))"
  }
}
