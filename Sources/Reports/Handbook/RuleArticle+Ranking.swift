import Diagnostics
import Rules

/// What the handbook says of a ranking.
extension RuleArticle {
  func ranking(_ rule: RankingSyntax) -> [Block] {
    var blocks: [Block] = [.paragraph(.filling(Catalogue.rankedBy, [RichText("rationale rank \(rule.decision.value)", .code)]))]
    if let among = rule.among {
      let decision = RichText(Catalogue.quoted(book.title(of: among.decision.value)), link: .decision(among.decision.value))
      let outcome = RichText(Catalogue.outcome(among.outcome.value), .strong)
      blocks.append(.paragraph(.filling(Catalogue.rankedAmong, [decision, outcome])))
    }
    return blocks + [.paragraph(Catalogue.rankingOrder, .strong), .list(rule.order.map(key), isNumbered: true)]
  }

  private func key(_ key: RankingSyntax.Key) -> ListItem {
    let measure: RichText =
      switch key.by {
      case .count(let group):
        .filling(Catalogue.countedGroup, [RichText(Catalogue.readable(group.value), link: .group(group.value))])
      case .value(let source): value(source)
      }
    let title = RichText(key.title?.value ?? Catalogue.readable(key.id.value), .strong)
    return ListItem(.filling(Catalogue.rankingKey(isHighestFirst: key.isHighestFirst), [title, measure]))
  }
}
