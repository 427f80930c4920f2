import Diagnostics
import ExpressionSyntax
import Expressions

/// Facts by number, for tests.
struct FactTable: FactReader {
  var values: [Value] = []

  func value(of variable: VariableID) -> Value {
    Int(variable.rawValue) < values.count ? values[Int(variable.rawValue)] : .unknown
  }
}

/// Names that stand for variables in the order given.
struct VariableNames: NameResolver {
  var names: [String] = []

  func resolve(_ path: [String]) -> ResolvedName? {
    path.count == 1 ? names.firstIndex(of: path[0]).map { .variable(VariableID(UInt32($0)), .any) } : nil
  }
}

func parsed(_ text: String) -> (SyntaxTree, isValid: Bool) {
  var diagnostics = DiagnosticSet()
  let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
  return (tree, !diagnostics.containsError)
}

/// The value of a text, with facts by name; nothing else is known.
func value(
  _ text: String, _ facts: [(String, Value)] = [], mode: EvaluationMode = .rules, limits: EvaluationLimits = .init()
) -> Value {
  let program = Lowering.lower(parsed(text).0, resolver: VariableNames(names: facts.map(\.0)), mode: mode)
  return evaluate(
    program, reader: FactTable(values: facts.map(\.1)),
    context: EvaluationContext(mode: mode, asOf: CivilDate(year: 2016, month: 8, day: 1), limits: limits))
}
