public import Diagnostics
import Expressions
import Facts
public import Rules
public import YAMLTree

/// A worked case with its facts put together: those of its file, its own, and the changes to the case that it is like.
public struct WorkedCase: Sendable {
  public var id: String
  public var title: String?
  public var span: SourceSpan
  public var decision: String
  /// Days since 1970-01-01; nil where the case cannot be run.
  public var asOf: Int64?
  public var facts: YAMLNode
  public var expect: ExpectationSyntax
  /// The place of the case that it is like.
  public var likeSpan: SourceSpan?
  /// Why it cannot be run; empty for a sound case.
  public var obstacles: [CaseFailure]
  /// What is wrong with the changes that its facts are put together from.
  public var diagnostics: DiagnosticSet

  /// All cases of a rule book in the order of its files; files are put together on all cores.
  ///
  /// Complexity: linear in the facts of all cases.
  public static func all(of book: RuleBook) -> [WorkedCase] { byFile(of: book).flatMap { $0 } }

  /// The cases of each file.
  static func byFile(of book: RuleBook) -> [[WorkedCase]] {
    assemblies(of: book, reader: FactsReader(book: book)).concurrentMap { $0() }
  }

  /// What puts the cases of each file together.
  static func assemblies(of book: RuleBook, reader: FactsReader) -> [@Sendable () -> [WorkedCase]] {
    var whole: [String: CaseSyntax] = [:]
    for file in book.cases { for one in file.cases where whole[one.id.value] == nil { whole[one.id.value] = one } }
    return book.cases.map { file in
      { [whole] in
        let own = Dictionary(file.cases.map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        var assembly = CaseAssembly(book: book, reader: reader, file: file, own: own, whole: whole)
        return file.cases.map { assembly.assemble($0) }
      }
    }
  }
}

/// Puts the cases of one file together.
private struct CaseAssembly {
  let book: RuleBook
  let reader: FactsReader
  let file: CasesSyntax
  /// The cases of the same file, which come before those of all files.
  let own: [String: CaseSyntax]
  let whole: [String: CaseSyntax]
  /// Facts of cases that others are like, where nothing is wrong with them.
  private var known: [String: YAMLNode] = [:]

  init(book: RuleBook, reader: FactsReader, file: CasesSyntax, own: [String: CaseSyntax], whole: [String: CaseSyntax]) {
    self.book = book
    self.reader = reader
    self.file = file
    self.own = own
    self.whole = whole
  }

  private func named(_ id: String) -> CaseSyntax? { own[id] ?? whole[id] }

  mutating func assemble(_ one: CaseSyntax) -> WorkedCase {
    var diagnostics = DiagnosticSet()
    var obstacles: [CaseFailure] = []
    let facts = newFacts(of: one, seen: [], &diagnostics, &obstacles)
    obstacles += diagnostics.refusals
    var day: Int64?
    if let asOf = one.asOf ?? file.asOf {
      day = CivilDate(asOf.value).map { Int64($0.daysSinceEpoch) }
      if day == nil { obstacles.append(CaseFailure(.notRun(.badDay(asOf.value)), at: asOf.span)) }
    } else {
      obstacles.append(CaseFailure(.notRun(.noDay), at: one.span))
    }
    let decision = file.decision.value
    if book.family(of: decision) == nil {
      let likely = Suggestion.nearest(to: decision, among: book.decisions)
      obstacles.append(CaseFailure(.notRun(.noSuchDecision(decision, likely: likely)), at: file.decision.span))
    }
    return WorkedCase(
      id: one.id.value, title: one.title, span: one.id.span, decision: decision, asOf: day, facts: facts, expect: one.expect,
      likeSpan: one.like.flatMap { named($0.value)?.id.span }, obstacles: obstacles, diagnostics: diagnostics)
  }

  private mutating func facts(
    of one: CaseSyntax, seen: Set<String>, _ diagnostics: inout DiagnosticSet, _ obstacles: inout [CaseFailure]
  ) -> YAMLNode {
    if let facts = known[one.id.value] { return facts }
    let facts = newFacts(of: one, seen: seen, &diagnostics, &obstacles)
    if diagnostics.isEmpty, obstacles.isEmpty { known[one.id.value] = facts }
    return facts
  }

  private mutating func newFacts(
    of one: CaseSyntax, seen: Set<String>, _ diagnostics: inout DiagnosticSet, _ obstacles: inout [CaseFailure]
  ) -> YAMLNode {
    let empty = YAMLNode(content: .mapping([]), span: one.span)
    guard let like = one.like else { return merged(file.facts ?? empty, one.facts, &diagnostics) }
    guard let base = named(like.value) else {
      let likely = Suggestion.nearest(to: like.value, among: whole.keys)
      obstacles.append(CaseFailure(.notRun(.noSuchCase(like.value, likely: likely)), at: like.span))
      return empty
    }
    guard !seen.contains(one.id.value) else {
      obstacles.append(CaseFailure(.notRun(.circle), at: like.span))
      return empty
    }
    return merged(facts(of: base, seen: seen.union([one.id.value]), &diagnostics, &obstacles), one.changes, &diagnostics)
  }

  private func merged(_ base: YAMLNode, _ changes: YAMLNode?, _ diagnostics: inout DiagnosticSet) -> YAMLNode {
    changes.map { reader.merged(facts: base, changes: $0, diagnostics: &diagnostics) } ?? base
  }
}

extension DiagnosticSet {
  /// The errors as failures of a case.
  var refusals: [CaseFailure] {
    sorted.filter { $0.severity == .error }.map { CaseFailure(.factsRefused($0.message), at: $0.span) }
  }
}
