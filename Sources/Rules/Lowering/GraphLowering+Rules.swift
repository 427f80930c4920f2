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
      for epoch in epochs(of: clocked) {
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

  private struct Epoch {
    var day: Int64
    /// Whether the clock's fact lies in the epoch.
    var guardNode: NodeIndex
  }

  /// The stretches of time in which the version is in force and everything that it uses stays the same.
  private mutating func epochs(of rule: EligibilitySyntax) -> [Epoch] {
    let span = rule.header.span
    guard let source = rule.clock else {
      return rule.header.period.contains(asOf) ? [Epoch(day: asOf, guardNode: builder.constant(.met, at: span))] : []
    }
    let tree = book.tree(of: source)
    // The clock itself is a fact as of the day of the decision.
    let names = NameScope(day: asOf)
    guard case .fact(let path) = names.meaning(of: tree.root, in: tree, book: book), path.reference == nil else {
      return []
    }
    // A first pass only finds where something changes; the rules that it adds are taken away again.
    let saved = (rulesByID, builder.graph.rules.count)
    var epochs: [Epoch] = []
    var day = rule.header.period.from == .min ? firstDay : rule.header.period.from
    let last = rule.header.period.until
    while day <= last {
      clock = Clock(day: day)
      _ = body(rule.when, self.names())
      let end = min(last, clock.nextChange == .max ? .max : clock.nextChange - 1)
      var bounds: [NodeIndex] = []
      if day > firstDay { bounds.append(atom(.compare(path.fact, .greaterOrEqual, day), on: path.fact, span)) }
      if end < .max { bounds.append(atom(.compare(path.fact, .lessOrEqual, end), on: path.fact, span)) }
      var inside = builder.all(bounds, at: span)
      if bounds.isEmpty, book[path.fact].mayBeNone {
        inside = builder.not(atom(.isNone(path.fact), on: path.fact, span), at: span)
      } else if book[path.fact].mayBeNone {
        // A clock that is none lies in no epoch; comparing it would be an error.
        inside = builder.all(
          [builder.not(atom(.isNone(path.fact), on: path.fact, span), at: span), inside], at: span)
      }
      if rule.clockDefaultsToAsOf, day <= asOf, asOf <= end {
        inside = builder.any([inside, atom(.isNone(path.fact), on: path.fact, span)], at: span)
      }
      epochs.append(Epoch(day: day, guardNode: inside))
      if end == .max { break }
      day = end + 1
    }
    rulesByID = saved.0
    builder.update { $0.rules.removeSubrange(saved.1...) }
    return epochs
  }

  /// Earlier than any day that rules speak of.
  private var firstDay: Int64 { -1_000_000 }
}

extension SourceReference {
  var clauseReference: ClauseReference { ClauseReference(document: document.value, clause: clause.value) }
}
