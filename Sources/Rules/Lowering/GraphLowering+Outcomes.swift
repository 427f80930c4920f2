import Diagnostics
import ExpressionSyntax
import Expressions

// The outcomes plan: a claim may be made when every goal faced is achieved, or by an alternative route.
extension GraphLowering {
  mutating func lowerOutcomes(_ decision: String) {
    let rules = book.outcomes.filter { $0.decision.value == decision && $0.header.period.contains(asOf) }
    guard let span = rules.first?.header.span ?? book.outcomes.first?.header.span else { return }
    var goals: [NodeIndex] = []
    var faced: [NodeIndex] = []
    var routes: [NodeIndex] = []
    for rule in rules {
      if let alternative = rule.alternative {
        let index = add(rule.header, .route, body(alternative, names()), scope: names())
        routes += nodes([index])
        let from = rule.claimFrom.map { dateProgram($0, names()) }
        builder.update {
          $0.plan.rules.append(index)
          $0.plan.routes.append(DecisionPlan.DatedRoute(rule: index, from: from))
        }
        continue
      }
      var measures: [RuleIndex] = []
      var dated: [DecisionPlan.DatedMeasure] = []
      for indicator in rule.indicators where clock.isInForce(indicator.header.period) {
        var body = body(indicator.significant, names())
        let sustained = self.body(indicator.sustained, names())
        body.node = builder.all([body.condition, sustained.node], at: indicator.header.span)
        body.holder = indicator.holder?.value
        // Words are about those who keep the level, or do not.
        if indicator.lasting != nil { body.members = sustained.members }
        wordDates = indicator.lasting.map { ["since": $0.since, "sustained_from": $0.sustainedFrom] } ?? [:]
        let index = add(indicator.header, .measure, body, scope: names())
        wordDates = [:]
        measures.append(index)
        dated.append(
          DecisionPlan.DatedMeasure(
            rule: index, from: indicator.lasting.map { dateProgram($0.sustainedFrom, names(of: sustained.members?.entity)) },
            members: sustained.members, needed: needed(indicator.sustained),
            isTimeless: builder.constantTruth(sustained.node) == .met))
      }
      let achieved =
        rule.needsAll
        ? builder.all(nodes(measures), at: rule.header.span) : builder.any(nodes(measures), at: rule.header.span)
      var body = Body(achieved)
      body.covers = rule.faced.map { lower($0, names()) }
      body.children = measures
      let index = add(rule.header, .goal, body, scope: names())
      builder.update {
        $0.plan.rules.append(index)
        $0.plan.goals.append(DecisionPlan.DatedGoal(rule: index, needsAll: rule.needsAll, measures: dated))
      }
      if let covers = body.covers {
        faced.append(covers)
        goals.append(builder.any([builder.not(covers, at: span), achieved], at: span))
      } else {
        faced.append(builder.constant(.met, at: span))
        goals.append(achieved)
      }
    }
    let complete = builder.all(goals + [builder.any(faced, at: span)], at: span)
    let claim = builder.any([complete] + routes, at: span)
    let noClaim = builder.not(claim, at: span)
    builder.update {
      $0.plan.outcomes = rules.isEmpty ? [] : [.init(name: "claim", node: claim), .init(name: "no-claim", node: noClaim)]
      $0.plan.hasRulesInForce = !rules.isEmpty
    }
  }

  private mutating func dateProgram(_ source: ExpressionSource, _ scope: NameScope) -> ProgramIndex {
    let tree = book.tree(of: source)
    return program(tree, tree.root, source, scope)
  }

  /// How many members a condition asks for; nil for each, also where it asks that at most so many do.
  private mutating func needed(_ condition: Condition) -> Int? {
    guard case .quantified(let quantified, _) = condition else { return nil }
    switch quantified.kind {
    case .some: return 1
    case .every: return nil
    case .count(.atLeast, let source):
      let tree = book.tree(of: source)
      guard case .number(let number)? = constant(tree, tree.root, source) else { return nil }
      return number.asInt()
    case .count(.atMost, _): return 0
    }
  }
}
