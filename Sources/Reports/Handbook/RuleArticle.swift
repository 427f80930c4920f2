import Diagnostics
import ExpressionSyntax
import Rules

/// Writes what the handbook says of one rule.
struct RuleArticle {
  let book: RuleBook
  let places: RulePlaces
  let sources: RuleSources
  let cases: CasesByRule

  private var conditions: ConditionPhrase { ConditionPhrase(book: book, places: places) }

  /// Begins with the rule's heading. Complexity: linear in the rule and the cases that show it.
  func blocks(_ rule: HandbookRule) -> [Block] {
    let kind = RichText(Catalogue.sentenceStart(rule.kind))
    let first: RichText =
      switch rule.decision {
      case nil: RichText(Catalogue.sentence(rule.kind))
      case "any"? where !rule.except.isEmpty:
        .filling(Catalogue.kindForAllBut, [kind, .joined(rule.except.map { decisionName($0.value) }, ", ")])
      case "any"?: .filling(Catalogue.kindForAll, [kind])
      case let name?: .filling(Catalogue.kindFor, [kind, decisionName(name)])
      }
    return [heading(rule.header, level: 3), .paragraph(first)] + content(rule) + closing(rule.header)
  }

  private func decisionName(_ name: String) -> RichText {
    RichText(Catalogue.quoted(book.title(of: name)), link: .decision(name))
  }

  func heading(_ header: RuleHeader, level: Int) -> Block {
    .heading(Catalogue.sentenceStart(header.name), level: level, anchor: places.link(of: header)?.anchor)
  }

  private func content(_ rule: HandbookRule) -> [Block] {
    switch rule {
    case .criterion(let rule):
      let group = rule.group.map { [RichText.filling(Catalogue.belongsTo, [groupName($0.value)])] } ?? []
      return [.paragraph(.joined([RichText(Catalogue.criterionIsMet(rule.indicators.count))] + group, " "))]
        + rule.indicators.flatMap { indicator($0) }
    case .eligibility(let rule):
      return [
        .paragraph(
          .filling(
            Catalogue.givesOutcomes,
            [rule.met, rule.notMet].map { RichText(Catalogue.outcome($0.value), .strong) })),
        condition(Catalogue.metWhen, rule.when),
      ] + clock(rule.clock)
    case .determination(let rule): return determination(rule)
    case .sharing(let rule): return sharing(rule)
    case .retention(let rule):
      return [
        condition(Catalogue.appliesTo, rule.covers),
        .paragraph(.filling(Catalogue.retentionDue(rule.action.value), [value(rule.due)])),
      ] + exceptions(rule.holds, Catalogue.heldWhen) + commonHolds(rule.decision.value)
    case .outcome(let rule): return goal(rule)
    case .duty(let rule): return duty(rule)
    case .ranking(let rule): return ranking(rule)
    case .letter(let rule): return letter(rule)
    }
  }

  /// Holds of the decision stand with it, and are named here.
  private func commonHolds(_ decision: String) -> [Block] {
    let holds = book.holds(of: decision)
    if holds.isEmpty { return [] }
    let names = holds.map { RichText(Catalogue.quoted($0.header.name)) }
    return [.paragraph(.filling(Catalogue.commonHolds, [decisionName(decision), .joined(names, "; ")]))]
  }

  private func groupName(_ name: String) -> RichText { RichText(Catalogue.readable(name), link: .group(name)) }

  // MARK: Kinds

  private func indicator(_ indicator: IndicatorSyntax) -> [Block] {
    [heading(indicator.header, level: 4), condition(Catalogue.metWhen, indicator.condition)]
      + exceptions(indicator.unless, Catalogue.unlessBlocks)
      + holder(indicator.holder) + closing(indicator.header)
  }

  func clock(_ clock: ClockSyntax?) -> [Block] {
    guard let clock else { return [] }
    return [.paragraph(.filling(clock.defaultsToAsOf ? Catalogue.clockOrToday : Catalogue.clock, [value(clock.fact)]))]
  }

  private func sharing(_ rule: SharingRuleSyntax) -> [Block] {
    var blocks: [Block] = []
    if let each = rule.each { blocks.append(.paragraph(Catalogue.lookedAtForEach(Catalogue.readable(each.value)))) }
    if let covers = rule.covers { blocks.append(condition(Catalogue.appliesTo, covers)) }
    if let when = rule.when { blocks.append(condition(Catalogue.sharingWhen(rule.role), when)) }
    blocks += exceptions(rule.unless, rule.role == .requirement ? Catalogue.unlessExcuses : Catalogue.unlessBlocks)
    return blocks + duties(rule.duties)
  }

  func duties(_ duties: [DutySyntax]) -> [Block] {
    if duties.isEmpty { return [] }
    let items = duties.map { rule in
      ListItem(RichText(Catalogue.sentenceStart(rule.header.name), .strong), duty(rule) + [inFiles(rule.header)])
    }
    return [.paragraph(Catalogue.withDuties, .strong), .list(items)]
  }

