import Decisions

extension DecisionDocument {
  /// The fewest facts on which the outcome rests.
  var sufficient: Section? {
    guard let sufficient = decision.sufficient else { return nil }
    let lead = Catalogue.sufficientLead(sufficient, isDetermined: decision.isDetermined)
    guard !sufficient.facts.isEmpty else { return Section(Catalogue.sufficientHeading, [.paragraph(lead)]) }
    let items = sufficient.facts.map { fact in
      ListItem(
        RichText(Catalogue.sentenceStart(Catalogue.fact(fact, named: fact.member.map(memberName)))),
        isForOfficers ? [.paragraph(fact.path, .code)] : [])
    }
    let extent = Catalogue.sufficientExtent(sufficient.extent).map { [Block.paragraph($0, .muted)] } ?? []
    return Section(Catalogue.sufficientHeading, [.paragraph(lead), .list(items)] + extent)
  }
}
