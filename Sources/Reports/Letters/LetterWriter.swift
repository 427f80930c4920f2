import Decisions
import Diagnostics
import Rules

/// Makes the page of a letter: its sentences as they stand, its lists from the decision in the words of the rules.
///
/// No ids of rules and no places in files: a letter goes to people outside.
struct LetterWriter {
  let letter: Letter
  let decision: Decision
  let sources: RuleSources
  /// How often words of the rules lack a fact.
  private(set) var blanksInLists = 0

  init(_ letter: Letter, sources: RuleSources) {
    self.letter = letter
    decision = letter.decision
    self.sources = sources
  }

  /// A heading that has only an empty list below it is left out with it. Complexity: linear in the reasons.
  mutating func page() -> LetterPage {
    var parts: [LetterPage.Part] = []
    for part in letter.parts {
      switch part {
      case .text(let phrase): parts.append(.block(.paragraph(Catalogue.letterText(phrase))))
      case .heading(let phrase): parts.append(.heading(Catalogue.letterText(phrase)))
      case .signature(let phrase): parts.append(.signature(Catalogue.letterText(phrase)))
      case .list(let list, let empty):
        let items = items(of: list)
        if !items.isEmpty {
          parts.append(.block(.list(items, isNumbered: list == .missing)))
        } else if let empty {
          parts.append(.block(.paragraph(Catalogue.letterText(empty))))
        } else if case .heading? = parts.last {
          parts.removeLast()
        }
      }
    }
    return LetterPage(
      sender: letter.sender.map(Catalogue.addressLine), to: letter.to.map(Catalogue.addressLine),
      date: Catalogue.date(day: decision.asOf), subject: Catalogue.letterText(letter.subject), parts: parts)
  }

  private mutating func items(of list: LetterSyntax.List) -> [ListItem] {
    switch list {
    case .reasons: return reasons(of: LetterReasons.carrying(decision)) + withheld()
    case .holds:
      let holds = decision.reasons.flatMap(\.exceptions).filter { $0.role == .hold && $0.truth == .met }
      return reasons(of: holds.map { LetterReasons(reason: $0, items: nil) })
    case .mightAlsoFail: return reasons(of: LetterReasons.open(decision))
    case .items: return decision.items.map { ListItem(RichText(Catalogue.itemOutcome($0))) }
    case .permittedItems: return items("permit")
    case .refusedItems: return items("refuse")
    case .openItems: return items(Decision.undetermined)
    case .missing:
      return letter.questions.map { question in
        ListItem(RichText(Catalogue.question(question)), question.answer.map { [.paragraph(Catalogue.answer($0))] } ?? [])
      }
    case .duties: return decision.duties.filter { $0.truth == .met }.map { duty($0, .plain) }
    case .urgent: return decision.urgent.map { duty($0, .strong) }
    case .assumptions:
      return decision.assumptions.filter { $0.presumed == nil }.map { ListItem(RichText(Catalogue.sentence($0.title))) }
    }
  }

  /// A further reason, where the outcome or that of an item does not rest on what the addressee sees.
  private func withheld() -> [ListItem] {
    var texts: [String] = []
    for withheld in [decision.items.isEmpty ? decision.withheld : nil] + decision.items.map(\.withheld) {
      guard let withheld, withheld.isDecided, !texts.contains(Catalogue.withheld(withheld)) else { continue }
      texts.append(Catalogue.withheld(withheld))
    }
    return texts.map { ListItem(RichText($0)) }
  }

  private func items(_ outcome: String) -> [ListItem] {
    decision.items.filter { $0.outcome == outcome }.map { ListItem(RichText(Catalogue.sentence(Catalogue.item($0)))) }
  }

  private mutating func reasons(of reasons: [LetterReasons]) -> [ListItem] {
    reasons.map { entry in
      let texts = entry.reason.texts.map { words($0) }
      let sentence = texts.isEmpty ? entry.reason.title : texts.joined(separator: "; ")
      let concerns = entry.items.map { Catalogue.concerned($0.map(Catalogue.item)) }
      return ListItem(
        RichText(Catalogue.cited(sentence, entry.reason.sources, sources: sources)),
        concerns.map { [.paragraph($0)] } ?? [])
    }
  }

  private mutating func duty(_ duty: DutyReport, _ style: RichText.Style) -> ListItem {
    let sentence = duty.text.map { words($0) } ?? duty.title
    let terms = Catalogue.dutyTerms(duty, concerning: nil)
    return ListItem(
      RichText(Catalogue.cited(sentence, duty.sources, sources: sources), style), terms.map { [.paragraph($0)] } ?? []
    )
  }

  private mutating func words(_ phrase: Phrase) -> String {
    if phrase.hasBlank { blanksInLists += 1 }
    return Catalogue.letterText(phrase)
  }
}

/// One reason of a letter, with the items that it concerns where these are not all that the list is about.
struct LetterReasons {
  var reason: Reason
  var items: [ItemReport]?

  /// What speaks against the request; where nothing does, what the outcome rests on. A reason that several items share is told once.
  static func carrying(_ decision: Decision) -> [LetterReasons] {
    let refused = decision.items.filter { $0.outcome == "refuse" }
    if !refused.isEmpty {
      let whole = decision.reasons.filter(\.speaksAgainst).map { LetterReasons(reason: $0, items: nil) }
      return whole + grouped(refused) { $0.reasons.filter(\.speaksAgainst) }
    }
    let settled = decision.reasons.filter { $0.truth != .unknown }
    let against = settled.filter(\.speaksAgainst)
    let whole = (against.isEmpty ? settled : against).map { LetterReasons(reason: $0, items: nil) }
    return whole + grouped(decision.items.filter { $0.outcome == "permit" }) { $0.reasons.filter { $0.truth != .unknown } }
  }

  /// What is not settled and may stand in the way as well.
  static func open(_ decision: Decision) -> [LetterReasons] {
    let whole = decision.mightAlsoFail + (decision.isDetermined ? [] : decision.reasons.filter { $0.truth == .unknown })
    return whole.shown.map { LetterReasons(reason: $0, items: nil) }
      + grouped(decision.items) {
        ($0.mightAlsoFail + ($0.outcome == Decision.undetermined ? $0.reasons.filter { $0.truth == .unknown } : [])).shown
      }
  }

  private static func grouped(_ items: [ItemReport], _ reasons: (ItemReport) -> [Reason]) -> [LetterReasons] {
    var found: [(reason: Reason, items: [ItemReport])] = []
    for item in items {
      for reason in reasons(item) {
        let index = found.firstIndex { $0.reason.rule == reason.rule && $0.reason.texts == reason.texts } ?? found.endIndex
        if index == found.endIndex { found.append((reason, [])) }
        found[index].items.append(item)
      }
    }
    return found.map { LetterReasons(reason: $0.reason, items: $0.items.count == items.count ? nil : $0.items) }
  }
}

extension Reason {
  fileprivate var speaksAgainst: Bool {
    tone == .against && [.requirement, .prohibition, .permission].contains(role) && !isFar
  }
}
