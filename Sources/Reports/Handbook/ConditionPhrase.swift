import ExpressionSyntax
import Rules

/// Puts conditions into plain English: gates as lists of what they are about, expressions as sentences.
struct ConditionPhrase {
  let book: RuleBook
  /// Where rules lead to.
  let places: RulePlaces

  /// The condition as one entry of a list, with what it consists of below it. Complexity: linear in the condition.
  func item(_ condition: Condition) -> ListItem {
    switch condition {
    case .expression(let source, _): return expression(source)
    case .all(let parts, _): return parts.count == 1 ? item(parts[0]) : all(RichText(Catalogue.allOf), parts)
    case .any(let parts, _): return parts.count == 1 ? item(parts[0]) : gate(RichText(Catalogue.anyOf), parts)
    case .none(let parts, _): return gate(RichText(Catalogue.noneOf), parts)
    case .not(let part, _): return gate(RichText(Catalogue.notSo), [part])
    case .count(let gate, _): return count(gate)
    case .quantified(let quantified, _): return self.quantified(quantified)
    case .met(let name, _): return ListItem(.filling(Catalogue.ruleIsMet, [places.name(of: name.value)]))
    }
  }

  private func expression(_ source: ExpressionSource) -> ListItem {
    if let table = book.table(of: source) {
      let phrase = TablePhrase(book: book, table: table)
      return ListItem(RichText(Catalogue.byTable) + phrase.lead, [phrase.block])
    }
    let phrase = ExpressionPhrase(source, in: book)
    guard let parts = phrase.parts else { return ListItem(phrase.condition) }
    let lead = parts.areAllNeeded ? Catalogue.allOf : Catalogue.anyOf
    return ListItem(RichText(lead), [.list(parts.operands.map { ListItem($0) })])
  }

  private func gate(_ lead: RichText, _ parts: [Condition]) -> ListItem { ListItem(lead, [.list(parts.map { item($0) })]) }

  private func count(_ gate: CountGate) -> ListItem {
    let bound = RichText(Catalogue.bound(gate.bound))
    let number = ExpressionPhrase(gate.number, in: book).value
    switch gate.operands {
    case .conditions(let parts): return self.gate(.filling(Catalogue.countOf, [bound, number]), parts)
    case .group(let group):
      let name = RichText(Catalogue.readable(group.value), link: .group(group.value))
      let members =
        (book.criteria.filter { $0.group?.value == group.value }.map(\.header)
        + book.outcomes.filter { $0.group?.value == group.value }.map(\.header))
        .map { ListItem(places.name(of: $0)) }
      return ListItem(.filling(Catalogue.countOfGroup, [bound, number, name]), members.isEmpty ? [] : [.list(members)])
    }
  }

  private func quantified(_ condition: QuantifiedCondition) -> ListItem {
    let parts = [condition.where, condition.when].compactMap { $0 }
    let items = parts.flatMap { conjuncts($0) }
    let member = RichText(member(condition.member.value))
    switch condition.kind {
    case .some: return ListItem(.filling(Catalogue.someMember(items.count), [member]), [.list(items)])
    case .every(let ifNobody):
      let nobody = RichText(ifNobody ? " (\(Catalogue.ifNobodyMet))" : "")
      if condition.where == nil {
        return ListItem(.filling(Catalogue.everyMember(items.count), [member]) + nobody, [.list(items)])
      }
      return gate(.filling(Catalogue.everyMemberWho, [member]) + nobody, parts)
    case .count(let bound, let number):
      let number = ExpressionPhrase(number, in: book).value
      let lead = RichText.filling(Catalogue.countOfMembers(items.count), [RichText(Catalogue.bound(bound)), number, member])
      return ListItem(lead, [.list(items)])
    }
  }

  private func all(_ lead: RichText, _ parts: [Condition]) -> ListItem {
    ListItem(lead, [.list(parts.flatMap { conjuncts($0) })])
  }

  /// What must hold all together, without lists within lists.
  private func conjuncts(_ condition: Condition) -> [ListItem] {
    switch condition {
    case .all(let parts, _): return parts.flatMap { conjuncts($0) }
    case .expression(let source, _):
      guard let parts = ExpressionPhrase(source, in: book).parts, parts.areAllNeeded else { return [item(condition)] }
      return parts.operands.map { ListItem($0) }
    default: return [item(condition)]
    }
  }

  /// `child` for the role, `member of the family` for its entity.
  private func member(_ name: String) -> String {
    book.entity(named: name).map { book[$0].title } ?? Catalogue.spaced(name)
  }
}
