import Diagnostics
import ExpressionSyntax
import Rules

/// What the handbook says of a determination: its outcomes in the order in which they are looked at.
extension RuleArticle {
  func determination(_ rule: DeterminationSyntax) -> [Block] {
    let words = Dictionary(rule.words.map { ($0.key.value, $0.value.value) }, uniquingKeysWith: { first, _ in first })
    func named(_ outcome: Name) -> RichText { RichText(words[outcome.value] ?? Catalogue.outcome(outcome.value), .strong) }
    var items = rule.entries.map { entry in
      let blocks =
        [condition(Catalogue.metWhen, entry.when)] + exceptions(entry.unless, Catalogue.unlessBlocks)
        + amount(entry.value, rule.valueTitle) + citations(entry.header) + self.words(entry.header.says)
      return ListItem(.filling(Catalogue.outcomeEntry, [named(entry.outcome), name(entry.header)]), blocks)
    }
    let otherwise = rule.otherwise.header(in: rule.header)
    items.append(
      ListItem(
        .filling(Catalogue.otherwiseEntry, [named(rule.otherwise.outcome), name(otherwise)]),
        amount(rule.otherwise.value, rule.valueTitle) + citations(otherwise) + self.words(otherwise.says)))
    return clock(rule.clock) + amount(rule.value, rule.valueTitle)
      + [.paragraph(Catalogue.firstOutcomeCounts, .strong), .list(items, isNumbered: true)] + duties(rule.duties)
  }

  private func name(_ header: RuleHeader) -> RichText { RichText(header.name + " ") + RichText(header.id.value, .code) }

  private func amount(_ value: ExpressionSource?, _ title: Name?) -> [Block] {
    guard let value else { return [] }
    let title = title.map { Catalogue.sentenceStart($0.value) } ?? Catalogue.valueName
    return [.paragraph(.filling(Catalogue.amountsTo, [RichText(title), self.value(value)]))]
  }
}
