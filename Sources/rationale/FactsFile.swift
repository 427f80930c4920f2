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
  ) throws -> Reading {
    let reading = try read(path, bytes: bytes(of: path), into: facts, of: book)
    guard reading.diagnostics.containsError else { return reading }
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
    _ decider: Decider, _ facts: CaseFacts, _ reading: Reading, for sight: Sight? = nil, target: String? = nil,
    smallest: Bool = false
  ) throws -> Decision {
    if let sight { return try explain(decider, facts, reading.document, to: sight, target, smallest) }
    var decision = try decide(decider, facts, reading)
    decider.bundle(&decision, for: facts, target: target, looksAhead: target != nil, smallest: smallest)
    return decision
  }

  private static func explain(
    _ decider: Decider, _ facts: CaseFacts, _ document: FactsDocument, to sight: Sight, _ target: String?, _ smallest: Bool
  ) throws -> Decision {
    switch decider.view(of: facts, for: sight) {
    case .failure(let contradictions):
      Terminal.writeError(ContradictionReport.render(contradictions, style: Terminal.errorStyle))
      throw ExitCode(2)
    case .success(let view):
      var decision = decider.decide(view)
      decision.override = document.override
      decider.bundle(&decision, for: view, target: target, smallest: smallest)
      return decision
    }
  }

  /// Gives single facts as they are supposed to be, such as `person[Child A].age=12`; what is wrong ends the command with 2.
  static func assign(_ assignments: [String], to facts: CaseFacts, of book: RuleBook) throws {
    let reader = FactsReader(book: book)
    var sources = SourceFiles()
    var diagnostics = DiagnosticSet()
    for text in assignments {
      reader.assign(sources.add(path: "--set", bytes: Array(text.utf8)), to: facts, diagnostics: &diagnostics)
    }
    if diagnostics.containsError { throw refused(diagnostics, sources) }
  }

  private static func refused(_ contradictions: Contradictions, _ reading: Reading, of book: RuleBook) -> ExitCode {
    let reader = FactsReader(book: book)
    let report = ContradictionReport.render(contradictions, style: Terminal.errorStyle) { contradiction in
      reading.sources.files.flatMap { reader.places(of: contradiction.facts, in: $0, of: book) }.map(reading.sources.location)
    }
    Terminal.writeError(report)
    return ExitCode(2)
  }

  /// Decides, or says how the facts contradict each other and ends the command with 2.
  static func decide(_ decider: Decider, _ facts: CaseFacts, _ reading: Reading) throws -> Decision {
    switch decider.decide(facts) {
    case .failure(let contradictions): throw refused(contradictions, reading, of: decider.book)
    case .success(var decision):
      decision.override = reading.document.override
      return decision
    }
  }

  static func refused(_ diagnostics: DiagnosticSet, _ sources: SourceFiles) -> ExitCode {
    Terminal.writeError(DiagnosticFormat.text.render(diagnostics, files: sources, style: Terminal.errorStyle))
    return ExitCode(2)
  }
}
