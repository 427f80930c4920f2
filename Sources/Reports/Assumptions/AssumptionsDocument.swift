import Diagnostics
public import Rules

/// What the sources do not settle and the rules take for granted.
public enum AssumptionsDocument {
  /// Every declared assumption with why it is one, what else could hold, and the rules that rest on it.
  public static func document(of book: RuleBook) -> Document {
    guard !book.assumptions.isEmpty else {
      return Document(
        title: Catalogue.assumptionsHeading, sections: [Section("", [.paragraph(Catalogue.noAssumptions)])])
    }
    let sections = book.assumptions.map { assumption in
      var blocks: [Block] = [.paragraph(Catalogue.assumptionReason(assumption.reason.value))]
      if !assumption.alternatives.isEmpty {
        blocks.append(.paragraph(Catalogue.alternatives(assumption.alternatives.map(\.value))))
      }
      let users = book.users(ofAssumption: assumption.id.value)
      blocks.append(.paragraph(users.isEmpty ? Catalogue.noRuleRests : Catalogue.rules(users), .muted))
      blocks.append(.paragraph(Catalogue.rulePlace(rule: assumption.id.value, at: book.files.location(of: assumption.span)), .code))
      return Section(Catalogue.sentence(assumption.title.value), blocks)
    }
    return Document(title: Catalogue.assumptionsHeading, sections: sections)
  }
}

/// The formats of a document that is not a decision.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case text, markdown, html

  public func render(_ document: Document, style: TextStyle = TextStyle()) -> String {
    switch self {
    case .text: TextReporter(style: style).render(document)
    case .markdown: MarkdownReporter().render(document)
    case .html: HTMLReporter().render(document)
    }
  }
}
