import Decisions
import Rules

extension DecisionDocument {
  /// Rules whose truth is settled; the outcome rests on them.
  var why: Section? {
    let settled = decision.reasons.filter { $0.truth != .unknown }
    guard !settled.isEmpty else { return nil }
    return Section(decision.isDetermined ? Catalogue.whyHeading : Catalogue.soFarHeading, [reasons(settled)])
  }

  var open: Section? {
    let open = decision.reasons.filter { $0.truth == .unknown }
    return open.isEmpty ? nil : Section(Catalogue.openHeading, [reasons(open)])
  }

  var mightAlsoFail: Section? {
    guard !decision.mightAlsoFail.isEmpty else { return nil }
    return Section(
      Catalogue.mightAlsoFailHeading,
      [.paragraph(Catalogue.mightAlsoFailLead), reasons(decision.mightAlsoFail)])
  }

  func reasons(_ reasons: [Reason]) -> Block { .list(reasons.map(item)) }

  /// A rule with its verdict, its words, the facts behind it, its exceptions, what it was made of, and its clauses.
  private func item(_ reason: Reason) -> ListItem {
    let mark = RichText(Catalogue.truth(reason.truth, reason.role), .mark(reason.tone))
    let whose = reason.member.map { ": \($0)" } ?? ""
    var blocks = words(reason)
    if detail == .full || reason.because.isEmpty { blocks += facts(reason.facts) }
    if !reason.exceptions.isEmpty {
      blocks += [.paragraph(Catalogue.exceptions(reason.exceptions.count)), reasons(reason.exceptions)]
    }
    blocks += parts(reason)
    if !reason.assumptions.isEmpty {
      blocks.append(.paragraph(Catalogue.restsOnAssumptions(reason.assumptions.map(assumptionTitle)), .muted))
    }
    if !reason.sources.isEmpty {
      blocks.append(.paragraph(Catalogue.sources(reason.sources.map(Catalogue.citation)), .muted))
    }
    if isForOfficers {
      blocks.append(.paragraph(Catalogue.rulePlace(rule: reason.rule, at: sources.location(reason.span)), .code))
    }
    return ListItem(mark + RichText(" ") + RichText(reason.title + whose, .strong), blocks)
  }

  /// The rules that this one is made of. The concise report only names those that came out the other way, unless the
  /// rule counts them from above, where those carry it.
  private func parts(_ reason: Reason) -> [Block] {
    if reason.because.isEmpty { return [] }
    if detail == .full || reason.count?.isAtMost == true { return [reasons(reason.because)] }
    let alike = reason.because.filter { $0.truth == reason.truth }
    let others = [Truth.met, .notMet, .unknown].filter { $0 != reason.truth }.flatMap { truth -> [Block] in
      let titles = reason.because.filter { $0.truth == truth }
      guard let role = titles.first?.role else { return [] }
      return [.paragraph(Catalogue.others(titles.map(\.title), truth, role), .muted)]
    }
    return (alike.isEmpty ? [] : [reasons(alike)]) + others
  }

  private func facts(_ facts: [FactUse]) -> [Block] {
    switch facts.count {
    case 0: return []
    case 1: return [.paragraph(Catalogue.restsOn(facts[0]), .muted)]
    default:
      let items = facts.map { ListItem(RichText(Catalogue.fact($0), .muted)) }
      return [.paragraph(Catalogue.restsOnFacts, .muted), .list(items)]
    }
  }

  private func words(_ reason: Reason) -> [Block] {
    let sentences = reason.texts.map { Catalogue.sentence(Catalogue.text($0)) }
    switch sentences.count {
    case 0: return reason.count.map { [.paragraph(Catalogue.sentence(Catalogue.count($0)))] } ?? []
    case 1: return [.paragraph(sentences[0])]
    default: return [.list(sentences.map { ListItem(RichText($0)) })]
    }
  }

  private func assumptionTitle(_ id: String) -> String {
    decision.assumptions.first { $0.id == id }?.title ?? Catalogue.readable(id)
  }
}

extension Reason {
  /// Whether its truth speaks for what was asked: a prohibition that applies speaks against it.
  var tone: RichText.Tone {
    switch (role, truth) {
    case (_, .unknown): .open
    case (.prohibition, .met), (.hold, .met): .against
    case (.prohibition, .notMet), (.hold, .notMet), (.exception, .notMet), (.retention, .notMet): .neutral
    case (_, .met): .favourable
    case (_, .notMet): .against
    }
  }
}
