import Analysis
import Diagnostics
import Rules

/// The indexes of clauses and of assumptions.
extension Handbook {
  /// Every clause of every document, in our own words, with what holds it.
  var clausesPage: HandbookPage {
    let coverage = ClauseCoverage(of: book)
    let sections = coverage.documents.map { part in
      let clauses = part.entries.map { entry -> [Block] in
        [
          .heading(
            Catalogue.sentenceStart(Catalogue.clause(entry.clause.number.value)), level: 3,
            anchor: RichText.Link.clause(entry.clause.number.value, of: part.document.id.value).anchor),
          .paragraph(Catalogue.sentence(entry.clause.says.value)), .paragraph(answer(entry.answer)),
        ]
      }
      return Section(part.document.title.value, anchor: "document-\(part.document.id.value)", clauses.flatMap { $0 })
    }
    return HandbookPage(name: HandbookPage.clauses, document: Document(title: Catalogue.clausesTitle, sections: sections))
  }

  private func answer(_ answer: ClauseCoverage.Answer) -> RichText {
    switch answer {
    case .covered(let holders): RichText(Catalogue.heldBy) + .joined(holders.map(name), "; ")
    case .noRule(let reason): RichText(Catalogue.sentence(Catalogue.noRule(reason)), .muted)
    case .none: RichText(Catalogue.noAnswer, .mark(.against))
    }
  }

  private func name(_ holder: ClauseHolder) -> RichText {
    let title = RichText(
      Catalogue.quoted(holder.title ?? Catalogue.readable(holder.id.value)), link: link(holder.kind, holder.id))
    return RichText(holder.kind + " ") + title
  }

  /// Where what holds a clause stands; parts without a place of their own stand with their rule.
  private func link(_ kind: String, _ id: Name) -> RichText.Link? {
    switch kind {
    case "parameter": return .parameter(id.value)
    case "register": return .register(id.value)
    case "assumption": return .assumption(id.value)
    case "check": return RichText.Link(HandbookPage.facts, "checks")
    default:
      let decision = book.declaredDecisions.first { $0.span.file == id.span.file && $0.span.range.contains(Int(id.span.start)) }
      return decision.map { .decision($0.id.value) } ?? rule(around: id.span).flatMap { places.link(of: $0) }
    }
  }

  /// The innermost rule or named part that has the place in it.
  private func rule(around span: SourceSpan) -> RuleHeader? {
    guard let rule = rules.last(where: { $0.header.span.file == span.file && $0.header.span.start <= span.start }) else {
      return nil
    }
    return rule.namedParts.last { $0.span.start <= span.start && span.end <= $0.span.end } ?? rule.header
  }

  var assumptionsPage: HandbookPage {
    let all = AssumptionUse.all(of: book)
    let sections = all.map { use in
      let assumption = use.assumption
      var blocks: [Block] = [.paragraph(Catalogue.sentence(assumption.reason.value))]
      if !assumption.alternatives.isEmpty {
        let others = assumption.alternatives.map { ListItem(RichText(Catalogue.sentence($0.value))) }
        blocks += [.paragraph(Catalogue.couldBe), .list(others)]
      }
      let clauses = assumption.sources.map { source in
        RichText(
          "\(sources.name(of: source.document.value)), \(Catalogue.clause(source.clause.value))",
          link: .clause(source.clause.value, of: source.document.value))
      }
      let source = clauses.isEmpty ? [] : [KeyFact(Catalogue.sourceWord, .joined(clauses, "; "))]
      blocks.append(.keyFacts(source + [KeyFact(Catalogue.inRuleFiles, RichText(assumption.id.value, .code))]))
      let users = use.users.map { user in
        let link = user.kind == "parameter" ? .parameter(user.id) : rule(around: user.span).flatMap { places.link(of: $0) }
        return ListItem(
          RichText(user.kind + " ") + RichText(Catalogue.quoted(user.title ?? Catalogue.readable(user.id)), link: link))
      }
      blocks += users.isEmpty ? [.paragraph(Catalogue.nothingRests)] : [.paragraph(Catalogue.restingOnIt), .list(users)]
      return Section(assumption.title.value, anchor: RichText.Link.assumption(assumption.id.value).anchor, blocks)
    }
    return HandbookPage(
      name: HandbookPage.assumptions, document: Document(title: Catalogue.assumptionsTitle(all.count), sections: sections))
  }
}
