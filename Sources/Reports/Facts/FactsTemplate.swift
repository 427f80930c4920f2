public import Rules

/// Writes an empty facts file in YAML with the questions as comments. As it stands it says that nothing is known.
public struct FactsTemplate {
  private let book: RuleBook
  private var lines: [String] = []

  /// The file for the facts that a decision reads; derived facts among them cannot be given and are left out, names of
  /// members are put in. Facts that only letters use stand apart. Complexity: linear in facts and choices.
  public static func render(decision: String, facts: [FactID], forLetters: [FactID] = [], of book: RuleBook) -> String {
    var template = FactsTemplate(book: book)
    let asked = template.asked(facts)
    let optional = template.asked(forLetters).subtracting(asked)
    for line in Catalogue.templateLead(decision) { template.comment(line, "") }
    for entity in book.entities {
      let ofEntity = entity.facts.filter(asked.contains)
      let ofLetters = entity.facts.filter(optional.contains)
      if !ofEntity.isEmpty || !ofLetters.isEmpty {
        template.write(entity, ofEntity.map { book[$0] }, forLetters: ofLetters.map { book[$0] })
      }
    }
    return template.lines.joined(separator: "\n") + "\n"
  }

  private init(book: RuleBook) { self.book = book }

  private func asked(_ facts: [FactID]) -> Set<FactID> {
    var asked = Set(facts.filter { !book[$0].isDerived })
    for entity in asked.map({ book[book[$0].entity] }) {
      asked.formUnion([entity.nameFact, entity.itemFact, entity.subjectFact, entity.formFact].compactMap { $0 })
    }
    return asked.filter { !book[$0].isDerived }
  }

  private mutating func write(_ entity: Entity, _ facts: [Fact], forLetters: [Fact]) {
    lines.append("")
    if entity.isList { for line in Catalogue.listLead(entity) { comment(line, "") } }
    lines.append("\(entity.list ?? entity.name):")
    guard entity.isList else {
      for fact in facts { write(fact, margin: "  ", key: "  \(fact.name):") }
      if !forLetters.isEmpty { comment(Catalogue.lettersLead, "  ") }
      for fact in forLetters { write(fact, margin: "  ", key: "  \(fact.name):") }
      return
    }
    // Sentences of letters speak of the case as a whole, so a list has hardly any facts for them alone.
    let facts = facts + forLetters
    // The name comes first: it is how other facts refer to the member.
    let ordered = facts.filter { $0.id == entity.nameFact } + facts.filter { $0.id != entity.nameFact }
    for (index, fact) in ordered.enumerated() {
      write(fact, margin: index == 0 ? "  # " : "  #   ", key: index == 0 ? "  # - \(fact.name):" : "  #   \(fact.name):")
    }
  }

  private mutating func write(_ fact: Fact, margin: String, key: String) {
    comment(Catalogue.question(fact, in: book), margin)
    for line in Catalogue.answers(fact, in: book) { comment(line, margin) }
    lines.append(key)
  }

  private mutating func comment(_ text: String, _ margin: String) { lines.append("\(margin)# \(text.printable)") }
}
