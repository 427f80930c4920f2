import Diagnostics
import ExpressionSyntax
import Expressions

extension BookChecker {
  private static let countPlaceholders: [String: Binding] = Dictionary(
    uniqueKeysWithValues: CountPlaceholder.allCases.map { ("count.\($0.rawValue)", Binding(.number(), isOptional: false)) })

  private static let duePlaceholder = ["due": Binding(.date, isOptional: true)]

  // MARK: Vocabulary

  mutating func checkVocabulary() {
    for fact in book.facts {
      let scope = NameScope(member: book[fact.entity].isList ? fact.entity : nil)
      if let definition = fact.definition {
        isDerived = true
        check(definition, scope, expected: fact.valueType)
        isDerived = false
      }
      if let ask = fact.ask { check(ask, scope) }
      if fact.ask == nil, !fact.isDerived { diagnostics.report(.noQuestion(fact)) }
    }
    for entity in book.entities {
      for role in entity.roles { check(role.condition, NameScope(member: entity.id)) }
    }
    for check in book.checks {
      let entity = check.each.flatMap { member($0) }
      self.check(check.wrongWhen, NameScope(member: entity))
      self.check(check.says, NameScope(member: entity))
    }
  }

  // MARK: Rules

  mutating func checkRules() {
    for criterion in book.criteria {
      if criterion.indicators.isEmpty { diagnostics.report(.deadRule(criterion.header.id, "it has no indicators")) }
      for indicator in criterion.indicators {
        check(indicator.condition, NameScope())
        check(indicator.header.says, wordScope(indicator.condition, NameScope()))
        check(indicator.unless, NameScope())
      }
      check(criterion.header.says, NameScope())
    }
    for rule in book.eligibility {
      check(rule.when, NameScope())
      check(rule.header.says, wordScope(rule.when, NameScope()), extra: Self.countPlaceholders)
      if let clock = rule.clock { checkClock(clock) }
    }
    for rule in book.sharing { check(rule) }
    checkEntities()
    for rule in book.retention {
      check(rule.covers, NameScope())
      check(rule.due, NameScope(), expected: .date)
      check(rule.holds, NameScope())
      check(rule.header.says, NameScope(), extra: Self.duePlaceholder)
    }
    for rule in book.outcomes {
      check(rule.faced, NameScope())
      check(rule.alternative, NameScope())
      for indicator in rule.indicators {
        check(indicator.significant, NameScope())
        check(indicator.sustained, NameScope())
        check(indicator.header.says, wordScope(indicator.significant, NameScope()))
      }
      check(rule.header.says, NameScope())
    }
    for duty in book.duties { check(duty, NameScope(member: duty.each.flatMap { member($0) })) }
  }

  private mutating func check(_ rule: SharingRuleSyntax) {
    let scope = NameScope(member: rule.each.flatMap { member($0) })
    check(rule.covers, scope)
    check(rule.when, scope)
    check(rule.unless, scope)
    check(rule.header.says, rule.when.map { wordScope($0, scope) } ?? scope)
    for duty in rule.duties { check(duty, scope) }
  }

  private mutating func check(_ duty: DutySyntax, _ scope: NameScope) {
    check(duty.when, scope)
    if let due = duty.due { check(due, scope, expected: .date) }
    if let text = duty.text { check(text, scope, extra: Self.duePlaceholder) }
    checkOutcomes(of: duty)
  }

  private mutating func check(_ exceptions: [ExceptionSyntax], _ scope: NameScope) {
    for exception in exceptions {
      check(exception.when, scope)
      check(exception.header.says, wordScope(exception.when, scope))
    }
  }

  /// Words speak of the member that the condition is about.
  private func wordScope(_ condition: Condition, _ scope: NameScope) -> NameScope {
    guard case .quantified(let quantified, _) = condition, scope.member == nil else { return scope }
    return NameScope(member: book.entity(named: quantified.member.value) ?? book.entity(ofRole: quantified.member.value))
  }

  /// A clock is a single date fact of a record.
  private mutating func checkClock(_ clock: ExpressionSource) {
    check(clock, NameScope(), expected: .date)
    let tree = book.tree(of: clock)
    if case .fact(let path) = NameScope().meaning(of: tree.root, in: tree, book: book), path.reference == nil,
      !book[path.fact].isDerived
    {
      return
    }
    diagnostics.report(.badClock(at: clock.wholeSpan))
  }

