import Diagnostics
import ExpressionSyntax
import Rules

/// What the handbook says of a determination: its outcomes in the order in which they are looked at.
extension RuleArticle {
  func determination(_ rule: DeterminationSyntax) -> [Block] {
    let words = Dictionary(rule.words.map { ($0.key.value, $0.value.value) }, uniquingKeysWith: { first, _ in first })
    func named(_ outcome: Name) -> RichText { RichText(words[outcome.value] ?? Catalogue.outcome(outcome.value), .strong) }
    let amounts = rule.entries.map(\.value) + [rule.otherwise.value, rule.value]
    let kind = amounts.lazy.compactMap { $0.flatMap { ExpressionPhrase($0, in: book).fact } }.first
    func amount(_ value: ExpressionSource?) -> [Block] {
      guard let value else { return [] }
      let title = rule.valueTitle.map { Catalogue.sentenceStart($0.value) } ?? Catalogue.valueName
      return [.paragraph(.filling(Catalogue.amountsTo, [RichText(title), ExpressionPhrase(value, in: book).value(like: kind)]))]
    }
    var items = rule.entries.map { entry in
      let blocks =
        [condition(Catalogue.metWhen, entry.when)] + exceptions(entry.unless, Catalogue.unlessBlocks) + amount(entry.value)
        + period(entry.header) + citations(entry.header) + self.words(entry.header.says) + [inFiles(entry.header)]
      return ListItem(.filling(Catalogue.outcomeEntry, [named(entry.outcome), RichText(entry.header.name)]), blocks)
    }
    let otherwise = rule.otherwise.header(in: rule.header)
    items.append(
      ListItem(
        .filling(Catalogue.otherwiseEntry, [named(rule.otherwise.outcome), RichText(otherwise.name)]),
        amount(rule.otherwise.value) + citations(otherwise) + self.words(otherwise.says) + [inFiles(otherwise)]))
    let deadline: [Block] =
      rule.deadline.isEmpty ? [] : [.paragraph(Catalogue.deadline(rule.deadline.map { words[$0.value] ?? $0.value }))]
    return clock(rule.clock) + amount(rule.value) + deadline
      + [.paragraph(Catalogue.firstOutcomeCounts, .strong), .list(items, isNumbered: true)] + duties(rule.duties)
  }
}
