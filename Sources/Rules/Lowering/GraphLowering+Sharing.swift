import Diagnostics
import ExpressionSyntax
import Expressions

// Permissions, requirements and prohibitions.
extension GraphLowering {
  mutating func lower(_ rule: SharingRuleSyntax) -> RuleIndex {
    if let index = rulesByID["\(rule.header.id.value)@\(clock.day)"] { return index }
    let span = rule.header.span
    let scope = names(of: rule.each.flatMap { book.entity(named: $0.value) })
    var body = rule.when.map { self.body($0, scope) } ?? Body(builder.constant(.met, at: span))
    body.covers = rule.covers.map { lower($0, scope) }
    body.exceptions = exceptions(rule.unless, .exception, scope)
    let excepted = nodes(body.exceptions)
    switch rule.role {
    case .requirement:
      let concerns = body.covers.map { [builder.not($0, at: span)] } ?? []
      body.node = builder.any(concerns + [body.condition] + excepted, at: span)
    case .permission, .prohibition:
      let blocked = builder.any(excepted, at: span)
      body.node = builder.all([body.covers, body.condition, builder.not(blocked, at: span)].compactMap { $0 }, at: span)
    }
    body.node = builder.lift(body.node, to: scope.member)
    let role: RuleNode.Role =
      switch rule.role {
      case .permission: .permission
      case .requirement: .requirement
      case .prohibition: .prohibition
      }
    return add(rule.header, role, body, scope: scope)
  }

  mutating func lowerSharing(_ decision: String) {
    let rules = book.sharing.filter { $0.decision.value == decision }
    var byRole: [SharingRuleSyntax.Role: [NodeIndex]] = [:]
    var permissions: [(RuleIndex, SharingRuleSyntax)] = []
    var requirements: [(RuleIndex, SharingRuleSyntax)] = []
    for rule in rules where clock.isInForce(rule.header.period) {
      let index = lower(rule)
      byRole[rule.role, default: []].append(builder.graph.rules[index.index].node)
      builder.update { $0.plan.rules.append(index) }
      if rule.role == .permission { permissions.append((index, rule)) }
      if rule.role == .requirement { requirements.append((index, rule)) }
    }
    guard let span = rules.first?.header.span else { return }
    let entity = rules.compactMap { $0.each.flatMap { book.entity(named: $0.value) } }.first
    let prohibited = builder.any(byRole[.prohibition] ?? [], at: span)
    let permitted = builder.any(byRole[.permission] ?? [], at: span)
    var permit = builder.all((byRole[.requirement] ?? []) + [builder.not(prohibited, at: span), permitted], at: span)
    permit = builder.lift(permit, to: entity)
    let refuse = builder.not(permit, at: span)
    builder.update {
      $0.plan.hasRulesInForce = !permissions.isEmpty
      if let entity {
        $0.plan.items = DecisionPlan.Items(entity: entity, node: permit)
      } else {
        $0.plan.outcomes = [.init(name: "permit", node: permit), .init(name: "refuse", node: refuse)]
      }
    }
    for (index, rule) in permissions + requirements {
      let own = builder.graph.rules[index.index]
      let base = rule.role == .permission ? [permit, own.node] : [permit] + (own.covers.map { [$0] } ?? [])
      for duty in rule.duties where clock.isInForce(duty.header.period) { lower(duty, of: index, after: base, entity) }
    }
  }
}
