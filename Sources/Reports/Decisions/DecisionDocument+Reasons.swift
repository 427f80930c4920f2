import Decisions
import Rules

extension DecisionDocument {
  /// Rules whose truth is settled; the outcome rests on them.
  var why: Section? {
    guard !settledReasons.isEmpty else { return nil }
    return Section(
      decision.isDetermined ? Catalogue.whyHeading : Catalogue.soFarHeading,
      selected(settledReasons) + nearest(decision.nearest))
  }

  var open: Section? {
    openReasons.isEmpty ? nil : Section(Catalogue.openHeading, [reasons(openReasons)])
  }

  var mightAlsoFail: Section? {
    guard !mayAlsoFail.isEmpty else { return nil }
    return Section(
      Catalogue.mightAlsoFailHeading, [.paragraph(Catalogue.mightAlsoFailLead), reasons(mayAlsoFail)])
  }

  /// The reasons that carry the outcome; the others by name.
  func selected(_ all: [Reason], within item: String? = nil) -> [Block] {
    let (shown, named) = selection(all)
    return [reasons(shown, within: item)] + names(named)
  }

  /// `item` is the member that a section is about: it need not be named again.
  func reasons(_ reasons: [Reason], within item: String? = nil) -> Block { .list(reasons.map { entry($0, within: item) }) }

  /// A rule with its verdict, its words, the facts behind it, its exceptions, what it was made of, and its clauses.
  private func entry(_ reason: Reason, within item: String?) -> ListItem {
    let mark = RichText(Catalogue.verdict(reason), .mark(reason.tone))
    let whose = reason.member.flatMap { $0 == item ? nil : ": \($0)" } ?? ""
    var blocks = words(reason)
    if let day = reason.sustainedFrom { blocks.append(.paragraph(Catalogue.sustained(day, reason.truth))) }
    blocks += facts(facts(of: reason), within: item)
    let (exceptions, withoutEffect) = exceptions(of: reason)
    if !exceptions.isEmpty {
      blocks += [.paragraph(Catalogue.exceptions(exceptions.count)), reasons(exceptions, within: item)]
    }
    if !withoutEffect.isEmpty {
      blocks.append(.paragraph(Catalogue.named(Catalogue.exceptionsWithoutEffect, withoutEffect.map(\.title)), .muted))
    }
    let (shown, named) = parts(of: reason)
    if !shown.isEmpty { blocks.append(reasons(shown, within: item)) }
    blocks += names(named)
    if !reason.assumptions.isEmpty, isForOfficers || detail == .full {
      blocks.append(.paragraph(Catalogue.restsOnAssumptions(reason.assumptions.map(assumptionTitle)), .muted))
    }
    if !reason.sources.isEmpty { blocks.append(.paragraph(Catalogue.sources(reason.sources, name: sources.name(of:)), .muted)) }
    if isForOfficers {
      blocks.append(.paragraph(Catalogue.rulePlace(rule: reason.rule, at: sources.location(reason.span)), .code))
    }
    return ListItem(mark + RichText(" ") + RichText(Catalogue.sentenceStart(reason.title) + whose, .strong), blocks)
  }

  private func words(_ reason: Reason) -> [Block] {
    let sentences = reason.texts.map { Catalogue.sentence(Catalogue.text($0)) }
    switch sentences.count {
    case 0: return reason.count.map { [.paragraph(Catalogue.sentence(Catalogue.count($0)))] } ?? []
    case 1: return [.paragraph(sentences[0])]
    default: return [.list(sentences.map { ListItem(RichText($0)) })]
    }
  }

  private func facts(_ facts: [FactUse], within item: String?) -> [Block] {
    let isInHeading = { (fact: FactUse) in item != nil && fact.member == item && sources.itemFacts.contains(fact.path) }
    let shown = detail == .full ? facts : facts.filter { !isInHeading($0) }
    let texts = shown.map { Catalogue.fact($0, within: item) }
    switch texts.count {
    case 0: return []
    case 1: return [.paragraph(Catalogue.restsOn(texts[0]), .muted)]
    default: return [.paragraph(Catalogue.restsOnFacts, .muted), .list(texts.map { ListItem(RichText($0, .muted)) })]
    }
  }

  /// Rules by name only, a line for each verdict.
  private func names(_ reasons: [Reason]) -> [Block] {
    var verdicts: [(verdict: String, titles: [String])] = []
    for reason in reasons {
      let verdict = Catalogue.verdict(reason)
      let index = verdicts.firstIndex { $0.verdict == verdict } ?? verdicts.endIndex
      if index == verdicts.endIndex { verdicts.append((verdict, [])) }
      verdicts[index].titles.append(reason.title)
    }
    return verdicts.map { .paragraph(Catalogue.named($0.verdict, $0.titles), .muted) }
  }

  private func assumptionTitle(_ id: String) -> String {
    decision.assumptions.first { $0.id == id }?.title ?? sources.assumptions[id] ?? Catalogue.readable(id)
  }
}
