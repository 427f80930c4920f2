import Diagnostics
import ExpressionSyntax
import Expressions

// Retention: among the rules that cover a record the latest due date governs; a hold stops everything.
extension GraphLowering {
  mutating func lowerRetention(_ decision: String) {
    let rules = book.retention.filter { $0.decision.value == decision && $0.header.period.contains(asOf) }
    guard let span = rules.first?.header.span ?? book.retention.first?.header.span else { return }
    // They stop whatever rule covers the record, and are lowered once.
    let common = exceptions(book.holds(of: decision), .hold, names())
    var covers: [NodeIndex] = []
    var held: [NodeIndex] = []
    var passed: [NodeIndex] = []
    for rule in rules {
      let scope = names()
      let concerns = lower(rule.covers, scope)
      let tree = book.tree(of: rule.due)
      let due = program(tree, tree.root, rule.due, scope)
      let isPast = lowerIsPast(rule.due, span: rule.header.span)
      let holds = exceptions(rule.holds, .hold, scope)
      var body = Body(isPast)
      body.covers = concerns
      body.exceptions = holds + common
      body.due = due
      let index = add(rule.header, .retention, body, scope: scope)
      builder.update { $0.plan.rules.append(index) }
      covers.append(concerns)
      passed.append(isPast)
      held.append(builder.all([concerns, builder.any(nodes(holds), at: span)], at: span))
    }
    let isCovered = builder.any(covers, at: span)
    if !common.isEmpty {
      for hold in common { builder.update { $0.rules[hold.index].covers = isCovered } }
      held.append(builder.all([isCovered, builder.any(nodes(common), at: span)], at: span))
    }
    let isHeld = builder.any(held, at: span)
    let notHeld = builder.not(isHeld, at: span)
    let waiting = zip(covers, passed).map { builder.all([$0, builder.not($1, at: span)], at: span) }
    let isWaiting = builder.any(waiting, at: span)
    var outcomes = [
      DecisionPlan.Outcome(name: "held", node: isHeld),
      DecisionPlan.Outcome(name: "keep", node: builder.all([notHeld, isWaiting], at: span)),
    ]
    let isDue = builder.all([isCovered, notHeld, builder.not(isWaiting, at: span)], at: span)
    for action in RetentionSyntax.Action.allCases where rules.contains(where: { $0.action.value == action }) {
      var governing: [NodeIndex] = []
      for (index, rule) in rules.enumerated() where rule.action.value == action {
        governing.append(governs(index, among: rules, covers, span))
      }
      outcomes.append(.init(name: action.rawValue, node: builder.all([isDue, builder.any(governing, at: span)], at: span)))
    }
    builder.update {
      $0.plan.outcomes = rules.isEmpty ? [] : outcomes
      $0.plan.inForce = isCovered
      $0.plan.hasRulesInForce = !rules.isEmpty
    }
  }

  /// Whether a covering rule's due date is the latest; of equal ones the more careful action governs.
  private mutating func governs(
    _ index: Int, among rules: [RetentionSyntax], _ covers: [NodeIndex], _ span: SourceSpan
  ) -> NodeIndex {
    var conditions = [covers[index]]
    let rank: (RetentionSyntax.Action) -> Int = { RetentionSyntax.Action.allCases.firstIndex(of: $0) ?? 0 }
    for (other, rule) in rules.enumerated()
    where other != index && rule.action.value != rules[index].action.value {
      let isStrict = rank(rule.action.value) > rank(rules[index].action.value)
      let earlier = compareDue(rules[index].due, isStrict ? .greater : .greaterOrEqual, rule.due, at: span)
      conditions.append(builder.any([builder.not(covers[other], at: span), earlier], at: span))
    }
    return builder.all(conditions, at: span)
  }
}
