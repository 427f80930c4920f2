import Decisions
import Rules

/// From the outcome down to the facts: every reason with its parts, to be unfolded.
extension DecisionDocument {
  var tree: Section? {
    let whole = decision.reasons + decision.mightAlsoFail
    guard !treeReasons.isEmpty else { return nil }
    let items = decision.items.map { item in
      Block.folded(
        "\(Catalogue.sentenceStart(Catalogue.outcome(item.outcome))): \(Catalogue.item(item))",
        (item.reasons + item.mightAlsoFail).map(branch))
    }
    return Section(
      Catalogue.treeHeading,
      [.paragraph(Catalogue.treeLead, .muted), .folded(Catalogue.summary(decision), whole.map(branch) + items)])
  }

  /// Everything that has a place in the tree.
  var treeReasons: [Reason] {
    func all(_ reasons: [Reason]) -> [Reason] { reasons.flatMap { [$0] + all($0.exceptions) + all($0.because) } }
    return all(
      decision.reasons + decision.mightAlsoFail + decision.items.flatMap { $0.reasons + $0.mightAlsoFail })
  }

  private func branch(_ reason: Reason) -> Block {
    let whose = reason.member.map { " (\(memberName($0)))" } ?? ""
    let summary = "\(Catalogue.sentenceStart(reason.title))\(whose): \(Catalogue.verdict(reason))"
    var blocks = reason.texts.map { Block.paragraph(Catalogue.sentence(Catalogue.text($0))) }
    if reason.texts.isEmpty, let count = reason.count { blocks.append(.paragraph(Catalogue.sentence(Catalogue.count(count)))) }
    if !reason.facts.isEmpty {
      blocks.append(.list(reason.facts.map { ListItem(RichText(Catalogue.sentenceStart(Catalogue.fact($0)))) }))
    }
    if !reason.sources.isEmpty { blocks.append(.paragraph(.joined(reason.sources.map(citation), "; "))) }
    if isForOfficers {
      blocks.append(.paragraph(Catalogue.rulePlace(rule: reason.rule, at: sources.location(reason.span)), .code))
    }
    blocks += (reason.because + reason.exceptions).map(branch)
    return blocks.isEmpty ? .paragraph(summary) : .folded(summary, blocks)
  }

  /// A clause, with a link to what it says where that is known.
  private func citation(_ clause: ClauseReference) -> RichText {
    let text = "\(sources.name(of: clause.document)), \(Catalogue.clause(clause.clause))"
    guard sources.documents[clause.document]?.clauses[clause.clause] != nil else { return RichText(text) }
    return RichText(text, link: RichText.Link("", Self.anchor(clause)))
  }
}
