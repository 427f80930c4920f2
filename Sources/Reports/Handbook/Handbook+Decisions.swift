import Rules

/// The glossary of decisions and outcomes, and of groups.
extension Handbook {
  var decisionsPage: HandbookPage {
    let decisions = book.decisions.map { name in
      let words = Dictionary(
        book.determinations.filter { $0.decision.value == name }.flatMap(\.words).map { ($0.key.value, $0.value.value) },
        uniquingKeysWith: { first, _ in first })
      let outcomes = (book.outcomes(of: name) ?? []).map {
        [RichText(Catalogue.sentenceStart(words[$0] ?? Catalogue.outcome($0))), RichText($0, .code)]
      }
      let kinds = Catalogue.decisionKinds.map { kinds, heading in
        (heading, rules.filter { $0.decision == name && kinds.contains($0.kind) })
      }
      return Section(
        Catalogue.sentenceStart(book.title(of: name)), anchor: RichText.Link.decision(name).anchor,
        [
          .keyFacts([KeyFact(Catalogue.inRuleFiles, RichText(name, .code))]),
          .table(Table(headings: Catalogue.outcomeColumns, rows: outcomes)),
        ] + article.exceptions(book.holds(of: name), Catalogue.allHeldWhen)
          + kinds.flatMap { heading, rules in list(rules.map(\.header), under: heading) })
    }
    let always = rules.filter { $0.decision == "any" }.map(\.header)
    let common = always.isEmpty ? [] : [Section(Catalogue.everyDecisionHeading, [.list(always.map(item))])]
    return HandbookPage(
      name: HandbookPage.decisions, document: Document(title: Catalogue.decisionsTitle, sections: decisions + common + groups))
  }

  private func list(_ headers: [RuleHeader], under heading: String) -> [Block] {
    headers.isEmpty ? [] : [.paragraph(RichText(heading, .strong)), .list(headers.map(item))]
  }

  private func item(_ header: RuleHeader) -> ListItem {
    let period = header.period == .always ? "" : " (\(Catalogue.period(header.period)))"
    return ListItem(RichText(Catalogue.sentenceStart(header.name), link: places.link(of: header)) + RichText(period, .muted))
  }

  /// The criteria and goals that rules count.
  private var groups: [Section] {
    let members = book.criteria.map { ($0.group, $0.header) } + book.outcomes.map { ($0.group, $0.header) }
    var names: [String] = []
    for (group, _) in members { if let group, !names.contains(group.value) { names.append(group.value) } }
    return names.map { name in
      let own = members.filter { $0.0?.value == name }.map { item($0.1) }
      return Section(Catalogue.groupHeading(name), anchor: RichText.Link.group(name).anchor, [.list(own)])
    }
  }
}