  private func goal(_ rule: OutcomeSyntax) -> [Block] {
    var blocks: [Block] = []
    if let group = rule.group { blocks.append(.paragraph(.filling(Catalogue.belongsTo, [groupName(group.value)]))) }
    if let alternative = rule.alternative { blocks.append(condition(Catalogue.routeWhen, alternative)) }
    if let day = rule.claimFrom { blocks.append(.paragraph(.filling(Catalogue.claimFrom, [value(day)]))) }
    if let faced = rule.faced { blocks.append(condition(Catalogue.facedWhen, faced)) }
    if rule.indicators.count > 1 { blocks.append(.paragraph(rule.needsAll ? Catalogue.allMeasures : Catalogue.anyMeasure)) }
    for measure in rule.indicators {
      blocks += [
        heading(measure.header, level: 4),
        condition(Catalogue.significantWhen, measure.significant), sustained(measure),
      ]
      if let evidence = measure.evidence { blocks.append(.paragraph(Catalogue.evidence(evidence.value))) }
      blocks += holder(measure.holder) + closing(measure.header)
    }
    return blocks
  }

  private func sustained(_ measure: OutcomeIndicatorSyntax) -> Block {
    guard let lasting = measure.lasting else { return condition(Catalogue.sustainedWhen, measure.sustained) }
    let texts = [value(lasting.period), value(lasting.since)]
    return .list([ListItem(RichText(Catalogue.sustainedWhen, .strong) + RichText(" ") + .filling(Catalogue.keptFor, texts))])
  }

  private func duty(_ rule: DutySyntax) -> [Block] {
    var blocks: [Block] = []
    if rule.isUrgent { blocks.append(.paragraph(RichText(Catalogue.urgentRoute, .strong))) }
    if let text = rule.text { blocks.append(.paragraph(self.text(text))) }
    if let by = rule.by { blocks.append(.paragraph(.filling(Catalogue.doneBy, [HolderPhrase.text(by.value, in: book)]))) }
    if let due = rule.due { blocks.append(.paragraph(.filling(Catalogue.dueOn, [value(due)]))) }
    if !rule.on.isEmpty { blocks.append(.paragraph(Catalogue.comesWith(rule.on.map(\.value)))) }
    if let each = rule.each { blocks.append(.paragraph(Catalogue.lookedAtForEach(Catalogue.readable(each.value)))) }
    if let when = rule.when { blocks.append(condition(Catalogue.dutyWhen, when)) }
    if !rule.except.isEmpty { blocks.append(.paragraph(Catalogue.notInDecisions(rule.except.map(\.value)))) }
    // A rule of its own has its sources behind it.
    return rule.decision == nil ? blocks + citations(rule.header) : blocks
  }

  private func letter(_ rule: LetterSyntax) -> [Block] {
    var blocks: [Block] = []
    if !rule.on.isEmpty { blocks.append(.paragraph(Catalogue.writtenWith(rule.on.map(\.value)))) }
    if let when = rule.when { blocks.append(condition(Catalogue.writtenWhen, when)) }
    if !rule.except.isEmpty { blocks.append(.paragraph(Catalogue.notInDecisions(rule.except.map(\.value)))) }
    if rule.addressesEachHolder { blocks.append(.paragraph(Catalogue.addressesEachHolder)) }
    let body = rule.body.flatMap { part -> [Block] in
      let block: Block =
        switch part.content {
        case .text(let text), .signature(let text): .paragraph(self.text(text))
        case .heading(let text): .paragraph(RichText(self.text(text).plain, .strong))
        case .list(let list, _): .paragraph(Catalogue.letterList(list.value), .muted)
        }
      let holders: [Block] = part.holders.isEmpty ? [] : [.paragraph(Catalogue.onlyTo(part.holders.map(\.value)), .muted)]
      return [block] + holders + (part.when.map { [condition(Catalogue.onlyWhen, $0)] } ?? [])
    }
    return blocks + [.paragraph(.filling(Catalogue.letterSubject, [text(rule.subject)])), .folded(Catalogue.letterBody, body)]
  }

  // MARK: Parts

  func condition(_ lead: String, _ condition: Condition) -> Block {
    let item = conditions.item(condition)
    return .list([ListItem(RichText(lead, .strong) + RichText(" ") + item.text, item.blocks)])
  }

  func exceptions(_ all: [ExceptionSyntax], _ lead: String) -> [Block] {
    if all.isEmpty { return [] }
    let items = all.map { exception in
      let item = conditions.item(exception.when)
      return ListItem(
        RichText(Catalogue.sentenceStart(exception.header.name), .strong),
        [.list([item])] + period(exception.header) + citations(exception.header) + words(exception.header.says)
          + [inFiles(exception.header)])
    }
    return [.paragraph(lead, .strong), .list(items)]
  }

  private func holder(_ holder: Name?) -> [Block] {
    holder.map { [.paragraph(.filling(Catalogue.evidenceHolder, [HolderPhrase.text($0.value, in: book)]))] } ?? []
  }

  func value(_ source: ExpressionSource) -> RichText { ExpressionPhrase(source, in: book).value }

  private func text(_ template: Template) -> RichText { TemplatePhrase.text(template, in: book) }

  func words(_ says: Words) -> [Block] {
    let said = [(Catalogue.saysMet, says.met), (Catalogue.saysNotMet, says.notMet), (Catalogue.saysUnknown, says.unknown)]
      .compactMap { name, template in template.map { KeyFact(name, text($0)) } }
    return said.isEmpty ? [] : [.folded(Catalogue.whatReportsSay, [.keyFacts(said)])]
  }
}
