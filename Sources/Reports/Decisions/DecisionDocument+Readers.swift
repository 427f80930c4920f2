import Decisions

extension DecisionDocument {
  /// What the reader does not see of the decision as a whole; of items it stands with the items.
  var withheld: Section? {
    let reasons = (decision.reasons + decision.mightAlsoFail).filter(\.isWithheld)
    let blocks = withheld(decision.items.isEmpty ? decision.withheld : nil, reasons)
    return blocks.isEmpty ? nil : Section(Catalogue.withheldHeading, blocks)
  }

  /// That there is more, who may hold it, and the rules of which it is not shown what became of them.
  func withheld(_ withheld: Withheld?, _ rules: [Reason]) -> [Block] {
    let statement = withheld.map { Block.paragraph(Catalogue.withheld($0)) }
    let names = rules.isEmpty ? nil : Block.paragraph(Catalogue.withheldRules(rules.map(\.title)), .muted)
    return [statement, names].compactMap { $0 }
  }
}
