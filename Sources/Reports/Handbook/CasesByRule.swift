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
  /// What cases are called, by id.
  let titles: [String: String]

  /// Complexity: linear in what the cases expect.
  init(_ files: [CasesSyntax]) {
    titles = Dictionary(
      files.flatMap(\.cases).map { ($0.id.value, $0.title ?? Catalogue.readable($0.id.value)) },
      uniquingKeysWith: { first, _ in first })
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

  /// A fact in words, of a member of a list by its name.
  private struct Said {
    var member: String?
    var text: String
  }

  /// What the case says itself; of one that is like another, what differs. Complexity: linear in the facts.
  /// - Parameter titles: what cases are called, by id.
  func text(of one: CaseSyntax, titles: [String: String]) -> String {
    let written = one.changes ?? one.facts
    let all = (written?.entries ?? []).flatMap { entry -> [Said] in
      let entity = book.entity(listedAs: entry.key) ?? book.entity(named: entry.key)
      return said(entry.value, entity, member: nil, name: entry.key)
    }
    let rest = all.count > Self.most ? "; …" : ""
    let shown = joined(Array(all.prefix(Self.most))) + rest
    guard let like = one.like?.value else { return Catalogue.sentenceStart(shown) }
    return Catalogue.likeCase(titles[like] ?? Catalogue.readable(like), shown)
  }

  /// Facts of one member that stand side by side under its name.
  private func joined(_ all: [Said]) -> String {
    var groups: [(member: String?, texts: [String])] = []
    for one in all {
      if let last = groups.last, last.member == one.member, one.member != nil {
        groups[groups.count - 1].texts.append(one.text)
      } else {
        groups.append((one.member, [one.text]))
      }
    }
    return groups.map { group in group.member.map { Catalogue.memberFacts($0, group.texts) } ?? group.texts[0] }
      .joined(separator: "; ")
  }

  private func said(_ node: YAMLNode, _ entity: EntityID?, member: String?, name: String) -> [Said] {
    if let items = node.items, items.contains(where: { $0.entries != nil }) {
      return items.flatMap { said($0, entity, member: self.name(of: $0, entity), name: name) }
    }
    guard let entries = node.entries else {
      return [Said(member: member, text: Catalogue.shortFact(Catalogue.readable(name), value(node, nil)))]
    }
    return entries.flatMap { entry -> [Said] in
      let fact = entity.flatMap { book.fact(at: "\(book[$0].name).\(entry.key)") }.map { book[$0] }
      if let fact, fact.id == entity.flatMap({ book[$0].nameFact }) { return [] }
      // Changes name the members of a list.
      guard let fact else {
        let member = entry.value.entries == nil ? member : Catalogue.readable(entry.key)
        return said(entry.value, entity, member: member, name: entry.key)
      }
      return [Said(member: member, text: Catalogue.shortFact(fact.title, value(entry.value, fact)))]
    }
  }

  private func name(of member: YAMLNode, _ entity: EntityID?) -> String? {
    guard let entity, let fact = book[entity].nameFact else { return nil }
    return member[book[fact].name]?.scalarText.map(Catalogue.readable)
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
