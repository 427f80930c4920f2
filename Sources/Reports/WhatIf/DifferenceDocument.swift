public import Decisions

/// What another decision there would be with other facts, as a report.
enum DifferenceDocument {
  /// Complexity: linear in the reasons of both decisions.
  static func document(_ difference: DecisionDifference) -> Document {
    let settings = difference.settings.map { item(Catalogue.setting($0)) }
    var result: [Block] = [.paragraph(Catalogue.outcomeChange(difference), .strong)]
    if let value = Catalogue.valueChange(difference) { result.append(.paragraph(value)) }
    if difference.isEmpty { result = [.paragraph(Catalogue.nothingChanges, .strong)] + result }
    let items = difference.items.map { item(Catalogue.itemChange($0)) }
    if !items.isEmpty { result.append(.list(items)) }
    result.append(.paragraph(Catalogue.asOf(difference.after.asOf), .muted))
    let sections: [Section?] = [
      Section(
        Catalogue.whatIfFacts, [settings.isEmpty ? .paragraph(Catalogue.nothingSupposed) : .list(settings)]),
      Section(Catalogue.whatIfResult, result),
      section(Catalogue.reasonsGained, difference.reasonsGained.map { entry($0) }),
      section(Catalogue.reasonsLost, difference.reasonsLost.map { entry($0) }),
      section(Catalogue.dutiesGained, difference.dutiesGained.map { item(Catalogue.duty($0)) }),
      section(Catalogue.dutiesLost, difference.dutiesLost.map { item(Catalogue.duty($0)) }),
      section(Catalogue.missingGained, difference.missingGained.map { item(Catalogue.question($0)) }),
      section(Catalogue.missingLost, difference.missingLost.map { item(Catalogue.question($0)) }),
      Section(Catalogue.aboutHeading, kind: .footer, [.paragraph(Catalogue.adviceOnly)]),
    ]
    return Document(title: Catalogue.whatIfTitle(difference.after.title), sections: sections.compactMap { $0 })
  }

  private static func item(_ text: String) -> ListItem { ListItem(RichText(text)) }

  private static func entry(_ change: DecisionDifference.Change) -> ListItem {
    ListItem(
      RichText(Catalogue.verdict(change.reason), .mark(change.reason.tone)) + RichText(" ")
        + RichText(Catalogue.reasonChange(change)))
  }

  private static func section(_ heading: String, _ items: [ListItem]) -> Section? {
    items.isEmpty ? nil : Section(heading, [.list(items)])
  }
}

extension DecisionFormat {
  /// What another decision there would be, with a line break at the end. `style` is for text alone.
  public func render(_ difference: DecisionDifference, sources: RuleSources, style: TextStyle = TextStyle()) -> String {
    let document = DifferenceDocument.document(difference)
    return switch self {
    case .text: TextReporter(style: style).render(document)
    case .markdown: MarkdownReporter().render(document)
    case .html: HTMLReporter().render(document)
    case .json: JSONReporter(sources: sources).render(difference)
    }
  }
}
