import ExpressionSyntax
import Rules

/// What names in an expression are called.
extension ExpressionPhrase {
  struct Term {
    var words: RichText
    /// What it is a value of; nil for a record or a member of a list.
    var fact: Fact?
    var entity: EntityID?
  }

  /// A name, or a path of names, that the rule book declares.
  func term(_ id: NodeID) -> Term? {
    switch tree[id].kind {
    case .name(let name):
      if let variable = variables[name] { return variable }
      if let entity = book.entity(named: name) { return Term(words: RichText(Catalogue.the(book[entity].title)), entity: entity) }
      if let entity = book.entity(ofRole: name) {
        return Term(words: RichText(Catalogue.the(Catalogue.spaced(name)), link: .entity(book[entity].name)), entity: entity)
      }
      guard let parameter = book.parameter(named: name) else { return nil }
      return Term(words: words(parameter), fact: parameter.fact)
    case .path(let base, let member):
      if case .name(let name) = tree[base].kind, let variable = variables["\(name).\(member)"] { return variable }
      guard let owner = term(base) else { return nil }
      return self.member(member, of: owner)
    default: return nil
    }
  }

  private func member(_ name: String, of owner: Term) -> Term? {
    if let entity = owner.entity {
      return fact(name, of: entity, words: book[entity].isList ? owner.words : nil)
    }
    switch owner.fact?.target {
    case .entity(let entity)?: return fact(name, of: entity, words: owner.words)
    case .register(let id)?:
      let register = book[id]
      guard let column = register.columns.firstIndex(of: name) else { return nil }
      let fact = register.columnFacts[column]
      // The title of an agency is what a sentence calls the agency.
      if name == "title" { return Term(words: owner.words, fact: fact) }
      let title = RichText(fact.title, link: .register(register.name))
      return Term(words: .filling(Catalogue.of, [title, owner.words]), fact: fact)
    case nil: return nil
    }
  }

  private func fact(_ name: String, of entity: EntityID, words: RichText?) -> Term? {
    guard let id = book.fact(at: "\(book[entity].name).\(name)") else { return nil }
    // The name of the child is what a sentence calls the child.
    if let words, book[entity].nameFact == id {
      return Term(words: RichText(words.plain, link: .fact(book[id].path)), fact: book[id])
    }
    let title = RichText(book[id].title, link: .fact(book[id].path))
    return Term(words: words.map { .filling(Catalogue.of, [title, $0]) } ?? title, fact: book[id])
  }

  /// The parameter's title with the value that it has last; in words of rules the value alone, as reports have it.
  private func words(_ parameter: ParameterHistory) -> RichText {
    if isInWords, let last = parameter.entries.last {
      return RichText(Catalogue.value(last.value, of: parameter), link: .parameter(parameter.fact.name))
    }
    let title = RichText(Catalogue.the(parameter.fact.title), link: .parameter(parameter.fact.name))
    guard let last = parameter.entries.last else { return title }
    return title + RichText(Catalogue.parameterValue(last, of: parameter))
  }

  /// The text as it is written, in which names lead to what they mean.
  func written(_ id: NodeID) -> RichText {
    var runs: [RichText.Run] = []
    let range = tree[id].range
    var position = range.lowerBound
    let bytes = Array(source.text.utf8)
    func code(_ part: Range<Int>, _ link: RichText.Link?) {
      if !part.isEmpty { runs.append(RichText.Run(String(decoding: bytes[part], as: UTF8.self), .code, link: link)) }
    }
    for (part, link) in names(in: id) where part.lowerBound >= position {
      code(position..<part.lowerBound, nil)
      code(part, link)
      position = part.upperBound
    }
    code(position..<range.upperBound, nil)
    return RichText(runs)
  }

  /// The longest names that lead somewhere, in the order of writing.
  private func names(in id: NodeID) -> [(Range<Int>, RichText.Link)] {
    if let term = term(id) { return term.words.runs.first { $0.link != nil }?.link.map { [(tree[id].range, $0)] } ?? [] }
    var found: [(Range<Int>, RichText.Link)] = []
    tree[id].kind.forEachChild { found += names(in: $0) }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }
}

extension RichText.Link {
  static func rule(_ id: String, page: String) -> Self { Self(page, anchor("rule", id)) }
  static func fact(_ path: String) -> Self { Self(HandbookPage.facts, anchor("fact", path)) }
  static func entity(_ name: String) -> Self { Self(HandbookPage.facts, anchor("about", name)) }
  static func parameter(_ name: String) -> Self { Self(HandbookPage.parameters, anchor("parameter", name)) }
  static func register(_ name: String) -> Self { Self(HandbookPage.registers, anchor("register", name)) }
  static func assumption(_ id: String) -> Self { Self(HandbookPage.assumptions, anchor("assumption", id)) }
  static func decision(_ name: String) -> Self { Self(HandbookPage.decisions, anchor("decision", name)) }
  static func group(_ name: String) -> Self { Self(HandbookPage.decisions, anchor("group", name)) }
  static func clause(_ number: String, of document: String) -> Self {
    Self(HandbookPage.clauses, anchor("clause", "\(document)_\(number)"))
  }

  /// Only what may stand in an address and in an id of HTML.
  private static func anchor(_ kind: String, _ name: String) -> String {
    let allowed = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" }
    return "\(kind)-\(String(allowed))"
  }
}
