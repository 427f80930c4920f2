import Diagnostics
import ExpressionSyntax

extension RuleBook {
  /// The graphs by which one key of a ranking is measured, each a decision of its own with one rule: for a count, one graph for
  /// each criterion of the group that is in force, whose rule asks whether it is met; for a value, one whose rule speaks it.
  /// Evaluation and explanation need nothing more for rankings.
  ///
  /// Complexity: linear in the rules that the key uses.
  public func graphs(of key: RankingSyntax.Key, asOf: Int64) -> [DecisionGraph] {
    switch key.by {
    case .count(let group):
      let counted = criteria.filter { $0.group?.value == group.value && $0.header.period.contains(asOf) }
      return counted.compactMap { graph(of: key, when: .met($0.header.id, group.span), saying: nil, asOf) }
    case .value(let source):
      let always = Condition.expression(.hole("true", at: key.id.span), key.id.span)
      let words = Template(parts: [.placeholder(source)], span: key.span)
      return [graph(of: key, when: always, saying: words, asOf)].compactMap { $0 }
    }
  }

  private func graph(
    of key: RankingSyntax.Key, when condition: Condition, saying words: Template?, _ asOf: Int64
  ) -> DecisionGraph? {
    let header = RuleHeader(
      id: key.id, title: key.title, sources: [], period: .always, says: Words(met: words), assumes: [], span: key.span)
    func name(_ text: String) -> Name { Name(text, at: key.id.span) }
    var book = self
    book.duties = []
    book.eligibility.append(
      EligibilitySyntax(
        header: header, decision: name(Self.keyDecision), met: name("met"), notMet: name("not-met"), clock: nil,
        when: condition))
    return GraphLowering.lower(Self.keyDecision, of: book, asOf: asOf)
  }

  /// Not a name that rules can give a decision.
  private static let keyDecision = "key of a ranking"
}
