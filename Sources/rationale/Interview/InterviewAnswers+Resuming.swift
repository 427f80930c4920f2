import Diagnostics
import Facts
import RuleFiles
import Rules
import YAMLTree

/// An interview that was saved, taken up again.
extension InterviewAnswers {
  /// The answers in a facts file, and what was skipped, as `ask --save` writes it; empty where there is no such file. What cannot be read, or is not
  /// about this rule book, ends the command with 2.
  static func resumed(from path: String, of book: RuleBook) throws -> InterviewAnswers {
    var answers = InterviewAnswers(book: book)
    guard OutputFile.exists(path) else { return answers }
    var diagnostics = DiagnosticSet()
    var sources = SourceFiles()
    guard let bytes = RuleFolder.read(path, into: &diagnostics) else { throw FactsFile.refused(diagnostics, sources) }
    let file = sources.add(path: path, bytes: bytes)
    // Read as facts first, so that everything that is wrong is told.
    let reader = FactsReader(book: book)
    _ = reader.read(yaml: file, into: CaseFacts(FactLayout(book)), diagnostics: &diagnostics)
    guard !diagnostics.containsError, let root = YAMLReader.parse(file, limits: .init(), into: &diagnostics) else {
      throw FactsFile.refused(diagnostics, sources)
    }
    for entry in root.entries ?? [] { answers.append(entry) }
    return answers
  }

  private mutating func append(_ entry: YAMLEntry) {
    guard let entity = book.entities.first(where: { ($0.list ?? $0.name) == entry.key }) else { return }
    guard entity.isList else { return append(entry.value, entity, member: 0) }
    if entry.value.isAbsent { return append(.skippedList(entity.id)) }
    let members = entry.value.items ?? []
    let name = entity.nameFact.map { book[$0].name } ?? ""
    append(.list(entity.id, names: members.map { $0.entry(name)?.value.scalarText ?? "" }))
    for (member, value) in members.enumerated() { append(value, entity, member: member) }
  }

  private mutating func append(_ record: YAMLNode, _ entity: Entity, member: Int) {
    for entry in record.entries ?? [] {
      guard let fact = entity.facts.first(where: { book[$0].name == entry.key }), fact != entity.nameFact else { continue }
      let cell = FactCell(fact, member)
      append(entry.value.isAbsent ? .skipped(cell) : .fact(cell, entry.value))
    }
  }
}
