import Diagnostics
import ExpressionSyntax
import Expressions

extension GraphLowering {
  /// A duty inside a rule: it comes when all of `base` are met and its own condition is.
  mutating func lower(_ duty: DutySyntax, of rule: RuleIndex, after base: [NodeIndex], _ entity: EntityID?) {
    let scope = names(of: entity)
    let condition = duty.when.map { lower($0, scope) }
    let node = builder.lift(builder.all(base + [condition].compactMap { $0 }, at: duty.header.span), to: entity)
    let index = add(duty, node, condition, scope)
    builder.update { $0.rules[rule.index].duties.append(index) }
  }

  /// Rules of kind `duty` that belong to the decision.
  mutating func lowerDuties(of decision: String) {
    for duty in book.duties
    where duty.belongs(to: decision) && clock.isInForce(duty.header.period) {
      let scope = names(of: duty.each.flatMap { book.entity(named: $0.value) })
      let condition = duty.when.map { lower($0, scope) }
      let node = condition ?? builder.constant(.met, at: duty.header.span)
      _ = add(duty, builder.lift(node, to: scope.member), condition, scope)
    }
  }

  private mutating func add(_ duty: DutySyntax, _ node: NodeIndex, _ condition: NodeIndex?, _ scope: NameScope) -> Int {
    var lowered = DutyNode(
      id: duty.header.id.value, title: duty.header.title?.value ?? duty.header.id.value.spelledOut,
      sources: duty.header.sources.map(\.clauseReference), assumptions: duty.header.assumes.map(\.value), by: duty.by?.value,
      text: duty.text.map { lower($0, scope) }, due: nil, node: node, condition: condition, scope: scope.member,
      on: duty.on.map(\.value),
      isUrgent: duty.isUrgent, span: duty.header.span)
    if let due = duty.due {
      let tree = book.tree(of: due)
      lowered.due = program(tree, tree.root, due, scope)
    }
    let index = builder.graph.duties.count
    builder.update { $0.duties.append(lowered) }
    return index
  }

  /// Contradictions between facts refuse a case whatever is decided; their facts are not facts that the decision asks for.
  mutating func lowerChecks() {
    let needed = facts
    for check in book.checks {
      let entity = check.each.flatMap { book.entity(named: $0.value) ?? book.entity(ofRole: $0.value) }
      let scope = names(of: entity)
      let role = entity.flatMap { id in book[id].roles.first { $0.name == check.each?.value } }
      let conditions = [role.map { lower($0.condition, scope) }, lower(check.wrongWhen, scope)].compactMap { $0 }
      let node = builder.lift(builder.all(conditions, at: check.id.span), to: entity)
      let lowered = CheckNode(
        id: check.id.value, node: node, scope: entity, says: lower(check.says, scope), span: check.id.span)
      builder.update { $0.checks.append(lowered) }
    }
    facts = needed
  }
}
