import Decisions
import Rules

extension DecisionDocument {
  // MARK: Items

  /// An overview of the items, and a section for the reasons of each.
  var items: [Section?] {
    guard !decision.items.isEmpty else { return [] }
    let rows = decision.items.map { item in
      ListItem(
        RichText(Catalogue.outcome(item.outcome), .mark(tone(of: item))) + RichText(" ")
          + RichText(Catalogue.item(item), .strong), itemReasons(item))
    }
    return [Section(Catalogue.itemsHeading, [.list(rows)])]
  }

  private func itemReasons(_ item: ItemReport) -> [Block] {
    var blocks = selected(item.reasons.shown, within: item.name)
    if item.reasons.shown.isEmpty, item.withheld == nil || !decision.reasons.shown.isEmpty {
      blocks = [.paragraph(decision.reasons.shown.isEmpty ? Catalogue.noReasons : Catalogue.reasonsAbove)]
    }
    if !item.mightAlsoFail.shown.isEmpty {
      blocks += [.paragraph(Catalogue.itemMightAlsoFail), reasons(item.mightAlsoFail.shown, within: item.name)]
    }
    return blocks + nearest(item.nearest)
      + withheld(
        item.withheld, isFurther: !(item.reasons + decision.reasons).shown.isEmpty,
        (item.reasons + item.mightAlsoFail).filter(\.isWithheld))
  }

  /// The engine does not know which outcome is welcome; only an open one is marked.
  private func tone(of item: ItemReport) -> RichText.Tone { item.outcome == Decision.undetermined ? .open : .neutral }

  // MARK: Duties

  var duties: Section? {
    let settled = decision.duties.filter { $0.truth == .met }
    let open = decision.duties.filter { $0.truth == .unknown }
    guard !settled.isEmpty || !open.isEmpty else { return nil }
    var blocks: [Block] = []
    if !settled.isEmpty { blocks.append(.list(settled.map(dutyItem))) }
    if !open.isEmpty { blocks += [.paragraph(Catalogue.openDutiesLead), .list(open.map(dutyItem))] }
    return Section(Catalogue.dutiesHeading, blocks)
  }

  /// An item is called by what it is, a person by name.
  func memberName(_ member: String) -> String {
    decision.items.first { $0.name == member }.map(Catalogue.item) ?? member
  }

  private func dutyItem(_ duty: DutyReport) -> ListItem {
    ListItem(RichText(Catalogue.duty(duty), .strong), dutyDetails(duty))
  }

  func dutyDetails(_ duty: DutyReport) -> [Block] {
    var blocks: [Block] = []
    if let terms = Catalogue.dutyTerms(duty, concerning: duty.member.map(memberName)) { blocks.append(.paragraph(terms)) }
    if !duty.sources.isEmpty {
      blocks.append(.paragraph(Catalogue.sources(duty.sources, name: sources.name(of:)), .muted))
    }
    if isForOfficers {
      blocks.append(.paragraph(Catalogue.rulePlace(rule: duty.id, at: sources.location(duty.span)), .code))
    }
    return blocks
  }

  // MARK: Missing facts

  var missing: Section? {
    let needed = decision.missing.filter(\.matters)
    guard !needed.isEmpty else { return nil }
    let questions = needed.map { fact in
      let holder = Catalogue.holder(of: fact).map { Block.paragraph($0) }
      let path = isForOfficers ? Block.paragraph(fact.path, .code) : nil
      return ListItem(RichText(Catalogue.question(fact), .strong), [holder, path].compactMap { $0 })
    }
    return Section(
      Catalogue.missingHeading,
      [.paragraph(Catalogue.missingLead(needed.count)), .list(questions, isNumbered: true)]
        + (needed.count > 1 ? decision.nextQuestion.map(askFirst) ?? [] : []))
  }

  private func askFirst(_ question: NextQuestion) -> [Block] {
    let why = question.why.map { ListItem(RichText(Catalogue.why($0))) }
    return [.paragraph(Catalogue.askFirst(question), .strong)] + (why.isEmpty ? [] : [.list(why)])
  }

  var needNotBeAsked: Section? {
    let others = decision.missing.filter { !$0.matters }
    guard !others.isEmpty else { return nil }
    var facts: [(fact: MissingFact, members: [String])] = []
    for fact in others {
      let index = facts.firstIndex { $0.fact.path == fact.path } ?? facts.endIndex
      if index == facts.endIndex { facts.append((fact, [])) }
      if let member = fact.member { facts[index].members.append(member) }
    }
    let names = facts.map { fact, members in
      RichText(Catalogue.sentenceStart(Catalogue.factName(fact.title, of: members)))
        + (isForOfficers ? RichText([.init(" "), .init(fact.path, .code)]) : RichText([]))
    }
    return Section(
      Catalogue.needNotBeAskedHeading,
      [.paragraph(Catalogue.needNotBeAskedLead), .list(names.map { ListItem($0) })])
  }

  // MARK: Clauses

  /// The documents that the advice cites, with what each cited clause says.
  var clauses: Section? {
    let cited = citedClauses
    var documents: [String] = []
    for reference in cited where !documents.contains(reference.document) { documents.append(reference.document) }
    guard !documents.isEmpty else { return nil }
    let items = documents.map { id in documentItem(id, clauses: cited.filter { $0.document == id }.map(\.clause)) }
    return Section(Catalogue.sourcesHeading, [.list(items)])
  }

  var citedClauses: [ClauseReference] {
    decision.urgent.flatMap(\.sources) + shownReasons.flatMap(\.sources) + shownDuties.flatMap(\.sources)
      + (hasTree ? treeReasons.flatMap(\.sources) : [])
  }

  /// Of a clause that the report quotes.
  static func anchor(_ clause: ClauseReference) -> String {
    "clause-"
      + (clause.document + "-" + clause.clause).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
  }

  private func documentItem(_ id: String, clauses: [String]) -> ListItem {
    let document = sources.documents[id]
    var seen: Set<String> = []
    let facts = clauses.filter { seen.insert($0).inserted }.compactMap { number in
      document?.clauses[number].map {
        KeyFact(
          Catalogue.sentenceStart(Catalogue.clause(number)), RichText(Catalogue.sentence($0)),
          anchor: hasTree ? Self.anchor(ClauseReference(document: id, clause: number)) : nil)
      }
    }
    let name = sources.name(of: id)
    let title = document.flatMap { $0.title == name ? nil : ": \($0.title)" } ?? ""
    return ListItem(
      RichText(name, .strong) + RichText(title),
      facts.isEmpty ? [] : [.keyFacts(facts)])
  }
}
