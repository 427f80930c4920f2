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
  /// - Parameter language: the language in which texts of the rules are taken, where they are translated into it. What is
  ///   decided is the same in each.
  /// - Complexity: linear in the bytes.
  public static func load(
    _ files: [(path: String, bytes: [UInt8])], for decision: String? = nil, facts: CaseWords? = nil, withLetters: Bool = false,
    language: String? = nil, into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    let sources = SourceFiles(sorted: files)
    let translator = language.map { Translator($0, from: sources) }
    if let decision, let facts {
      let demand = FileDemand(decision: decision, facts: facts, withLetters: withLetters, in: sources)
      var isWanted = demand.isWanted
      for file in translator?.files ?? [] { isWanted[Int(file.rawValue)] = true }
      var own = diagnostics
      let book = load(sources, where: isWanted, for: decision, withLetters, translator, into: &own)
      if !own.containsError, book.family(of: decision) != nil {
        diagnostics = own
        return book
      }
    }
    return load(sources, where: nil, for: decision, withLetters, translator, into: &diagnostics)
  }

  /// The whole book, and what `work` makes of it on another core while its expressions are checked: nil where something is
  /// wrong with the book before. To `work` expressions are text.
  public static func load<Beside: Sendable>(
    _ files: [(path: String, bytes: [UInt8])], into diagnostics: inout DiagnosticSet, beside work: @Sendable (RuleBook) -> Beside
  ) -> (book: RuleBook, beside: Beside?) {
    load(SourceFiles(sorted: files), where: nil, for: nil, false, nil, into: &diagnostics, beside: work)
  }

  private static func load(
    _ sources: SourceFiles, where isWanted: [Bool]?, for decision: String?, _ withLetters: Bool, _ translator: Translator?,
    into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    load(sources, where: isWanted, for: decision, withLetters, translator, into: &diagnostics) { _ in }.book
  }

  private static func load<Beside: Sendable>(
    _ sources: SourceFiles, where isWanted: [Bool]?, for decision: String?, _ withLetters: Bool, _ translator: Translator?,
    into diagnostics: inout DiagnosticSet, beside work: @Sendable (RuleBook) -> Beside
  ) -> (book: RuleBook, beside: Beside?) {
    let wanted = sources.files.filter { !isTableFile($0.path) && isWanted?[Int($0.id.rawValue)] ?? true }
    let withTexts = decision == nil || translator != nil
    let readings = wanted.concurrentMap { FileReading($0, among: sources, translator, withTexts: withTexts) }
    var followOns = FollowOns(diagnostics)
    for (file, reading) in zip(wanted, readings) { followOns.add(reading.diagnostics, on: file) }
    let ruleFiles = readings.map(\.ruleFile)
    var later = DiagnosticSet()
    let whole = Resolver.resolve(ruleFiles, of: sources, isWhole: isWanted == nil, into: &later)
    // What cannot be read is no text that is gone.
    let resolved = followOns.diagnostics.containsError ? whole.withoutTexts : whole
    let isSound = !later.containsError && !followOns.diagnostics.containsError
    let (checked, beside) = concurrently {
      var found = DiagnosticSet()
      let book = BookChecker.check(resolved, for: decision, withLetters: withLetters, into: &found)
      return (book: book, diagnostics: found)
    } _: {
      isSound ? work(resolved) : nil
    }
    var book = checked.book
    later.merge(checked.diagnostics)
    book.addEditions()
    for (file, reading) in zip(wanted, readings) where !isCaseFile(file.path) { book.fileTrees[file.id] = reading.tree }
    diagnostics = followOns.joined(with: later, files: sources)
    let mistaken = Set(later.sorted.filter { $0.severity == .error }.compactMap { $0.span?.file })
    book.vocabularyIsSound = ruleFiles.allSatisfy {
      !$0.mayDeclareFacts || (!followOns.isDamaged($0.file) && !mistaken.contains($0.file))
    }
    return (book, beside)
  }

  /// Whether a file holds rows of decision tables, which other files name.
  public static func isTableFile(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

  /// Whether a file holds worked cases: these try the rules and change no decision.
  public static func isCaseFile(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") || path.hasSuffix(".cases.yml") }
}

extension SourceFiles {
  /// In the order of their paths, so that the order in which they were found changes nothing.
  fileprivate init(sorted files: [(path: String, bytes: [UInt8])]) {
    self.init()
    for entry in files.sorted(by: { $0.path < $1.path }) { add(path: entry.path, bytes: entry.bytes) }
  }
}

/// One file by itself: its tree, what it says, and what is wrong with how it is written.
private struct FileReading: Sendable {
  let tree: YAMLNode?
  let ruleFile: RuleFile
  let diagnostics: DiagnosticSet

  init(_ file: SourceFile, among sources: SourceFiles, _ translator: Translator?, withTexts: Bool) {
    var found = DiagnosticSet()
    tree = YAMLReader.parse(file, into: &found)
    ruleFile = RuleFileReader.read(
      tree, file: file, among: sources, translator: translator, withTexts: withTexts, into: &found)
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
