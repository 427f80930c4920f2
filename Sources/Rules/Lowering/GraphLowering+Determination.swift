import Diagnostics
import ExpressionSyntax
import Expressions

// Determinations: of several outcomes, the first whose condition holds.
extension GraphLowering {
  /// Outcomes with the nodes that lead to them, in the order of the rules.
  private struct Ways {
    var names: [String] = []
    var words: [String: String] = [:]
    var nodes: [String: [NodeIndex]] = [:]
    var values: [DecisionPlan.DeterminedValue] = []
    var deadlines: Set<String> = []

    mutating func add(_ name: String, _ node: NodeIndex) {
      if nodes[name] == nil { names.append(name) }
      nodes[name, default: []].append(node)
    }
  }

  /// All versions of the decision's rules, each in the epochs of its clock.
  mutating func lowerDetermination(_ decision: String) {
    let versions = book.determinations.filter { $0.decision.value == decision }
    var ways = Ways()
    var guards: [NodeIndex] = []
    for version in versions {
      let always = builder.constant(.met, at: version.header.span)
      let epochs = epochs(of: version.header, version.clock) { lowering in
        var ignored = Ways()
        _ = lowering.lower(version, within: always, &ignored)
      }
      for epoch in epochs {
        clock = Clock(day: epoch.day)
        let index = lower(version, within: epoch.guardNode, &ways)
        guards.append(epoch.guardNode)
        builder.update { $0.plan.rules.append(index) }
      }
    }
    clock = Clock(day: asOf)
    guard let span = versions.first?.header.span else { return }
    let outcomes = ways.names.map {
      DecisionPlan.Outcome(name: $0, node: builder.any(ways.nodes[$0] ?? [], at: span), words: ways.words[$0])
    }
    let inForce = builder.any(guards, at: span)
    builder.update {
      $0.plan.outcomes = outcomes
      $0.plan.values = ways.values
      $0.plan.deadlines = ways.deadlines
      $0.plan.inForce = inForce
      $0.plan.hasRulesInForce = !guards.isEmpty
    }
  }

  /// One version at the clock at hand; an outcome covers what those before it leave.
  private mutating func lower(
    _ rule: DeterminationSyntax, within guardNode: NodeIndex, _ ways: inout Ways
  ) -> RuleIndex {
    var left = [guardNode]
    var parts: [RuleIndex] = []
    for entry in rule.entries where clock.isInForce(entry.header.period) {
      let span = entry.header.span
      var body = body(entry.when, names())
      body.exceptions = exceptions(entry.unless, .exception, names())
      if !body.exceptions.isEmpty {
        let blocked = builder.any(nodes(body.exceptions), at: span)
        body.node = builder.all([body.condition, builder.not(blocked, at: span)], at: span)
      }
      let covers = builder.all(left, at: span)
      body.covers = covers
      parts.append(add(entry.header.inheriting(from: rule.header), .outcome, body, scope: names()))
      let counts = builder.all([covers, body.node], at: span)
      ways.add(entry.outcome.value, counts)
      if let value = entry.value { ways.values.append(determined(value, where: counts, in: rule)) }
      left.append(builder.not(body.node, at: span))
    }
    let covers = builder.all(left, at: rule.otherwise.span)
    var none = Body(builder.all(Array(left.dropFirst()), at: rule.otherwise.span))
    none.covers = covers
    parts.append(add(rule.otherwise.header(in: rule.header).inheriting(from: rule.header), .otherwise, none, scope: names()))
    ways.add(rule.otherwise.outcome.value, covers)
    if let value = rule.otherwise.value { ways.values.append(determined(value, where: covers, in: rule)) }
    if let value = rule.value { ways.values.append(determined(value, where: guardNode, in: rule)) }
    ways.deadlines.formUnion(rule.deadline.map(\.value))
    for word in rule.words { ways.words[word.key.value] = word.value.value }
    var whole = Body(builder.constant(.met, at: rule.header.span))
    whole.covers = guardNode
    whole.children = parts
    let index = add(rule.header, .determination, whole, scope: names())
    for duty in rule.duties where clock.isInForce(duty.header.period) { lower(duty, of: index, after: [guardNode], nil) }
    return index
  }

  private mutating func determined(
    _ value: ExpressionSource, where node: NodeIndex, in rule: DeterminationSyntax
  ) -> DecisionPlan.DeterminedValue {
    let tree = book.tree(of: value)
    // A bare number is of the kind of the rule's other values.
    let presentations = ([value] + rule.values).map { self.presentation(ofResult: $0) }
    return DecisionPlan.DeterminedValue(
      node: node, program: program(tree, tree.root, value, names()),
      presentation: presentations.first { $0 != ValuePresentation() } ?? ValuePresentation(), title: rule.valueTitle?.value)
  }

  private func presentation(ofResult value: ExpressionSource) -> ValuePresentation {
    let tree = book.tree(of: value)
    return presentation(ofResult: tree.root, tree, names())
  }

  /// Unit and choices of the facts and parameters that a result is made of by choosing, adding or rounding.
  private func presentation(ofResult id: NodeID, _ tree: SyntaxTree, _ scope: NameScope) -> ValuePresentation {
    func first(_ nodes: [NodeID]) -> ValuePresentation {
      nodes.lazy.map { presentation(ofResult: $0, tree, scope) }.first { $0 != ValuePresentation() } ?? ValuePresentation()
    }
    switch tree[id].kind {
    case .conditional(_, let then, let otherwise): return first([then, otherwise])
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b), .binary(.multiply, let a, let b): return first([a, b])
    case .binary(.divide, let a, _), .negate(let a): return first([a])
    case .list(let items): return first(items)
    case .call(let function, let arguments):
      guard case .name(let name) = tree[function].kind,
        [
          "min", "max", "sum", "mean", "median", "abs", "floor", "ceiling", "decimal", "round up", "round down",
          "round half up", "round half down",
        ].contains(name)
      else { return ValuePresentation() }
      return first(arguments.map(\.value))
    default: return presentation(of: tree, id, scope)
    }
  }
}

extension RuleHeader {
  /// With the source of the rule that it is a part of, where it names none, and with that rule's assumptions.
  fileprivate func inheriting(from rule: RuleHeader) -> RuleHeader {
    var header = self
    if sources.isEmpty { header.sources = rule.sources }
    header.assumes += rule.assumes.filter { name in !assumes.contains { $0.value == name.value } }
    return header
  }
}
