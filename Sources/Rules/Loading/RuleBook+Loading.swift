public import Diagnostics
import YAMLTree

extension RuleBook {
  /// What cases may speak of.
  public enum CaseWords: Sendable {
    /// The one facts document that there is.
    case of([UInt8])
    /// Every fact of the vocabulary.
    case any

    var mayBeAny: Bool { if case .any = self { true } else { false } }
  }

  /// The book of a set of rule files: read, resolved and checked. It reads no disk.
  ///
  /// Files are taken in the order of their paths, so that the order in which they were found changes nothing.
  ///
  /// - Parameter decision: what the book is loaded for. All files are still read and all names resolved, but only the
  ///   expressions that this decision can reach are parsed and typed: a mistake in another one is not reported. Nil for
  ///   the whole book.
  /// - Parameter facts: what the cases that will be decided upon may speak of. Then files that neither it nor the decision leads
  ///   to are not even read, as long as no mistake shows in the others: to be used for such cases alone.
  /// - Parameter withLetters: whether the letters of the decision will be written, and are checked as well.
  /// - Complexity: linear in the bytes.
  public static func load(
    _ files: [(path: String, bytes: [UInt8])], for decision: String? = nil, facts: CaseWords? = nil, withLetters: Bool = false,
    into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    var sources = SourceFiles()
    for entry in files.sorted(by: { $0.path < $1.path }) { sources.add(path: entry.path, bytes: entry.bytes) }
    if let decision, let facts {
      let demand = FileDemand(decision: decision, facts: facts, withLetters: withLetters, in: sources)
      var own = diagnostics
      let book = load(sources, where: demand.isWanted, for: decision, withLetters, into: &own)
      if !own.containsError, book.family(of: decision) != nil {
        diagnostics = own
        return book
      }
    }
    return load(sources, where: nil, for: decision, withLetters, into: &diagnostics)
  }

  private static func load(
    _ sources: SourceFiles, where isWanted: [Bool]?, for decision: String?, _ withLetters: Bool, into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    let wanted = sources.files.filter { !isTableFile($0.path) && isWanted?[Int($0.id.rawValue)] ?? true }
    let readings = wanted.concurrentMap { FileReading($0, among: sources) }
    var followOns = FollowOns(diagnostics)
    for (file, reading) in zip(wanted, readings) { followOns.add(reading.diagnostics, on: file) }
    let ruleFiles = readings.map(\.ruleFile)
    var later = DiagnosticSet()
    let resolved = Resolver.resolve(ruleFiles, of: sources, isWhole: isWanted == nil, into: &later)
    var book = BookChecker.check(resolved, for: decision, withLetters: withLetters, into: &later)
    book.addEditions()
    for (file, reading) in zip(wanted, readings) where !isCaseFile(file.path) { book.fileTrees[file.id] = reading.tree }
    diagnostics = followOns.joined(with: later, files: sources)
    let mistaken = Set(later.sorted.filter { $0.severity == .error }.compactMap { $0.span?.file })
    book.vocabularyIsSound = ruleFiles.allSatisfy {
      !$0.mayDeclareFacts || (!followOns.isDamaged($0.file) && !mistaken.contains($0.file))
    }
    return book
  }

  /// Whether a file holds rows of decision tables, which other files name.
  public static func isTableFile(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

  /// Whether a file holds worked cases: these try the rules and change no decision.
  public static func isCaseFile(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") || path.hasSuffix(".cases.yml") }
}

/// One file by itself: its tree, what it says, and what is wrong with how it is written.
private struct FileReading: Sendable {
  let tree: YAMLNode?
  let ruleFile: RuleFile
  let diagnostics: DiagnosticSet

  init(_ file: SourceFile, among sources: SourceFiles) {
    var found = DiagnosticSet()
    tree = YAMLReader.parse(file, into: &found)
    ruleFile = RuleFileReader.read(tree, file: file, among: sources, into: &found)
    diagnostics = found
  }
}

extension RuleFile {
  /// Whether facts or what they refer to are declared here, or nobody can say what is.
  fileprivate var mayDeclareFacts: Bool {
    items.isEmpty
      || items.contains {
        switch $0 {
        case .vocabulary, .register: true
        default: false
        }
      }
  }

}
