import Diagnostics

// Names that rules use of each other: versions, groups, decisions, clauses, assumptions.
extension Resolver {
  /// Rules of one id may follow each other in time but not overlap.
  mutating func checkVersions() {
    var versions: [String: [RuleHeader]] = [:]
    for entry in book.entries {
      let header = entry.header
      guard !entry.isPart, !header.id.value.isEmpty else { continue }
      for other in versions[header.id.value] ?? [] where other.period.overlaps(header.period) {
        diagnostics.report(.versionsOverlap(header.id, first: other.id.span))
      }
      versions[header.id.value, default: []].append(header)
    }
    var assumptions: [String: SourceSpan] = [:]
    for assumption in book.assumptions {
      if let first = assumptions[assumption.id.value] {
        diagnostics.report(.declaredTwice(assumption.id, what: "assumption", first: first))
      }
      assumptions[assumption.id.value] = assumption.id.span
    }
    var documents: [String: SourceSpan] = [:]
    for document in book.documents {
      if let first = documents[document.id.value] {
        diagnostics.report(.declaredTwice(document.id, what: "document", first: first))
      }
      documents[document.id.value] = document.id.span
      var clauses: [String: SourceSpan] = [:]
      for clause in document.clauses {
        if let first = clauses[clause.number.value] {
          diagnostics.report(.declaredTwice(clause.number, what: "clause", first: first))
        }
        clauses[clause.number.value] = clause.number.span
      }
    }
  }

  /// Sources, assumptions, decisions of duties and cases exist; every rule has a source.
  mutating func checkReferences() {
    let documents = Dictionary(
      book.documents.map { ($0.id.value, Set($0.clauses.map(\.number.value))) }, uniquingKeysWith: { first, _ in first })
    let assumptions = Set(book.assumptions.map(\.id.value))
    func check(_ sources: [SourceReference], _ diagnostics: inout DiagnosticSet) {
      for source in sources {
        guard let clauses = documents[source.document.value] else {
          diagnostics.report(.unknownName(source.document, what: "document", among: documents.keys.sorted()))
          continue
        }
        if !clauses.contains(source.clause.value) {
          diagnostics.report(.unknownClause(source.clause, of: source.document.value, among: clauses.sorted()))
        }
      }
    }
    func check(_ assumes: [Name], _ diagnostics: inout DiagnosticSet) {
      for name in assumes where !assumptions.contains(name.value) {
        diagnostics.report(.unknownName(name, what: "assumption", among: assumptions.sorted()))
      }
    }
    for entry in book.entries {
      check(entry.header.sources, &diagnostics)
      check(entry.header.assumes, &diagnostics)
      if entry.header.sources.isEmpty, !entry.isPart { diagnostics.report(.sourceMissing(entry.header.id, what: entry.what)) }
    }
    for parameter in book.parameters {
      for entry in parameter.entries {
        check(entry.sources, &diagnostics)
        check(entry.assumes, &diagnostics)
      }
    }
    for assumption in book.assumptions {
      check(assumption.sources, &diagnostics)
      if assumption.sources.isEmpty { diagnostics.report(.sourceMissing(assumption.id, what: "assumption")) }
    }
    // In a part of the files rules of other decisions stand beside those that count.
    guard isWhole else { return }
    let decisions = book.decisions
    let named = book.duties.compactMap(\.decision) + book.letters.map(\.decision) + book.cases.map(\.decision)
    for name in named + book.duties.flatMap(\.except) + book.letters.flatMap(\.except)
    where name.value != "any" && !decisions.contains(name.value) {
      diagnostics.report(.unknownName(name, what: "decision", among: decisions))
    }
    for name in unusedAssumptions() { diagnostics.report(.assumptionUnused(name)) }
  }

  private func unusedAssumptions() -> [Name] {
    let used = Set(
      book.entries.flatMap { $0.header.assumes.map(\.value) }
        + book.parameters.flatMap { $0.entries.flatMap { $0.assumes.map(\.value) } })
    return book.assumptions.map(\.id).filter { !used.contains($0.value) }
  }
}
