import Diagnostics
import Rules

/// What stands below each rule: its words, when it is in force, sources, assumptions, cases, place.
extension RuleArticle {
  func closing(_ header: RuleHeader) -> [Block] {
    var facts: [KeyFact] = []
    if header.period != .always { facts.append(KeyFact(Catalogue.inForce, RichText(Catalogue.period(header.period)))) }
    let others = places.versions(of: header).filter { $0.span != header.span }
    if !others.isEmpty {
      let names = others.map { RichText(Catalogue.period($0.period), link: places.link(of: $0)) }
      facts.append(KeyFact(Catalogue.otherVersions, .joined(names, "; ")))
    }
    if !header.assumes.isEmpty {
      let names = header.assumes.map { RichText(sources.assumptions[$0.value] ?? $0.value, link: .assumption($0.value)) }
      facts.append(KeyFact(Catalogue.restsOnAssumptionsName, .joined(names, "; ")))
    }
    let place = RichText(header.id.value, .code) + RichText(", ") + RichText(sources.files.line(of: header.span), .code)
    facts.append(KeyFact(Catalogue.inRuleFiles, place))
    return words(header.says) + shown(header) + citations(header) + [.keyFacts(facts)]
  }

  /// What the rule files call a part that has no place of its own.
  func inFiles(_ header: RuleHeader) -> Block {
    .keyFacts([KeyFact(Catalogue.inRuleFiles, RichText(header.id.value, .code))])
  }

  /// When a part is in force, where that is not always.
  func period(_ header: RuleHeader) -> [Block] {
    header.period == .always ? [] : [.keyFacts([KeyFact(Catalogue.inForce, RichText(Catalogue.period(header.period)))])]
  }

  /// Each clause with what it says.
  func citations(_ header: RuleHeader) -> [Block] {
    if header.sources.isEmpty { return [] }
    let items = header.sources.map { source in
      let (document, clause) = (source.document.value, source.clause.value)
      let name = "\(sources.name(of: document)), \(Catalogue.clause(clause))"
      let says = sources.documents[document]?.clauses[clause].map { ": " + Catalogue.sentence($0) } ?? ""
      return ListItem(RichText(name, link: .clause(clause, of: document)) + RichText(says, .muted))
    }
    return [.paragraph(Catalogue.sourceWord, .strong), .list(items)]
  }

  private func shown(_ header: RuleHeader) -> [Block] {
    let all = cases.of(header.id.value)
    if all.isEmpty { return [] }
    let items = all.prefix(CasesByRule.shown).map { one in
      let title = one.syntax.title.map { Catalogue.sentenceStart($0) } ?? Catalogue.readable(one.syntax.id.value)
      let facts = FactsInShort(book: book).text(of: one.syntax, titles: cases.titles)
      return ListItem(
        RichText(title, .strong),
        (facts.isEmpty ? [] : [.paragraph(facts)])
          + [.paragraph(Catalogue.caseExpectation(one.expectation, outcome: one.syntax.expect.outcome?.value))]
          + [.paragraph(RichText(sources.files.line(of: one.syntax.span), .code))])
    }
    let rest = all.count - items.count
    return [
      .folded(
        Catalogue.workedCases(all.count),
        [.list(Array(items))] + (rest > 0 ? [.paragraph(Catalogue.moreCases(rest), .muted)] : []))
    ]
  }
}

extension SourceFiles {
  /// `Rules/criteria/crime.yaml:12`.
  func line(of span: SourceSpan) -> String {
    let file = self[span.file]
    return "\(file.path):\(file.position(at: Int(span.start)).line)"
  }
}

/// The words of rules with what stands in their placeholders.
enum TemplatePhrase {
  static func text(_ template: Template, in book: RuleBook) -> RichText {
    template.parts.reduce(RichText([])) { text, part in
      switch part {
      case .text(let words): text + RichText(words)
      case .placeholder(let source):
        text + .filling(Catalogue.placeholder, [ExpressionPhrase(source, in: book, isInWords: true).value])
      }
    }
  }
}

/// Who holds a fact or does something, in the words of the rules where they have such.
enum HolderPhrase {
  static func text(_ name: String, in book: RuleBook) -> RichText {
    guard let holder = book.holders.first(where: { $0.id.value == name }) else { return RichText(Catalogue.readable(name)) }
    return holder.words.parts.reduce(RichText([])) { text, part in
      switch part {
      case .text(let words): text + RichText(words)
      case .placeholder(let source): text + ExpressionPhrase(source, in: book, isInWords: true).value
      }
    }
  }
}
