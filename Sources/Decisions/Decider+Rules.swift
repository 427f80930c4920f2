public import Facts
public import Rules

extension Decider {
  /// The truths that the rules and parts of rules with this id come to for the facts, over all items or members that they are
  /// looked at for; empty where no such rule has a part in the decision.
  ///
  /// With the name of a member only those for it; rules about the case as a whole count for every member.
  /// A version of an eligibility rule that the clock rules out, with all that it uses, has none.
  public func truths(of id: String, for facts: CaseFacts, member name: String? = nil) -> Set<Truth> {
    let phrases = PhraseWriter(evaluator: evaluator, facts: facts)
    evaluator.run(facts)
    let exact = exactPass(facts)
    var truths: Set<Truth> = []
    for index in rulesWithPart(exact) where graph.rules[index.index].id == id {
      let rule = graph.rules[index.index]
      for member in 0..<(rule.scope.map { facts.count($0) } ?? 1) {
        if let name, let scope = rule.scope, phrases.name(of: member, scope) != name { continue }
        truths.insert(exact.truth(rule.node, member: member).truth)
      }
    }
    return truths
  }

  /// The truths of all rules, parts of rules and duties that have a part in the decision, by their ids.
  public func truths(for facts: CaseFacts) -> [String: Set<Truth>] {
    evaluator.run(facts)
    let exact = exactPass(facts)
    var truths: [String: Set<Truth>] = [:]
    func note(_ id: String, _ node: NodeIndex, _ scope: EntityID?) {
      for member in 0..<(scope.map { facts.count($0) } ?? 1) {
        truths[id, default: []].insert(exact.truth(node, member: member).truth)
      }
    }
    for index in rulesWithPart(exact) {
      let rule = graph.rules[index.index]
      note(rule.id, rule.node, rule.scope)
    }
    for duty in graph.duties { note(duty.id, duty.node, duty.scope) }
    return truths
  }

  /// The top-level rules that the clock does not rule out, and everything below them.
  private func rulesWithPart(_ exact: ExactPass) -> Set<RuleIndex> {
    var found: Set<RuleIndex> = []
    var open = graph.plan.rules.filter { index in
      let rule = graph.rules[index.index]
      guard [.eligibility, .determination].contains(rule.role), let covers = rule.covers else { return true }
      return exact.truth(covers).truth != .notMet
    }
    while let index = open.popLast() {
      guard found.insert(index).inserted else { continue }
      open += graph.rules[index.index].children + graph.rules[index.index].exceptions
    }
    return found
  }
}
