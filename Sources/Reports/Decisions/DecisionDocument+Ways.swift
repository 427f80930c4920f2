import Decisions

extension DecisionDocument {
  /// What would have to be otherwise for another outcome.
  var changes: Section? {
    let blocks =
      decision.changes.flatMap { ways in waysBlocks(ways, Catalogue.changesLead(ways, named: memberName), Catalogue.change) }
      + [decision.changesItself.map { .paragraph(Catalogue.changesItself($0)) }].compactMap { $0 }
    return blocks.isEmpty ? nil : Section(Catalogue.changesHeading, blocks)
  }

  /// Which facts settle the decision, and how.
  var settles: Section? {
    let blocks = decision.settles.flatMap { ways in
      waysBlocks(ways, Catalogue.settlesLead(ways, named: memberName), Catalogue.settling)
    }
    return blocks.isEmpty ? nil : Section(Catalogue.settlesHeading, blocks)
  }

  private func waysBlocks(_ ways: Ways, _ lead: String, _ words: (FactChange, String?) -> String) -> [Block] {
    if ways.ways.isEmpty { return [.paragraph(lead)] }
    let items = ways.ways.map { way in
      let facts = way.changes.map { RichText(Catalogue.sentence(words($0, $0.member.map(memberName)))) }
      return facts.count == 1 ? ListItem(facts[0]) : ListItem(RichText(Catalogue.allOfThese), [.list(facts.map { ListItem($0) })])
    }
    let more = ways.extent == .all ? [] : [Block.paragraph(Catalogue.moreWays(ways.extent), .muted)]
    return [.paragraph(lead), .list(items, isNumbered: items.count > 1)] + more
  }
}
