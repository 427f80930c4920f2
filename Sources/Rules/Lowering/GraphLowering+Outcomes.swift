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
        builder.update { $0.plan.rules.append(index) }
        continue
      }
      var measures: [RuleIndex] = []
      for indicator in rule.indicators where clock.isInForce(indicator.header.period) {
        var body = body(indicator.significant, names())
        let sustained = lower(indicator.sustained, names())
        body.node = builder.all([body.condition, sustained], at: indicator.header.span)
        body.holder = indicator.holder?.value
        measures.append(add(indicator.header, .measure, body, scope: names()))
      }
      let achieved =
        rule.needsAll
        ? builder.all(nodes(measures), at: rule.header.span) : builder.any(nodes(measures), at: rule.header.span)
      var body = Body(achieved)
      body.covers = rule.faced.map { lower($0, names()) }
      body.children = measures
      let index = add(rule.header, .goal, body, scope: names())
      builder.update { $0.plan.rules.append(index) }
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
}
