import ExpressionSyntax
import Expressions
import Facts
import Rules

// Conditions as rule files write them.
extension Walk {
  func sentence(_ condition: Condition, _ here: Here) -> Sentence {
    switch condition {
    case .expression(let source, _): sentence(source, here)
    case .all(let parts, _): .all(parts.map { sentence($0, here) })
    case .any(let parts, _): .any(parts.map { sentence($0, here) })
    case .none(let parts, _): .not(.any(parts.map { sentence($0, here) }))
    case .not(let inner, _): .not(sentence(inner, here))
    case .count(let gate, let span):
      count(gate, here) ?? free("number at \(span)\(isOfMember(gate, here) ? " for \(here.member)" : "")")
    case .quantified(let quantified, let span): sentence(quantified, here) ?? free("number at \(span)")
    case .met(let name, _): rule(name.value, here)
    }
  }

  /// `k` of `n`; nil where the number has no value on the day.
  private func count(_ gate: CountGate, _ here: Here) -> Sentence? {
    let parts =
      switch gate.operands {
      case .conditions(let conditions): conditions.map { sentence($0, here) }
      case .group(let name): criteria(ofGroup: name.value, here)
      }
    guard let number = number(gate.number, here) else { return nil }
    return gate.bound == .atLeast ? .atLeast(number, parts) : .not(.atLeast(number + 1, parts))
  }

  /// Whether the conditions of a gate are about the member at hand, not about the case as a whole.
  private func isOfMember(_ gate: CountGate, _ here: Here) -> Bool {
    if case .conditions(let parts) = gate.operands { parts.contains { isOfMember($0, here) } } else { false }
  }

  private func isOfMember(_ condition: Condition, _ here: Here) -> Bool {
    switch condition {
    case .expression(let source, _):
      let tree = tree(source)
      return reads(tree, tree.root, source, here).paths.contains { book[$0.reference ?? $0.fact].entity == here.entity }
    case .all(let parts, _), .any(let parts, _), .none(let parts, _): return parts.contains { isOfMember($0, here) }
    case .not(let inner, _): return isOfMember(inner, here)
    case .count(let gate, _): return isOfMember(gate, here)
    case .quantified: return false
    case .met(let name, _): return book.sharing.contains { $0.header.id.value == name.value && $0.each != nil }
    }
  }

  /// A whole number from literals and parameters; nil where there is none on the day.
  private func number(_ source: ExpressionSource, _ here: Here) -> Int? {
    let tree = tree(source)
    return value(tree, tree.root, source, Here(day: here.day)).asNumber?.asInt()
  }

  /// A condition over the members of a list. Of an open list there may be more members, of whom nothing is known.
  /// Nil where its number has no value on the day.
  private func sentence(_ quantified: QuantifiedCondition, _ here: Here) -> Sentence? {
    let name = quantified.member.value
    guard let entity = book.entity(named: name) ?? book.entity(ofRole: name), book[entity].isList, here.entity == nil else {
      return free("nobody is called \(name)")
    }
    let role = book[entity].roles.first { $0.name == name }
    var looked: [Sentence] = []
    var meets: [Sentence] = []
    for member in 0..<facts.count(entity) {
      let there = Here(day: here.day, entity: entity, member: member)
      looked.append(.all([role?.condition, quantified.where].compactMap { $0 }.map { sentence($0, there) }))
      meets.append(quantified.when.map { sentence($0, there) } ?? .known(true))
    }
    let both = zip(looked, meets).map { Sentence.both($0, $1) }
    let key = "more of \(text(quantified)) day \(here.day)"
    let more = facts.isListOpen(entity) ? [free(key)] : []
    switch quantified.kind {
    case .some: return .any(both + more)
    case .every(let ifNobody):
      let each = zip(looked, meets).map { Sentence.either(.not($0), $1) }
      let nobodyKey =
        "more for whom \(role.map { text($0.condition) } ?? "") \(quantified.where.map { text($0) } ?? "") day \(here.day)"
      let somebody = Sentence.any(looked + (facts.isListOpen(entity) ? [free(nobodyKey)] : []))
      return .all(each + more + (ifNobody ? [] : [somebody]))
    case .count(let bound, let source):
      guard let number = number(source, here) else { return nil }
      func atLeast(_ needed: Int) -> Sentence {
        needed <= 0 ? .known(true) : .any([.atLeast(needed, both)] + (facts.isListOpen(entity) ? [free("\(needed) \(key)")] : []))
      }
      return bound == .atLeast ? atLeast(number) : .not(atLeast(number + 1))
    }
  }

  // MARK: Texts

  /// The text of a condition, so that the same condition in two places is one question.
  private func text(_ condition: Condition) -> String {
    switch condition {
    case .expression(let source, _): "(\(source.text))"
    case .all(let parts, _): "all\(parts.map { text($0) })"
    case .any(let parts, _): "any\(parts.map { text($0) })"
    case .none(let parts, _): "none\(parts.map { text($0) })"
    case .not(let inner, _): "not \(text(inner))"
    case .count(let gate, _):
      if case .conditions(let parts) = gate.operands {
        "\(gate.bound) \(gate.number.text) of \(parts.map { text($0) })"
      } else {
        "\(gate)"
      }
    case .quantified(let quantified, _): text(quantified)
    case .met(let name, _): "met \(name.value)"
    }
  }

  private func text(_ quantified: QuantifiedCondition) -> String {
    let kind =
      switch quantified.kind {
      case .some: "some"
      case .every: "every"
      case .count: "count"
      }
    return
      "\(kind) \(quantified.member.value) \(quantified.where.map { text($0) } ?? "-") \(quantified.when.map { text($0) } ?? "-")"
  }
}
