public import Decisions
import Rules

/// Who reads a report.
public enum Audience: String, Sendable, CaseIterable {
  /// Plain words only.
  case practitioner
  /// With rule names and their places in the files.
  case officer
}

/// How much of the reasons a report shows; the outcome's own reasons are complete in both.
public enum Detail: String, Sendable, CaseIterable {
  /// Of the parts of a rule, those of the same truth; the others by name. Facts where they were looked at.
  case concise
  /// Every part of every rule with all of its facts.
  case full
}

/// Builds the document of one decision: urgent routes, outcome, reasons, what to do, what to find out, what it rests on.
public struct DecisionDocument {
  let decision: Decision
  let sources: RuleSources
  let audience: Audience
  let detail: Detail
  /// Whether it has the tree of all reasons, which is for formats that fold.
  let hasTree: Bool

  /// The finished document. Complexity: linear in the reasons of the decision.
  public static func document(
    _ decision: Decision, sources: RuleSources, audience: Audience = .practitioner, detail: Detail = .concise,
    withTree: Bool = false
  ) -> Document {
    DecisionDocument(decision: decision, sources: sources, audience: audience, detail: detail, hasTree: withTree).document
  }

  private var document: Document {
    // Where the outcome is open, the questions are what the reader came for.
    let sections: [Section?] =
      [urgent, advice, override, decision.isDetermined ? nil : missing, settles, why, open, mightAlsoFail, withheld] + items
      + [
        sufficient, changes, duties, decision.isDetermined ? missing : nil, needNotBeAsked, assumptions, problems,
        hasTree ? tree : nil, clauses, about,
      ]
    return Document(title: decision.title, sections: sections.compactMap { $0 })
  }

  var isForOfficers: Bool { audience == .officer }
}

// MARK: - Outcome

extension DecisionDocument {
  private var urgent: Section? {
    guard !decision.urgent.isEmpty else { return nil }
    let certain = decision.urgent.filter { $0.truth == .met }
    let possible = decision.urgent.filter { $0.truth == .unknown }
    var blocks: [Block] = []
    if !certain.isEmpty {
      blocks += certain.flatMap { duty -> [Block] in [.paragraph(Catalogue.duty(duty), .strong)] + dutyDetails(duty) }
      blocks.append(.paragraph(Catalogue.urgentLead))
    }
    for duty in possible {
      blocks += [.paragraph(Catalogue.urgentMaybe), .paragraph(Catalogue.duty(duty), .strong)] + dutyDetails(duty)
    }
    return blocks.isEmpty ? nil : Section(Catalogue.urgentHeading, kind: .urgent, blocks)
  }

  private var advice: Section {
    let summary = Catalogue.summary(decision)
    var blocks: [Block] = [.paragraph(summary, .strong)]
    if let value = decision.value, decision.valueTitle != nil || !summary.contains(Catalogue.text(value)) {
      blocks.append(.paragraph(Catalogue.value(value, title: decision.valueTitle, isClaim: decision.outcome == "claim")))
    }
    if let days = decision.overdueDays { blocks.append(.paragraph(Catalogue.overdue(days), .strong)) }
    blocks.append(.paragraph(Catalogue.asOf(decision.asOf), .muted))
    return Section(Catalogue.adviceHeading, blocks)
  }

  private var override: Section? {
    guard let override = decision.override else { return nil }
    return Section(
      Catalogue.overrideHeading,
      [
        .paragraph(Catalogue.override(override), .strong),
        .paragraph(decision.reader == nil ? Catalogue.overrideReason(override) : Catalogue.overrideReasonNotShown),
        .paragraph(Catalogue.adviceStays, .muted),
      ])
  }
}

// MARK: - What the advice rests on

extension DecisionDocument {
  private var assumptions: Section? {
    guard !decision.assumptions.isEmpty else { return nil }
    let (declared, presumed, others) = shownAssumptions
    var blocks: [Block] = []
    if !declared.isEmpty { blocks += [.paragraph(Catalogue.assumptionsLead), .list(declared.map(assumption))] }
    if !presumed.isEmpty { blocks += [.paragraph(Catalogue.presumedLead), .list(presumptions(presumed))] }
    if others > 0 { blocks.append(.paragraph(Catalogue.otherAssumptions(others), .muted)) }
    return Section(Catalogue.assumptionsHeading, blocks)
  }

  private func assumption(_ assumption: AssumptionReport) -> ListItem {
    var blocks: [Block] = [.paragraph(Catalogue.assumptionReason(assumption.reason))]
    if !assumption.alternatives.isEmpty { blocks.append(.paragraph(Catalogue.alternatives(assumption.alternatives))) }
    if isForOfficers, !assumption.rules.isEmpty { blocks.append(.paragraph(Catalogue.rules(assumption.rules), .code)) }
    return ListItem(RichText(Catalogue.sentence(assumption.title), .strong), blocks)
  }

  /// One line for each fact and value, with the members of whom it is presumed.
  private func presumptions(_ facts: [FactUse]) -> [ListItem] {
    var lines: [(title: String, value: String, members: [String])] = []
    for fact in facts {
      let value = Catalogue.value(fact.value, fact.presentation)
      let index = lines.firstIndex { $0.title == fact.title && $0.value == value } ?? lines.endIndex
      if index == lines.endIndex { lines.append((fact.title, value, [])) }
      if let member = fact.member { lines[index].members.append(memberName(member)) }
    }
    return lines.map { ListItem(RichText(Catalogue.presumption($0.title, of: $0.members, is: $0.value))) }
  }

  private var problems: Section? {
    // That there is nothing to decide by is no failure, and stands in the first line.
    let problems = decision.problems.filter { !Catalogue.isSaidFirst($0, decision) }
    guard !problems.isEmpty else { return nil }
    let items = problems.map { problem in
      let place = sources.location(problem.span)
      return ListItem(
        RichText(Catalogue.sentence(Catalogue.problem(problem))), place.map { [.paragraph(Catalogue.place($0), .code)] } ?? [])
    }
    return Section(Catalogue.problemsHeading, [.paragraph(Catalogue.problemsLead), .list(items)])
  }

  private var about: Section {
    let identity = sources.identity
    var facts = [
      KeyFact(Catalogue.decidedAsOf, RichText(Catalogue.date(day: decision.asOf))),
      KeyFact(Catalogue.ruleBook, RichText(sources.documents[identity.name]?.title ?? identity.name)),
      KeyFact(Catalogue.versionName(identity.version), RichText(Catalogue.version(identity.version))),
    ]
    if let reader = decision.reader { facts.insert(KeyFact(Catalogue.writtenFor, RichText(Catalogue.reader(reader))), at: 0) }
    if isForOfficers {
      facts.append(KeyFact(Catalogue.digest, RichText(identity.digest, .code)))
      if let meaning = identity.meaning { facts.append(KeyFact(Catalogue.meaningDigest, RichText(meaning, .code))) }
    } else {
      facts.append(KeyFact(Catalogue.digest, RichText(Catalogue.shortDigest(identity.digest), .code)))
    }
    return Section(
      Catalogue.aboutHeading, kind: .footer,
      [.paragraph(Catalogue.adviceOnly)] + (decision.reader == nil ? [] : [.paragraph(Catalogue.readerLead)])
        + [.keyFacts(facts)])
  }
}
