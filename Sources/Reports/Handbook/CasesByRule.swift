import Diagnostics
import Expressions
import Rules
import YAMLTree

/// The worked cases that say what becomes of a rule, by the rule's id.
struct CasesByRule {
  struct Entry {
    var syntax: CaseSyntax
    /// What the rule is expected to be.
    var expectation: Catalogue.CaseWord
  }

  /// So many are shown with each rule.
  static let shown = 10

  private var byRule: [String: [Entry]] = [:]

  /// Complexity: linear in what the cases expect.
  init(_ files: [CasesSyntax]) {
    for one in files.flatMap(\.cases) {
      let expect = one.expect
      let words: [(Catalogue.CaseWord, [Name])] = [
        (.met, expect.met), (.notMet, expect.notMet), (.unknown, expect.unknown), (.comes, expect.duties),
        (.doesNotCome, expect.noDuties),
      ]
      for (word, names) in words {
        for name in names { byRule[name.value, default: []].append(Entry(syntax: one, expectation: word)) }
      }
    }
  }

  func of(_ rule: String) -> [Entry] { byRule[rule] ?? [] }
}

/// The facts of a worked case in a line.
struct FactsInShort {
  let book: RuleBook
  private static let most = 12

  /// What the case says itself; of one that is like another, what differs. Complexity: linear in the facts.
  func text(of one: CaseSyntax) -> String {
    let written = one.changes ?? one.facts
    let all = (written?.entries ?? []).flatMap { entry -> [String] in
      let entity = book.entity(listedAs: entry.key) ?? book.entity(named: entry.key)
      return said(entry.value, entity, member: nil, name: entry.key)
    }
    let shown = all.prefix(Self.most).joined(separator: "; ")
    let rest = all.count > Self.most ? "; …" : ""
    return one.like.map { Catalogue.likeCase(Catalogue.readable($0.value), shown + rest) } ?? shown + rest
  }

  private func said(_ node: YAMLNode, _ entity: EntityID?, member: String?, name: String) -> [String] {
    if let items = node.items, items.contains(where: { $0.entries != nil }) {
      return items.flatMap { said($0, entity, member: self.name(of: $0, entity), name: name) }
    }
    guard let entries = node.entries else {
      return [Catalogue.shortFact(member, Catalogue.readable(name), value(node, nil))]
    }
    return entries.flatMap { entry -> [String] in
      let fact = entity.flatMap { book.fact(at: "\(book[$0].name).\(entry.key)") }.map { book[$0] }
      if let fact, fact.id == entity.flatMap({ book[$0].nameFact }) { return [] }
      // Changes name the members of a list.
      guard let fact else {
        return said(entry.value, entity, member: entry.value.entries == nil ? member : entry.key, name: entry.key)
      }
      return [Catalogue.shortFact(member, fact.title, value(entry.value, fact))]
    }
  }

  private func name(of member: YAMLNode, _ entity: EntityID?) -> String? {
    guard let entity, let fact = book[entity].nameFact else { return nil }
    return member[book[fact].name]?.scalarText
  }

  private func value(_ node: YAMLNode, _ fact: Fact?) -> String {
    switch node.content {
    case .scalar(let scalar):
      if scalar.text == "null" || scalar.text.isEmpty { return scalar.text.isEmpty ? Catalogue.notKnown : Catalogue.noValue }
      if let date = CivilDate(scalar.text) { return Catalogue.date(date) }
      if let number = Decimal(scalar.text), let fact {
        return Catalogue.value(.number(number), ValuePresentation(type: fact.type, unit: fact.unit))
      }
      return fact?.choices.first { $0.code == scalar.text }?.words ?? scalar.text
    case .sequence(let items): return items.isEmpty ? Catalogue.noValue : items.map { value($0, fact) }.joined(separator: ", ")
    case .mapping(let entries): return entries.map { value($0.value, fact) }.joined(separator: ", ")
    }
  }
}