  /// Item rules of one decision are about one list.
  private mutating func checkEntities() {
    var first: [String: Name] = [:]
    for rule in book.sharing {
      guard let each = rule.each else { continue }
      if let other = first[rule.decision.value], other.value != each.value {
        diagnostics.report(.differentItems(each, other))
      } else {
        first[rule.decision.value] = each
      }
    }
    for decision in Set(book.sharing.map(\.decision.value)).sorted() {
      let rules = book.sharing.filter { $0.decision.value == decision }
      if !rules.contains(where: { $0.role == .permission }), let rule = rules.first {
        diagnostics.report(.noPermission(rule.decision))
      }
    }
  }

  private mutating func checkOutcomes(of duty: DutySyntax) {
    guard let decision = duty.decision?.value, decision != "any" else { return }
    let known: [String]
    switch book.family(of: decision) {
    case .sharing?: known = ["permit", "refuse", "permit-in-part", "undetermined"]
    case .eligibility?:
      known =
        book.eligibility.filter { $0.decision.value == decision }.flatMap { [$0.met.value, $0.notMet.value] } + ["undetermined"]
    case .retention?: known = ["held", "keep", "undetermined"] + RetentionSyntax.Action.allCases.map(\.rawValue)
    case .outcomes?: known = ["claim", "no-claim", "undetermined"]
    case nil: return
    }
    for name in duty.on where !known.contains(name.value) {
      diagnostics.report(.unknownName(name, what: "outcome of `\(decision)`", among: known))
    }
  }

  // MARK: Cycles and use

  mutating func checkCycles() {
    var uses: [String: [String]] = [:]
    var spans: [String: SourceSpan] = [:]
    for fact in book.facts {
      guard let definition = fact.definition else { continue }
      let scope = NameScope(member: book[fact.entity].isList ? fact.entity : nil)
      let tree = book.tree(of: definition)
      spans[fact.path] = fact.span
      for id in tree.nodes.indices.map({ NodeID(UInt32($0)) }) {
        if case .fact(let path) = scope.meaning(of: id, in: tree, book: book) {
          uses[fact.path, default: []].append(book[path.fact].path)
        }
      }
    }
    for rule in book.eligibility {
      spans[rule.header.id.value] = rule.header.id.span
      uses[rule.header.id.value, default: []] += rule.when.referredRules
    }
    for criterion in book.criteria {
      spans[criterion.header.id.value] = criterion.header.id.span
      for indicator in criterion.indicators {
        uses[criterion.header.id.value, default: []] += indicator.condition.referredRules
        spans[indicator.header.id.value] = indicator.header.id.span
        uses[indicator.header.id.value, default: []] += indicator.condition.referredRules
      }
    }
    for rule in book.sharing {
      spans[rule.header.id.value] = rule.header.id.span
      uses[rule.header.id.value, default: []] += (rule.when?.referredRules ?? []) + (rule.covers?.referredRules ?? [])
    }
    for name in spans.keys.sorted() {
      if let cycle = Self.cycle(from: name, uses), let span = spans[name], cycle.min() == name {
        diagnostics.report(.cycle(cycle, at: span))
      }
    }
  }

  private static func cycle(from start: String, _ uses: [String: [String]]) -> [String]? {
    var open: [[String]] = [[start]]
    var seen: Set<String> = []
    while let path = open.popLast() {
      for next in uses[path[path.count - 1]] ?? [] {
        if next == start { return path }
        if seen.insert(next).inserted { open.append(path + [next]) }
      }
    }
    return nil
  }

  mutating func checkUse() {
    for fact in book.facts where !usedFacts.contains(fact.id) {
      let entity = book[fact.entity]
      if [entity.nameFact, entity.itemFact, entity.subjectFact, entity.formFact].contains(fact.id) { continue }
      diagnostics.report(.unused(Name(fact.path, at: fact.span), what: "fact"))
    }
    for parameter in book.parameters where !usedParameters.contains(parameter.fact.name) {
      diagnostics.report(.unused(Name(parameter.fact.name, at: parameter.fact.span), what: "parameter"))
    }
  }
}

extension Condition {
  /// Ids named with `met` anywhere inside.
  var referredRules: [String] {
    switch self {
    case .met(let name, _): [name.value]
    case .all(let inner, _), .any(let inner, _), .none(let inner, _): inner.flatMap(\.referredRules)
    case .not(let inner, _): inner.referredRules
    case .count(let gate, _): if case .conditions(let inner) = gate.operands { inner.flatMap(\.referredRules) } else { [] }
    case .quantified(let quantified, _): (quantified.where?.referredRules ?? []) + (quantified.when?.referredRules ?? [])
    case .expression: []
    }
  }
}
