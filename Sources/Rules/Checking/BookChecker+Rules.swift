import Diagnostics
import ExpressionSyntax
import Expressions

extension BookChecker {
  static let countPlaceholders: [String: Binding] = Dictionary(
    uniqueKeysWithValues: CountPlaceholder.allCases.map { ("count.\($0.rawValue)", Binding(.number(), isOptional: false)) })

  static let duePlaceholder = ["due": Binding(.date, isOptional: true)]

  // MARK: Vocabulary

  mutating func checkVocabulary() {
    if isWhole { for fact in book.facts { check(fact) } }
    for entity in book.entities {
      for role in entity.roles { check(role.condition, NameScope(member: entity.id)) }
    }
    for holder in book.holders { check(holder.words, NameScope()) }
    for check in book.checks {
      let entity = check.each.flatMap { member($0) }
      self.check(check.wrongWhen, NameScope(member: entity))
      self.check(check.says, NameScope(member: entity))
    }
  }

  /// The definition and the question of a fact.
  private mutating func check(_ fact: Fact) {
    let scope = NameScope(member: book[fact.entity].isList ? fact.entity : nil)
    if let definition = fact.definition {
      isDerived = true
      check(definition, scope, expected: fact.valueType)
      isDerived = false
    }
    if let ask = fact.ask { check(ask, scope) }
    if fact.ask == nil, !fact.isDerived { diagnostics.report(.noQuestion(fact)) }
  }

  /// The facts that conditions use, those that these are made from, and those by which members are named.
  mutating func checkUsedFacts() {
    for entity in book.entities {
      usedFacts.formUnion([entity.nameFact, entity.itemFact, entity.subjectFact, entity.formFact].compactMap { $0 })
    }
    var checked: Set<FactID> = []
    while case let open = usedFacts.subtracting(checked), !open.isEmpty {
      for id in open.sorted() { check(book[id]) }
      checked.formUnion(open)
    }
  }

  // MARK: Rules

  mutating func checkRules() {
    for criterion in part.criteria {
      for indicator in criterion.indicators {
        check(indicator.condition, NameScope())
        check(indicator.header.says, wordScope(indicator.condition, NameScope()))
        check(indicator.unless, NameScope())
      }
      check(criterion.header.says, NameScope())
    }
    for rule in part.eligibility {
      check(rule.when, NameScope())
      check(rule.header.says, wordScope(rule.when, NameScope()), extra: Self.countPlaceholders)
      if let clock = rule.clock { checkClock(clock) }
    }
    checkDeterminations()
    for rule in part.sharing { check(rule) }
    checkEntities()
    for rule in part.retention {
      check(rule.covers, NameScope())
      check(rule.due, NameScope(), expected: .date)
      check(rule.holds, NameScope(), together: [rule.covers])
      check(rule.header.says, NameScope(), extra: Self.duePlaceholder)
    }
    for rule in part.outcomes {
      check(rule.faced, NameScope())
      check(rule.alternative, NameScope())
      if let day = rule.claimFrom { check(day, NameScope(), expected: .date) }
      for indicator in rule.indicators {
        check(indicator.significant, NameScope())
        let scope = wordScope(indicator.significant, NameScope())
        if let lasting = indicator.lasting {
          if let scope { check(lasting, scope) }
        } else {
          check(indicator.sustained, NameScope())
        }
        check(indicator.header.says, scope, extra: indicator.lasting == nil ? [:] : Self.lastingPlaceholders)
      }
      check(rule.header.says, NameScope())
    }
    for duty in part.duties { if let scope = scope(of: duty.each) { check(duty, scope) } }
  }

  private mutating func check(_ rule: SharingRuleSyntax) {
    guard let scope = scope(of: rule.each) else { return }
    check(rule.covers, scope)
    check(rule.when, scope, together: [rule.covers])
    check(rule.unless, scope, together: [rule.covers])
    check(rule.header.says, rule.when.map { wordScope($0, scope) } ?? scope)
    for duty in rule.duties { check(duty, scope) }
  }

  /// `decision` is that of the rule in which the duty stands.
  mutating func check(_ duty: DutySyntax, _ scope: NameScope, in decision: Name? = nil) {
    check(duty.when, scope)
    if let due = duty.due { check(due, scope, expected: .date) }
    if let text = duty.text { check(text, scope, extra: Self.duePlaceholder) }
    if let decision = (duty.decision ?? decision)?.value { checkOutcomes(duty.on, of: decision) }
  }

