public import Diagnostics
import Facts
public import Rules
import YAMLTree

/// Holds the facts of every worked case against the vocabulary, as deciding the case would, without deciding anything.
public enum CaseFactsCheck {
  /// Reports facts that do not fit, with their places in the files of cases, and expected items that no case has.
  ///
  /// Says nothing where the vocabulary itself has mistakes: they would be reported again with every fact.
  /// Complexity: O(cases × facts of each).
  public static func check(_ book: RuleBook, into diagnostics: inout DiagnosticSet) {
    guard book.vocabularyIsSound else { return }
    let reader = FactsReader(book: book)
    let facts = CaseFacts(FactLayout(book))
    for file in book.cases {
      let hasItems = book.sharing.contains { $0.decision.value == file.decision.value && $0.each != nil }
      for entry in file.cases {
        let document = CaseDocument(entry, of: file, reader, into: &diagnostics)
        _ = reader.read(document.facts, into: facts, diagnostics: &diagnostics)
        for name in entry.expect.items.map(\.item) where hasItems && !document.hasMember(name.value, of: file.decision.value, in: book) {
          diagnostics.report(.noSuchItem(name, names: document.memberNames(of: file.decision.value, in: book)))
        }
      }
    }
  }
}

/// The facts of one case: those of its file, of the cases that it is like, and its own.
struct CaseDocument {
  let facts: YAMLNode

  init(_ entry: CaseSyntax, of file: CasesSyntax, _ reader: FactsReader, into diagnostics: inout DiagnosticSet) {
    // The case furthest down the chain of `like` first; a chain that leads back to a case ends there.
    var chain = [entry]
    var seen: Set<String> = [entry.id.value]
    while let like = chain.last?.like?.value, seen.insert(like).inserted,
      let next = file.cases.first(where: { $0.id.value == like })
    {
      chain.append(next)
    }
    var facts = file.facts ?? YAMLNode(content: .mapping([]), span: entry.span)
    for change in chain.reversed().flatMap({ [$0.facts, $0.changes] }) {
      if let change { facts = reader.merged(facts: facts, changes: change, diagnostics: &diagnostics) }
    }
    self.facts = facts
  }

  /// Names of the members of the list that a decision decides one by one.
  func memberNames(of decision: String, in book: RuleBook) -> [String] {
    guard let each = book.sharing.lazy.filter({ $0.decision.value == decision }).compactMap(\.each).first,
      let entity = book.entity(named: each.value) ?? book.entity(ofRole: each.value), let list = book[entity].list,
      let nameFact = book[entity].nameFact, let node = facts[list]
    else { return [] }
    let members = node.items ?? node["members"]?.items ?? []
    return members.compactMap { $0[book[nameFact].name]?.scalarText }
  }

  func hasMember(_ name: String, of decision: String, in book: RuleBook) -> Bool {
    memberNames(of: decision, in: book).contains(name)
  }
}

extension Diagnostic {
  static func noSuchItem(_ name: Name, names: [String]) -> Diagnostic {
    let guess = Suggestion.nearest(to: name.value, among: names)
    let known = names.map { "`\($0)`" }.joined(separator: ", ")
    return .error(
      "cases/no-such-item", "the facts of this case have no item `\(name.value)`", at: name.span,
      help: guess.map { "did you mean `\($0)`?" } ?? (names.isEmpty ? "no items are given" : "its items are \(known)"),
      fixes: guess.map { [Fix("write `\($0)`", [TextEdit(name.span, $0)])] } ?? [])
  }
}
