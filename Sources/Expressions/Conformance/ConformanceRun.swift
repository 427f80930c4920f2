import Diagnostics
import ExpressionSyntax

/// The evaluation of one case: what is bound so far, and how texts are read with those names.
struct ConformanceRun {
  private let conformanceCase: ConformanceCase
  private var values: [String: Value]

  init(_ conformanceCase: ConformanceCase) {
    self.conformanceCase = conformanceCase
    values = conformanceCase.inputs
    for (name, type) in conformanceCase.inputTypes {
      if let value = values[name] { values[name] = ConformanceRun.converted(value, to: type) }
    }
  }

  private var context: EvaluationContext {
    let now = DateTime(startOf: .epoch)
    var context = EvaluationContext(mode: .conformance, asOf: now.date, now: now)
    context.isBoxed = conformanceCase.isBoxed
    return context
  }

  mutating func result() -> Value {
    var last = Value.null
    switch conformanceCase.subject {
    case .expression(let text): last = evaluate(text)
    case .steps(let steps):
      for step in steps {
        last = evaluate(step)
        values[step.name] = last
      }
    }
    return conformanceCase.resultType.map { ConformanceRun.converted(last, to: $0) } ?? last
  }

  private func evaluate(_ step: ConformanceStep) -> Value {
    switch step.subject {
    case .expression(let text): return evaluate(text)
    case .table(let table, nil): return table.evaluate(in: self)
    case .table(let table, let arguments?):
      var inner = self
      inner.values = [:]
      for argument in arguments { inner.values[argument.name] = evaluate(argument.expression) }
      return table.evaluate(in: inner)
    }
  }

  // MARK: Texts

  private func source(_ text: String) -> ExpressionSource {
    ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  }

  private var names: NameTable {
    func all(_ value: Value) -> [String] {
      switch value {
      case .context(let context): context.entries.flatMap { [$0.name] + all($0.value) }
      case .list(let items): items.flatMap(all)
      default: []
      }
    }
    var table = Builtins.names
    for (name, value) in values { ([name] + all(value)).forEach { table.insert($0) } }
    return table
  }

  /// A text that is not FEEL has no value.
  func evaluate(_ text: String) -> Value {
    var diagnostics = DiagnosticSet()
    let tree = FEELParser.parseExpression(source(text), names: names, into: &diagnostics)
    if diagnostics.containsError { return .null }
    let program = Lowering.lower(tree, resolver: ConstantResolver(values), mode: .conformance)
    return Expressions.evaluate(program, reader: NoFacts(), context: context)
  }

  func evaluateTests(_ text: String, of input: Value) -> Value {
    var diagnostics = DiagnosticSet()
    let tree = FEELParser.parseUnaryTests(source(text), names: names, into: &diagnostics)
    if diagnostics.containsError { return .null }
    let program = Lowering.lowerUnaryTests(tree, resolver: ConstantResolver(values), mode: .conformance)
    return evaluateUnaryTests(program, input: input, reader: NoFacts(), context: context)
  }

  /// The values of a comma list such as `"High", "Low"`.
  func evaluateList(_ text: String) -> [Value] { evaluate("[\(text)]").asList ?? [] }

  /// DMN's implicit conversion to a declared type (10.3.2.9.4); null where there is none.
  private static func converted(_ value: Value, to type: String) -> Value {
    var diagnostics = DiagnosticSet()
    let text = "null instance of \(type)"
    let source = ExpressionSource(
      text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
    let tree = FEELParser.parseExpression(source, into: &diagnostics)
    guard case .instanceOf(_, let syntax) = tree[tree.root].kind, let type = ValueType(syntax) else { return value }
    return value.fitted(to: type) ?? .null
  }
}
