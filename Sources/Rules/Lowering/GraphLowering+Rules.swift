import Diagnostics
import ExpressionSyntax
import Expressions

// Rules as nodes that are explained for themselves.
extension GraphLowering {
  /// What a rule node is made of beside its header.
  struct Body {
    var node: NodeIndex
    var condition: NodeIndex
    var covers: NodeIndex?
    var members: MemberCondition?
    var count: CountCondition?
    var exceptions: [RuleIndex] = []
    var children: [RuleIndex] = []
    var due: ProgramIndex?
    var holder: String?

    init(_ node: NodeIndex, condition: NodeIndex? = nil) {
      self.node = node
      self.condition = condition ?? node
    }
  }

  @discardableResult
  mutating func add(_ header: RuleHeader, _ role: RuleNode.Role, _ body: Body, scope: NameScope) -> RuleIndex {
    // Words may speak of the member at hand: of the list that is quantified over, or of the rule's own scope.
    let words = names(of: body.members?.entity ?? scope.member)
    let index = RuleIndex(builder.graph.rules.count)
    let rule = RuleNode(
      id: header.id.value, title: header.title?.value ?? header.id.value.spelledOut, role: role,
      sources: header.sources.map(\.clauseReference), assumptions: header.assumes.map(\.value), holder: body.holder,
      span: header.span, node: body.node, covers: body.covers, condition: body.condition, scope: builder.scope(of: body.node),
      members: body.members, count: body.count, says: lower(header.says, words), exceptions: body.exceptions,
      children: body.children, duties: [], due: body.due)
    builder.update { $0.rules.append(rule) }
    if [.criterion, .indicator, .eligibility, .requirement, .permission, .prohibition].contains(role) {
      rulesByID["\(header.id.value)@\(clock.day)"] = index
    }
    return index
  }

  /// A condition with the parts that its sentence needs.
  mutating func body(_ condition: Condition, _ scope: NameScope) -> Body {
    switch condition {
    case .quantified(let quantified, let span):
      let lowered = lower(quantified, scope, span)
      var body = Body(lowered.node)
      body.members = lowered.members
      return body
    case .count(let gate, let span):
      let lowered = lower(gate, scope, span)
      var body = Body(lowered.node)
      body.count = lowered.count
      if case .group(let name) = gate.operands { body.children = criteria(ofGroup: name.value) }
      return body
    default:
      var body = Body(lower(condition, scope))
      body.children = references(in: condition).compactMap { rule(withID: $0.value) }
      // A gate that counts inside another one: its sentence and its criteria still belong to the rule.
      let gates = countGates(in: condition)
      for (gate, _) in gates {
        if case .group(let name) = gate.operands { body.children += criteria(ofGroup: name.value) }
      }
      if gates.count == 1, let (gate, span) = gates.first { body.count = lower(gate, scope, span).count }
      return body
    }
  }

  private func countGates(in condition: Condition) -> [(CountGate, SourceSpan)] {
    switch condition {
    case .count(let gate, let span): [(gate, span)]
    case .all(let inner, _), .any(let inner, _), .none(let inner, _): inner.flatMap { countGates(in: $0) }
    case .not(let inner, _): countGates(in: inner)
    case .expression, .quantified, .met: []
    }
  }

  /// Rules named with `met` anywhere in a condition.
  private func references(in condition: Condition) -> [Name] {
    switch condition {
    case .met(let name, _): [name]
    case .all(let inner, _), .any(let inner, _), .none(let inner, _): inner.flatMap { references(in: $0) }
    case .not(let inner, _): references(in: inner)
    case .count(let gate, _):
      if case .conditions(let inner) = gate.operands { inner.flatMap { references(in: $0) } } else { [] }
    case .expression, .quantified: []
    }
  }

  mutating func exceptions(_ unless: [ExceptionSyntax], _ role: RuleNode.Role, _ scope: NameScope) -> [RuleIndex] {
    var found: [RuleIndex] = []
    for exception in unless where clock.isInForce(exception.header.period) {
      let body = body(exception.when, scope)
      found.append(add(exception.header, role, body, scope: scope))
    }
    return found
  }

  func nodes(_ rules: [RuleIndex]) -> [NodeIndex] { rules.map { builder.graph.rules[$0.index].node } }

  // MARK: Criteria

  mutating func lower(_ criterion: CriterionSyntax) -> RuleIndex {
    if let index = rulesByID["\(criterion.header.id.value)@\(clock.day)"] { return index }
    var indicators: [RuleIndex] = []
    for indicator in criterion.indicators where clock.isInForce(indicator.header.period) { indicators.append(lower(indicator)) }
    var body = Body(builder.any(nodes(indicators), at: criterion.header.span))
    body.children = indicators
    return add(criterion.header, .criterion, body, scope: names())
  }

  mutating func lower(_ indicator: IndicatorSyntax) -> RuleIndex {
    if let index = rulesByID["\(indicator.header.id.value)@\(clock.day)"] { return index }
    var body = body(indicator.condition, names())
    body.holder = indicator.holder?.value
    body.exceptions = exceptions(indicator.unless, .exception, names())
    if !body.exceptions.isEmpty {
      let blocked = builder.any(nodes(body.exceptions), at: indicator.header.span)
      body.node = builder.all([body.condition, builder.not(blocked, at: indicator.header.span)], at: indicator.header.span)
    }
    return add(indicator.header, .indicator, body, scope: names())
  }

  // MARK: Eligibility

  /// One version as it stands, at the clock at hand.
  mutating func lower(_ rule: EligibilitySyntax) -> RuleIndex {
    if let index = rulesByID["\(rule.header.id.value)@\(clock.day)"] { return index }
    return add(rule.header, .eligibility, body(rule.when, names()), scope: names())
  }

  /// All versions of the decision's rules, each in the epochs of its clock.
  mutating func lowerEligibility(_ decision: String) {
    let versions = book.eligibility.filter { $0.decision.value == decision }
    var met: [String: [NodeIndex]] = [:]
    var names: [String] = []
    var guards: [NodeIndex] = []
    for clocked in versions {
      for epoch in epochs(of: clocked.header, clocked.clock, { _ = $0.body(clocked.when, $0.names()) }) {
        clock = Clock(day: epoch.day)
        let index = lower(clocked)
        let rule = builder.graph.rules[index.index]
        let span = clocked.header.span
        if epoch.guardNode != builder.constant(.met, at: span) {
          builder.update { $0.rules[index.index].covers = epoch.guardNode }
        }
        guards.append(epoch.guardNode)
        for (name, node) in [(clocked.met.value, rule.node), (clocked.notMet.value, builder.not(rule.node, at: span))] {
          if met[name] == nil { names.append(name) }
          met[name, default: []].append(builder.all([epoch.guardNode, node], at: span))
        }
        builder.update { if !$0.plan.rules.contains(index) { $0.plan.rules.append(index) } }
      }
    }
    clock = Clock(day: asOf)
    guard let span = versions.first?.header.span else { return }
    let outcomes = names.map { DecisionPlan.Outcome(name: $0, node: builder.any(met[$0] ?? [], at: span)) }
    let inForce = builder.any(guards, at: span)
    builder.update {
      $0.plan.outcomes = guards.isEmpty ? [] : outcomes
      $0.plan.inForce = inForce
      $0.plan.hasRulesInForce = !guards.isEmpty
    }
  }
}

extension SourceReference {
  var clauseReference: ClauseReference { ClauseReference(document: document.value, clause: clause.value) }
}
