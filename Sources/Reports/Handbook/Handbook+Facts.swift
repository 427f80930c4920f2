import ExpressionSyntax
import Expressions
import Rules

/// The indexes of facts, parameters and registers.
extension Handbook {
  /// Each fact with its question, who holds it, how sensitive it is and which rules use it; then what makes facts contradict each
  /// other.
  var factsPage: HandbookPage {
    var sections = book.entities.map { entity in
      let link = RichText.Link.entity(entity.name)
      return Section(
        Catalogue.sentenceStart(entity.title), anchor: link.anchor, roles(entity) + entity.facts.flatMap { fact(book[$0]) })
    }
    if !book.checks.isEmpty {
      let checks = book.checks.map { check in
        ListItem(
          TemplatePhrase.text(check.says, in: book),
          [
            .list([ConditionPhrase(book: book, places: places).item(check.wrongWhen)]),
            .keyFacts([KeyFact(Catalogue.inRuleFiles, RichText(check.id.value, .code))]),
          ])
      }
      sections.append(Section(Catalogue.checksHeading, anchor: "checks", [.paragraph(Catalogue.checksLead), .list(checks)]))
    }
    return HandbookPage(name: HandbookPage.facts, document: Document(title: Catalogue.factsTitle, sections: sections))
  }

  private func roles(_ entity: Entity) -> [Block] {
    let roles = entity.roles.map { role in
      let item = ConditionPhrase(book: book, places: places).item(role.condition)
      return ListItem(RichText(Catalogue.spaced(role.name), .strong) + RichText(": ") + item.text, item.blocks)
    }
    return roles.isEmpty ? [] : [.paragraph(Catalogue.rolesLead(entity.title)), .list(roles)]
  }

  private func fact(_ fact: Fact) -> [Block] {
    let link = RichText.Link.fact(fact.path)
    var facts = [KeyFact(Catalogue.nameInRules, RichText(fact.path, .code))]
    let table = fact.definition.flatMap { book.table(of: $0) }.map { TablePhrase(book: book, table: $0) }
    if let definition = fact.definition {
      let words =
        fact.meaning.map { RichText(Catalogue.sentence($0)) } ?? table.map { RichText(Catalogue.byTable) + $0.lead }
        ?? ExpressionPhrase(definition, in: book).value(like: fact)
      facts.append(KeyFact(Catalogue.workedOut, words))
    } else {
      if fact.ask != nil { facts.append(KeyFact(Catalogue.questionWord, RichText(Catalogue.question(fact, in: book)))) }
      facts.append(KeyFact(Catalogue.answerWord, RichText(Catalogue.factKind(fact, in: book))))
      if let holder = fact.holder {
        facts.append(KeyFact(Catalogue.holderWord, HolderPhrase.text(holder, in: book)))
      }
      facts.append(KeyFact(Catalogue.sensitivityWord, RichText(Catalogue.sentenceStart(Catalogue.sensitivity(fact.sensitivity)))))
      let marks = Catalogue.marks(of: fact, by: fact.actionableBy.map { HolderPhrase.text($0, in: book).plain })
      if !marks.isEmpty { facts.append(KeyFact(Catalogue.marksWord, RichText(marks))) }
    }
    facts.append(KeyFact(Catalogue.usedBy, uses.of(link) ?? RichText(Catalogue.noUse, .muted)))
    let blocks: [Block] = [.heading(Catalogue.sentenceStart(fact.title), level: 3, anchor: link.anchor), .keyFacts(facts)]
    if let table { return blocks + [table.block] }
    guard fact.meaning != nil, let definition = fact.definition else { return blocks }
    return blocks + formula(definition)
  }

  /// As the rule files have it, for those who want to check it.
  private func formula(_ source: ExpressionSource) -> [Block] {
    let text = source.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [.folded(Catalogue.asFormula, [.paragraph(RichText(text, .code))])]
  }

  /// Each parameter with its values in time.
  var parametersPage: HandbookPage {
    let sections = book.parameters.map { parameter in
      let fact = parameter.fact
      let link = RichText.Link.parameter(fact.name)
      let rows = parameter.entries.map { entry in
        let clauses = entry.sources.map { source in
          RichText(
            "\(sources.name(of: source.document.value)), \(Catalogue.clause(source.clause.value))",
            link: .clause(source.clause.value, of: source.document.value))
        }
        let assumed = entry.assumes.map { RichText(sources.assumptions[$0.value] ?? $0.value, link: .assumption($0.value)) }
        return [
          RichText(Catalogue.value(entry.value, presentation(fact))), RichText(Catalogue.period(entry.period)),
          .joined(clauses, "; "), .joined(assumed, "; "),
        ]
      }
      return Section(
        Catalogue.sentenceStart(fact.title), anchor: link.anchor,
        [
          .table(Table(headings: Catalogue.parameterColumns, rows: rows)),
          .keyFacts([
            KeyFact(Catalogue.nameInRules, RichText(fact.name, .code)),
            KeyFact(Catalogue.usedBy, uses.of(link) ?? RichText(Catalogue.noUse, .muted)),
          ]),
        ])
    }
    return HandbookPage(name: HandbookPage.parameters, document: Document(title: Catalogue.parametersTitle, sections: sections))
  }

  var registersPage: HandbookPage {
    let sections = book.registers.map { register in
      let headings = [Catalogue.rowWord] + register.columnFacts.map { Catalogue.sentenceStart($0.title) }
      let rows = zip(register.rows, register.cells).map { row, cells in
        [RichText(row, .code)] + zip(cells, register.columnFacts).map { RichText(cell($0, $1)) }
      }
      return Section(
        register.title, anchor: RichText.Link.register(register.name).anchor,
        [.table(Table(headings: headings, rows: rows))])
    }
    return HandbookPage(name: HandbookPage.registers, document: Document(title: Catalogue.registersTitle, sections: sections))
  }

  /// Ids of another register's rows are told by their titles.
  private func cell(_ value: Value, _ column: Fact) -> String {
    if case .list(let items) = value, !items.isEmpty {
      let ids = items.compactMap(\.asString)
      let other = book.registers.first { register in ids.count == items.count && ids.allSatisfy(register.rows.contains) }
      if let other { return Catalogue.list(ids.map { other.title(ofRow: $0) ?? $0 }) }
    }
    return Catalogue.value(value, presentation(column))
  }

  private func presentation(_ fact: Fact) -> ValuePresentation {
    ValuePresentation(type: fact.type, unit: fact.unit, choices: fact.choices)
  }
}
