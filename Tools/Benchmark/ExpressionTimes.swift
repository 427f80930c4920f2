import Diagnostics
import ExpressionSyntax
import Expressions
import Glibc

/// Facts by number.
private struct FactTable: NameResolver, FactReader {
  var names: [String] = []
  var values: [Value] = []

  init(_ facts: JSONNode) {
    for member in facts.asObject ?? [] {
      names.append(member.name)
      values.append(FactTable.value(member.value))
    }
  }

  private static func value(_ node: JSONNode) -> Value {
    switch node.kind {
    case .boolean(let truth): .boolean(truth)
    case .number(let text): Decimal(text).map(Value.number) ?? .null
    case .string(let text): .string(text)
    case .array(let items): .list(items.map(value))
    default: .null
    }
  }

  func resolve(_ path: [String]) -> ResolvedName? {
    path.count == 1 ? names.firstIndex(of: path[0]).map { .variable(VariableID(UInt32($0)), .any) } : nil
  }

  func value(of variable: VariableID) -> Value { values[Int(variable.rawValue)] }
}

/// Nanoseconds an evaluation of each condition of a file, the first of `true` alone, one a line with its name.
func expressionTimes(_ path: String) -> Bool {
  guard let file = fopen(path, "rb") else { return false }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  guard let json = try? JSONText.parse(bytes), let facts = json["facts"] else { return false }
  let table = FactTable(facts)
  let conditions = (json["conditions"]?.asArray ?? []).compactMap { $0["feel"]?.asString }
  for text in ["true"] + conditions {
    var diagnostics = DiagnosticSet()
    let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
    let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
    let program = Lowering.lower(tree, resolver: table)
    let evaluator = Evaluator(EvaluationContext())
    guard evaluator.evaluate(program, reader: table).asBoolean != nil else { return false }
    let count = 10_000
    var truths = 0
    let time = measure(count) {
      for _ in 0..<count where evaluator.evaluate(program, reader: table) == .boolean(true) { truths += 1 }
    }
    Swift.print("\(time)\t\(text)")
  }
  return true
}
