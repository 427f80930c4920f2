import Decisions

extension DecisionDocument {
  /// What the reader does not see of the decision as a whole; of items it stands with the items.
  var withheld: Section? {
    let reasons = (decision.reasons + decision.mightAlsoFail).filter(\.isWithheld)
    let blocks = withheld(
      decision.items.isEmpty ? decision.withheld : nil, isFurther: !decision.reasons.shown.isEmpty, reasons)
    return blocks.isEmpty ? nil : Section(Catalogue.withheldHeading, blocks)
  }

  /// That there is more, who may hold it, and the rules of which it is not shown what became of them.
  func withheld(_ withheld: Withheld?, isFurther: Bool, _ rules: [Reason]) -> [Block] {
    // Versions of a rule share a title.
    let titles = rules.map(\.title).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let statement = withheld.map { Block.paragraph(Catalogue.withheld($0, isFurther: isFurther)) }
    let names = rules.isEmpty ? nil : Block.paragraph(Catalogue.withheldRules(titles), .muted)
    return [statement, names].compactMap { $0 }
  }
}
