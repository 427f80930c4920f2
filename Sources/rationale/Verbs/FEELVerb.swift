import ArgumentParser
import Diagnostics
import ExpressionSyntax
import Expressions
import Reports
import RuleFiles

struct FEELVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel",
    abstract: "Evaluate an expression of FEEL, the language of conditions.",
    discussion: """
      In rules a failed operation is an error with its reason, which is what is shown here (exit 1); with --conformance it
      is null, as the standard has it. --cases runs lines of the conformance suite and counts what comes out right.

      EXAMPLES
        rationale feel 'age(date("2006-05-01"), today())' --as-of 2016-10-03
        rationale feel 'sum([1, 2, 3]) > 5'
        rationale feel --function 'string length'
        rationale feel --reference functions
        rationale feel --cases cases.ndjson
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("The expression; in quotes, so that the shell leaves it alone.", valueName: "expression"))
  var expression: String?

  @Flag(help: "Failed operations are null, as the standard has it.")
  var conformance = false

  @Option(help: ArgumentHelp("What today() is; the present day where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Run the lines of a conformance file.", valueName: "file"))
  var cases: String?

  @Flag(help: "With --cases: also list the lines that fail.")
  var failures = false

  @Option(
    name: [.customLong("function"), .customLong("help-function")],
    help: ArgumentHelp("Describe a builtin function; `all` lists them.", valueName: "name"))
  var function: String?

  @Option(help: ArgumentHelp("Write a page for each builtin function (Markdown).", valueName: "folder"))
  var reference: String?

  func validate() throws {
    if [expression, cases, function, reference].compactMap({ $0 }).count != 1 {
      throw ValidationError("write one expression, or one of --cases, --function and --reference")
    }
  }

  func run() throws {
    if let cases { try runCases(cases) }
    if let function { try describe(function) }
    if let reference { try writeReference(reference) }
    if let expression { try evaluate(expression) }
  }

  // MARK: Expressions

  private func evaluate(_ text: String) throws {
    let day = CivilDate(daysSinceEpoch: try AsOf.day(asOf))
    var files = SourceFiles()
    let file = files.add(path: "expression", bytes: Array(text.utf8))
    let source = ExpressionSource(text: text, map: OffsetMap(file: file.id, identityFrom: 0, length: text.utf8.count))
    var diagnostics = DiagnosticSet()
    let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
    guard !diagnostics.containsError else { throw show(diagnostics, files, code: 2) }
    let mode = conformance ? EvaluationMode.conformance : .rules
    let program = Lowering.lower(tree, resolver: ConstantResolver(), mode: mode)
    let now = conformance ? day.map { DateTime(startOf: $0) } : nil
    let value = Expressions.evaluate(
      program, reader: NoFacts(), context: EvaluationContext(mode: mode, asOf: day, now: now))
    if case .error(let error) = value {
      diagnostics.report(
        .error(DiagnosticCode(stringLiteral: "feel/\(error.code.rawValue)"), error.message, at: source.span(error.range)))
      throw show(diagnostics, files, code: 1)
    }
    Terminal.write(value.description + "\n")
  }

  private func show(_ diagnostics: DiagnosticSet, _ files: SourceFiles, code: Int32) -> ExitCode {
    Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: files, style: Terminal.errorStyle))
    return ExitCode(code)
  }

  // MARK: Conformance

  private func runCases(_ path: String) throws {
    var diagnostics = DiagnosticSet()
    guard let bytes = RuleFolder.read(path, into: &diagnostics) else { throw show(diagnostics, SourceFiles(), code: 2) }
    let report = FEELConformance.run(lines: bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
    for (line, reason) in report.unreadable { Terminal.writeError("\(path):\(line): not a conformance line: \(reason)\n") }
    if failures {
      for failure in report.failures {
        Terminal.write("\(failure.id): expected \(failure.expected), got \(failure.actual)\n")
      }
    }
    Terminal.write(
      "passed \(report.passed) of \(report.total) "
        + "(null \(report.nullPassed) of \(report.nullTotal), value \(report.valuePassed) of \(report.valueTotal))\n")
    if !report.unreadable.isEmpty { throw ExitCode(2) }
  }

  // MARK: Functions

  private func describe(_ name: String) throws {
    if name == "all" {
      for function in Builtins.all { Terminal.write("\(function.name): \(function.summary)\n") }
      return
    }
    guard let function = Builtins.named(name) else {
      throw UsageError.unknown("function", name, among: Builtins.all.map(\.name), help: "`--function all` lists them")
    }
    var lines = function.overloads.map { function.name + $0.description } + ["", function.summary]
    if !function.isStandard { lines += ["", "Not of the standard: added for rules."] }
    if !function.examples.isEmpty {
      lines += ["", "EXAMPLES"] + function.examples.map { "  \($0.expression) = \($0.result)" }
    }
    Terminal.write(lines.joined(separator: "\n") + "\n")
  }

  private func writeReference(_ folder: String) throws {
    try OutputFile.makeFolder(folder)
    let pages = FunctionReference().pages()
    for page in pages {
      try OutputFile.write(MarkdownReporter().render(page.document), to: "\(folder)/\(page.name).md")
    }
    Terminal.write("\(folder): \(pages.count) pages, beginning with index.md\n")
  }
}