  mutating func check(_ exceptions: [ExceptionSyntax], _ scope: NameScope, together: [Condition?] = []) {
    for exception in exceptions {
      check(exception.when, scope, together: together)
      check(exception.header.says, wordScope(exception.when, scope))
    }
  }

  /// The names of a rule about each member of a list, or about the whole case; nil, reported, where there is no such list.
  private mutating func scope(of each: Name?) -> NameScope? {
    guard let each else { return NameScope() }
    return member(each).map { NameScope(member: $0) }
  }

  /// Words speak of the member that the condition is about; nil where it is about nobody that is known.
  func wordScope(_ condition: Condition, _ scope: NameScope) -> NameScope? {
    guard case .quantified(let quantified, _) = condition, scope.member == nil else { return scope }
    let name = quantified.member.value
    guard let entity = book.entity(named: name) ?? book.entity(ofRole: name), book[entity].isList else { return nil }
    return NameScope(member: entity)
  }

  /// A clock is a single date fact of a record.
  mutating func checkClock(_ clock: ClockSyntax) {
    check(clock.fact, NameScope(), expected: .date)
    if faulty.contains(clock.fact.wholeSpan) { return }
    let tree = book.tree(of: clock.fact)
    if case .fact(let path) = NameScope().meaning(of: tree.root, in: tree, book: book), path.reference == nil,
      !book[path.fact].isDerived
    {
      return checkClockDefault(clock, fact: book[path.fact])
    }
    diagnostics.report(.badClock(at: clock.fact.wholeSpan))
  }

  /// Item rules of one decision are about one list.
  private mutating func checkEntities() {
    var first: [String: Name] = [:]
    for rule in book.sharing {
      guard let each = rule.each, isList(each) else { continue }
      if let other = first[rule.decision.value], other.value != each.value {
        diagnostics.report(.differentItems(each, other))
      } else {
        first[rule.decision.value] = each
      }
    }
    for decision in Set(book.sharing.map(\.decision.value)).sorted() {
      let rules = book.sharing.filter { $0.decision.value == decision }
      if !rules.contains(where: { $0.role == .permission }), let rule = rules.first {
        diagnostics.report(.noPermission(rule.decision, among: book.decisions.filter { $0 != decision }))
      }
    }
  }

  // MARK: Cycles and use

  mutating func checkCycles() {
    var uses: [String: [String]] = [:]
    var spans: [String: SourceSpan] = [:]
    for fact in book.facts {
      guard isWhole || usedFacts.contains(fact.id), let definition = fact.definition else { continue }
      let scope = NameScope(member: book[fact.entity].isList ? fact.entity : nil)
      let tree = book.tree(of: definition)
      spans[fact.path] = fact.span
      for id in tree.nodes.indices.map({ NodeID(UInt32($0)) }) {
        if case .fact(let path) = scope.meaning(of: id, in: tree, book: book) {
          uses[fact.path, default: []].append(book[path.fact].path)
        }
      }
    }
    let groups = book.criteriaByGroup
    func note(_ header: RuleHeader, _ conditions: [Condition?], _ unless: [ExceptionSyntax] = []) {
      spans[header.id.value] = header.id.span
      let conditions = conditions.compactMap { $0 } + unless.map(\.when)
      uses[header.id.value, default: []] += conditions.flatMap { $0.referredRules(groups) }
    }
    for rule in book.eligibility { note(rule.header, [rule.when]) }
    for criterion in book.criteria {
      note(criterion.header, criterion.indicators.map(\.condition), criterion.indicators.flatMap(\.unless))
      for indicator in criterion.indicators { note(indicator.header, [indicator.condition], indicator.unless) }
    }
    for rule in book.sharing { note(rule.header, [rule.covers, rule.when], rule.unless) }
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
  /// Ids named with `met` anywhere inside, and those of the groups that are counted.
  func referredRules(_ groups: [String: [String]]) -> [String] {
    func of(_ inner: [Condition]) -> [String] { inner.flatMap { $0.referredRules(groups) } }
    return switch self {
    case .met(let name, _): [name.value]
    case .all(let inner, _), .any(let inner, _), .none(let inner, _): of(inner)
    case .not(let inner, _): of([inner])
    case .count(let gate, _):
      switch gate.operands {
      case .conditions(let inner): of(inner)
      case .group(let name): groups[name.value] ?? []
      }
    case .quantified(let quantified, _): of([quantified.where, quantified.when].compactMap { $0 })
    case .expression: []
    }
  }
}
