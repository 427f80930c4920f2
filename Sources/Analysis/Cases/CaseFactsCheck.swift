public import Diagnostics
import Facts
public import Rules
import YAMLTree

/// Holds the facts of every worked case against the vocabulary, as deciding the case would, without deciding anything.
public enum CaseFactsCheck {
  /// Loads a book and reports what is wrong with it; facts of cases are looked at while expressions are checked.
  public static func load(_ files: [(path: String, bytes: [UInt8])], into diagnostics: inout DiagnosticSet) -> RuleBook {
    let (book, found) = RuleBook.load(files, into: &diagnostics, beside: findings)
    // Mistakes of the vocabulary would be reported again with every fact.
    if book.vocabularyIsSound { diagnostics.merge(found ?? findings(in: book)) }
    return book
  }

  /// Facts that do not fit, with their places in the files of cases, and expected items that no case has.
  ///
  /// Complexity: O(cases × facts of each).
  static func findings(in book: RuleBook) -> DiagnosticSet {
    let reader = FactsReader(book: book)
    let layout = FactLayout(book)
    let found = WorkedCase.byFile(of: book).concurrentMap { cases in
      let facts = CaseFacts(layout)
      var diagnostics = DiagnosticSet()
      for one in cases {
        diagnostics.merge(one.diagnostics)
        _ = reader.read(one.facts, into: facts, diagnostics: &diagnostics)
        guard !one.expect.items.isEmpty, let items = memberNames(of: one, in: book) else { continue }
        for name in one.expect.items.map(\.item) where !items.contains(name.value) {
          diagnostics.report(.noSuchItem(name, names: items))
        }
      }
      return diagnostics
    }
    var diagnostics = DiagnosticSet()
    for own in found { diagnostics.merge(own) }
    return diagnostics
  }

  /// Names of the members that the case's decision is made for one by one; nil for a decision without such.
  private static func memberNames(of one: WorkedCase, in book: RuleBook) -> [String]? {
    guard let each = book.sharing.lazy.filter({ $0.decision.value == one.decision }).compactMap(\.each).first,
      let entity = book.entity(named: each.value) ?? book.entity(ofRole: each.value), let list = book[entity].list,
      let nameFact = book[entity].nameFact
    else { return nil }
    let node = one.facts[list]
    let members = node?.items ?? node?["members"]?.items ?? []
    return members.compactMap { $0[book[nameFact].name]?.scalarText }
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
