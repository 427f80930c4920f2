import ArgumentParser
import Decisions
import Diagnostics
import Facts
import Reports
import RuleFiles
import Rules

/// The facts of one case, in a file.
enum FactsFile {
  /// Reads YAML, or JSON from files named so, into `facts`; what is wrong is written and ends the command with 2. Urgent routes
  /// that the other facts open by `decider` come first.
  static func read(
    _ path: String, into facts: CaseFacts, of book: RuleBook, for decider: Decider?
  ) throws -> FactsDocument {
    let reading = try read(path, bytes: bytes(of: path), into: facts, of: book)
    guard reading.diagnostics.containsError else { return reading.document }
    if let urgent = decider?.urgentRoutes(for: facts) {
      Terminal.writeError(UrgentNotice.render(urgent, style: Terminal.errorStyle))
    }
    throw refused(reading.diagnostics, reading.sources)
  }

  /// Reads what was read from the file before.
  static func read(_ path: String, bytes: [UInt8], into facts: CaseFacts, of book: RuleBook) -> Reading {
    var reading = Reading()
    let file = reading.sources.add(path: path, bytes: bytes)
    var reader = FactsReader(book: book)
    reading.document =
      path.hasSuffix(".json")
      ? reader.read(json: file, into: facts, diagnostics: &reading.diagnostics)
      : reader.read(yaml: file, into: facts, diagnostics: &reading.diagnostics)
    return reading
  }

  struct Reading {
    var document = FactsDocument()
    var sources = SourceFiles()
    var diagnostics = DiagnosticSet()
  }

  /// The bytes of the file; that it cannot be read ends the command with 2.
  static func bytes(of path: String) throws -> [UInt8] {
    var diagnostics = DiagnosticSet()
    guard let bytes = RuleFolder.read(path, into: &diagnostics) else { throw refused(diagnostics, SourceFiles()) }
    return bytes
  }

  /// Decides with the whole of the explanation; see ``decide(_:_:_:)``.
  static func explain(
    _ decider: Decider, _ facts: CaseFacts, _ document: FactsDocument, for sight: Sight? = nil, target: String? = nil
  ) throws -> Decision {
    if let sight { return try explain(decider, facts, document, to: sight, target) }
    var decision = try decide(decider, facts, document)
    decider.bundle(&decision, for: facts, target: target, looksAhead: true)
    return decision
  }

  private static func explain(
    _ decider: Decider, _ facts: CaseFacts, _ document: FactsDocument, to sight: Sight, _ target: String?
  ) throws -> Decision {
    switch decider.view(of: facts, for: sight) {
    case .failure(let contradictions): throw refused(contradictions)
    case .success(let view):
      var decision = decider.decide(view)
      decision.override = document.override
      decider.bundle(&decision, for: view, target: target)
      return decision
    }
  }

  private static func refused(_ contradictions: Contradictions) -> ExitCode {
    Terminal.writeError(ContradictionReport.render(contradictions, style: Terminal.errorStyle))
    return ExitCode(2)
  }

  /// Decides, or says how the facts contradict each other and ends the command with 2.
  static func decide(_ decider: Decider, _ facts: CaseFacts, _ document: FactsDocument) throws -> Decision {
    switch decider.decide(facts) {
    case .failure(let contradictions): throw refused(contradictions)
    case .success(var decision):
      decision.override = document.override
      return decision
    }
  }

  static func refused(_ diagnostics: DiagnosticSet, _ sources: SourceFiles) -> ExitCode {
    Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: sources, style: Terminal.errorStyle))
    return ExitCode(2)
  }
}
