import Expressions
import Testing

@Suite struct BuiltinTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var function: String
    var example: FunctionDeclaration.Example
    var testDescription: String { example.expression }
  }

  static let examples = Builtins.all.flatMap { declaration in
    declaration.examples.map { Case(function: declaration.name, example: $0) }
  }

  @Test(arguments: examples) func exampleHolds(_ testCase: Case) {
    #expect(parsed(testCase.example.expression).isValid)
    let actual = value(testCase.example.expression)
    if testCase.example.result == "error" {
      #expect(actual.asError != nil, "\(actual)")
    } else {
      #expect(actual == value(testCase.example.result), "\(actual), \(actual.asError?.message ?? "")")
      #expect(actual.asError == nil)
    }
  }

  static let differences = ModeDifference.all.flatMap(\.examples)

  @Test(arguments: differences) func rulesAndStandardDifferAsSaid(_ example: ModeDifference.Example) {
    let inRules = value(example.expression)
    if example.inRules == "error" {
      #expect(inRules.asError != nil, "\(inRules)")
    } else {
      #expect(inRules == value(example.inRules), "\(inRules)")
    }
    let noon = DateTime("2016-08-01T12:00:00Z")
    let program = Lowering.lower(parsed(example.expression).0, mode: .conformance)
    let inConformance = evaluate(program, reader: NoFacts(), context: EvaluationContext(mode: .conformance, now: noon))
    #expect(inConformance == value(example.inConformance), "\(inConformance)")
  }

  @Test func everyFunctionHasExamplesAndASummary() {
    for declaration in Builtins.all {
      #expect(!declaration.examples.isEmpty, "\(declaration.name)")
      #expect(declaration.summary.hasSuffix("."), "\(declaration.name)")
      #expect(!declaration.overloads.isEmpty, "\(declaration.name)")
    }
  }

  @Test func namesAreUniqueAndFound() {
    #expect(Set(Builtins.all.map(\.name)).count == Builtins.all.count)
    for declaration in Builtins.all { #expect(Builtins.named(declaration.name)?.name == declaration.name) }
    #expect(Builtins.named("no such function") == nil)
  }

  /// In rules every builtin needs all its arguments: one that is unknown makes the result so, an error the error.
  @Test(arguments: examples) func builtinsAreStrict(_ testCase: Case) throws {
    guard let open = testCase.example.expression.firstIndex(of: "("), testCase.function != "not" else { return }
    let name = testCase.example.expression[..<open]
    guard name == testCase.function, let overload = Builtins.named(testCase.function)?.overloads.first else { return }
    let required = overload.parameters.filter { !$0.isOptional }
    guard !required.isEmpty else { return }
    for open in required.indices {
      let arguments = required.indices.map { $0 == open ? "missing" : "null" }.joined(separator: ", ")
      #expect(value("\(name)(\(arguments))", [("missing", .unknown)]) == .unknown)
      #expect(value("\(name)(\(arguments.replacing("missing", with: "1/0")))").asError?.code == .divisionByZero)
    }
  }
}
