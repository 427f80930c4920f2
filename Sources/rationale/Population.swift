import ArgumentParser
import Decisions
import Diagnostics
import Facts
import Reports
import RuleFiles
import Rules
import YAMLTree

/// Cases of one file: lines of JSON, or a YAML list of facts documents. Each has an `id`.
struct Population {
  private let book: RuleBook
  private var reader: FactsReader
  private let facts: CaseFacts
  private var ids: Set<String> = []
  /// Tells which cases open the urgent route; nil where no decision has one.
  private let watch: Decider?
  private(set) var total = 0
  private(set) var bad = 0

  init(_ book: RuleBook, watchedBy watch: Decider?) {
    self.book = book
    self.watch = watch
    reader = FactsReader(book: book)
    facts = CaseFacts(FactLayout(book))
  }

  /// Hands on case after case; what is wrong with one is written and keeps it out. `take` returns what is wrong with the facts.
  mutating func forEach(in path: String, _ take: (String, CaseFacts) -> String?) throws {
    var diagnostics = DiagnosticSet()
    var sources = SourceFiles()
    guard let bytes = RuleFolder.read(path, into: &diagnostics) else { throw FactsFile.refused(diagnostics, sources) }
    let file = sources.add(path: path, bytes: bytes)
    if [".yaml", ".yml"].contains(where: path.hasSuffix) {
      guard let root = YAMLReader.parse(file, into: &diagnostics), !diagnostics.containsError else {
        throw FactsFile.refused(diagnostics, sources)
      }
      guard let items = root.items else {
        throw UsageError("`\(path)` is not a list of facts documents\n  help: begin each with a dash and its `id`")
      }
      for item in items {
        var found = DiagnosticSet()
        let document = reader.read(item, into: facts, diagnostics: &found)
        self.take(document, "\(path):\(file.position(at: Int(item.span.start)).line)", found, take)
      }
    } else {
      for line in file.lineStarts.indices {
        let range = file.lineRange(line)
        let text = bytes[range]
        if text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { continue }
        var found = DiagnosticSet()
        let document = text.withUnsafeBufferPointer {
          reader.read(json: $0, file: FileID(0), into: facts, diagnostics: &found)
        }
        self.take(document, "\(path):\(line + 1)", found, take)
      }
    }
  }

  private mutating func take(
    _ document: FactsDocument, _ place: String, _ found: DiagnosticSet, _ take: (String, CaseFacts) -> String?
  ) {
    total += 1
    if let urgent = watch?.urgentRoutes(for: facts) {
      Terminal.writeError(UrgentNotice.render(urgent, name: document.id ?? place, style: Terminal.errorStyle))
    }
    let first = found.sorted.first { $0.severity == .error }
    var problem = first.map { $0.message + ($0.help.map { "\n  help: \($0)" } ?? "") }
    if problem == nil, document.id == nil { problem = "the case has no `id`" }
    if problem == nil, let id = document.id {
      problem = ids.insert(id).inserted ? take(id, facts) : "the id `\(id)` stands here for a second time"
    }
    guard let problem else { return }
    bad += 1
    Terminal.writeError("\(place): \(problem)\n")
  }
}

extension Contradictions {
  var problem: String { ContradictionReport.line(self) }
}

extension Population {
  /// Ends the command with 2 where a case could not be taken.
  func finish() throws {
    guard bad > 0 else { return }
    Terminal.writeError("\(bad) of \(total) cases could not be taken\n")
    throw ExitCode(2)
  }
}
