import Diagnostics
import ExpressionSyntax
import Expressions

/// Lowers what a decision needs of a rule book to a ``DecisionGraph`` for one as-of date.
///
/// The rule book must have been checked without errors; what could not be resolved becomes an unknown constant here, never a
/// crash.
public struct GraphLowering {
  let book: RuleBook
  let asOf: Int64
  var builder: GraphBuilder
  var clock: Clock
  /// Nodes that compute derived facts into their columns.
  var derivations: [FactID: NodeIndex] = [:]
  /// Facts read so far.
  var facts: Set<FactID> = []
  var missingParameters: Set<String> = []
  /// Rules being lowered: a rule that uses itself is reported by the checker and unknown here.
  var open: Set<String> = []
  /// Lowered rules that others may refer to with `met`, by id and day.
  var rulesByID: [String: RuleIndex] = [:]
  /// Rules that are referred to and not in force, by id and day: open, and the same wherever they are referred to.
  private var absentRules: [String: NodeIndex] = [:]
  var programs: [ProgramKey: ProgramIndex] = [:]
  /// Facts that only letters read.
  var letterFacts: Set<FactID> = []
  /// Whether `{holder}` stands for the one to whom the letter that is being lowered goes.
  var addressesHolders = false
  /// What `{since}` and kin mean in the words that are being lowered.
  var wordDates: [String: ExpressionSource] = [:]

  struct ProgramKey: Hashable {
    var text: String
    var scope: EntityID?
    var day: Int64
    var reroot: FactID?
  }

  /// The graph of a decision, or nil where the book has no such decision.
  ///
  /// Letters change no decision and are lowered only where they are to be written.
  /// Complexity: linear in the rules that the decision uses.
  public static func lower(
    _ decision: String, of book: RuleBook, asOf: Int64, withLetters: Bool = false
  ) -> DecisionGraph? {
    guard let family = book.family(of: decision) else { return nil }
    let title = book.title(of: decision)
    var lowering = GraphLowering(
      book: book, asOf: asOf,
      builder: GraphBuilder(DecisionGraph(decision: decision, asOf: asOf, plan: DecisionPlan(family: family, title: title))),
      clock: Clock(day: asOf))
    switch family {
    case .eligibility: lowering.lowerEligibility(decision)
    case .determination: lowering.lowerDetermination(decision)
    case .sharing: lowering.lowerSharing(decision)
    case .retention: lowering.lowerRetention(decision)
    case .outcomes: lowering.lowerOutcomes(decision)
    }
    lowering.lowerDuties(of: decision)
    // Before the checks: what these read as well would not count as read by letters.
    if withLetters { lowering.lowerLetters(of: decision) }
    lowering.lowerChecks()
    return lowering.finish()
  }

  private mutating func finish() -> DecisionGraph {
    // Questions read facts only for their words; these are not facts that the decision needs.
    let needed = facts
    let holders = Dictionary(book.holders.map { ($0.id.value, $0.words) }, uniquingKeysWith: { first, _ in first })
    for id in needed.union(letterFacts).sorted() {
      for holder in [book[id].holder, book[id].actionableBy].compactMap({ $0 }) where builder.graph.holders[holder] == nil {
        guard let words = holders[holder] else { continue }
        let template = lower(words, names())
        builder.update { $0.holders[holder] = template }
      }
      guard let ask = book[id].ask else { continue }
      let template = lower(ask, names(of: scope(of: book[id])))
      builder.update { $0.questions[id] = template }
    }
    var graph = builder.graph
    graph.facts = needed.sorted()
    graph.letterFacts = letterFacts.sorted()
    graph.plan.missingParameters = missingParameters.sorted()
    return graph
  }

  /// What names mean for a member of a list, or for the whole case, on the clock's day.
  func names(of member: EntityID? = nil) -> NameScope { NameScope(member: member, day: clock.day) }

  // MARK: Conditions

  /// The node of a condition; its scope is the member's where it depends on the member at hand, the root otherwise.
  mutating func lower(_ condition: Condition, _ scope: NameScope) -> NodeIndex {
    switch condition {
    case .expression(let source, _):
      let node = lower(expression: source, scope)
      note(condition: node)
      return node
    case .all(let conditions, let span): return builder.all(conditions.map { lower($0, scope) }, at: span)
    case .any(let conditions, let span): return builder.any(conditions.map { lower($0, scope) }, at: span)
    case .none(let conditions, let span):
      return builder.not(builder.any(conditions.map { lower($0, scope) }, at: span), at: span)
    case .not(let inner, let span): return builder.not(lower(inner, scope), at: span)
    case .count(let gate, let span): return lower(gate, scope, span).node
    case .quantified(let quantified, let span): return lower(quantified, scope, span).node
    case .met(let name, let span): return lowerReference(to: name, at: span)
    }
  }

  mutating func note(condition: NodeIndex) {
    builder.update { if !$0.conditions.contains(condition) { $0.conditions.append(condition) } }
  }

  /// A gate that counts, with what its sentence needs.
  mutating func lower(_ gate: CountGate, _ scope: NameScope, _ span: SourceSpan) -> (node: NodeIndex, count: CountCondition?) {
    let operands: [NodeIndex] =
      switch gate.operands {
      case .conditions(let conditions): conditions.map { lower($0, scope) }
      case .group(let name): criteria(ofGroup: name.value).map { builder.graph.rules[$0.index].node }
      }
    guard let needed = number(gate.number, scope) else {
      // Without a number it is open, for each member where the conditions are about members.
      let entity = operands.compactMap { builder.scope(of: $0) }.first
      return (builder.constant(.unknown, scope: entity, at: span), nil)
    }
    let count = CountCondition(operands: operands, needed: needed, isAtMost: gate.bound == .atMost)
    let node =
      gate.bound == .atLeast
      ? builder.atLeast(needed, of: operands, at: span)
      : builder.not(builder.atLeast(needed + 1, of: operands, at: span), at: span)
    return (node, count)
  }

  /// A condition over the members of a list, with the nodes for one member.
  mutating func lower(
    _ quantified: QuantifiedCondition, _ outer: NameScope, _ span: SourceSpan
  ) -> (node: NodeIndex, members: MemberCondition?) {
    guard let entity = book.entity(named: quantified.member.value) ?? book.entity(ofRole: quantified.member.value),
      book[entity].isList, outer.member == nil
    else { return (builder.constant(.unknown, at: span), nil) }
    let scope = names(of: entity)
    let condition: (inout GraphLowering, Condition?) -> NodeIndex = { lowering, condition in
      let node = condition.map { lowering.lower($0, scope) } ?? lowering.builder.constant(.met, at: span)
      return lowering.builder.lift(node, to: entity)
    }
    let role = book[entity].roles.first { $0.name == quantified.member.value }
    let isRole = role.map { condition(&self, $0.condition) }
    let isAsked = quantified.where.map { condition(&self, $0) }
    let looked = [isRole, isAsked].compactMap { $0 }
    let whereNode = looked.isEmpty ? nil : builder.lift(builder.all(looked, at: span), to: entity)
    let when = condition(&self, quantified.when)
    let both = builder.lift(builder.all([whereNode, when].compactMap { $0 }, at: span), to: entity)
    switch quantified.kind {
    case .some:
      return (
        builder.add(.some(both), scope: nil, at: span),
        MemberCondition(entity: entity, where: whereNode, when: when, isEvery: false)
      )
    case .every(let ifNobody):
      let looks = whereNode ?? builder.lift(builder.constant(.met, at: span), to: entity)
      let each = builder.lift(builder.any([builder.not(looks, at: span), when], at: span), to: entity)
      return (
        builder.add(.every(each, where: looks, ifNobody: ifNobody), scope: nil, at: span),
        MemberCondition(entity: entity, where: whereNode, when: when, isEvery: true)
      )
    case .count(let bound, let expression):
      let members = MemberCondition(entity: entity, where: whereNode, when: when, isEvery: false)
      guard let needed = number(expression, scope) else { return (builder.constant(.unknown, at: span), members) }
      if bound == .atLeast {
        return (memberCount(both, atLeast: needed, at: span), members)
      }
      return (builder.not(memberCount(both, atLeast: needed + 1, at: span), at: span), members)
    }
  }

  private mutating func memberCount(_ node: NodeIndex, atLeast needed: Int, at span: SourceSpan) -> NodeIndex {
    needed <= 0
      ? builder.constant(.met, at: span)
      : builder.add(.memberCount(node, atLeast: Int32(clamping: needed)), scope: nil, at: span)
  }

  /// A whole number from literals and parameters.
  private mutating func number(_ source: ExpressionSource, _ scope: NameScope) -> Int? {
    let tree = book.tree(of: source)
    guard case .number(let value)? = constant(tree, tree.root, source) else { return nil }
    return value.asInt()
  }

  // MARK: Rules that conditions refer to

  private mutating func lowerReference(to name: Name, at span: SourceSpan) -> NodeIndex {
    if let index = rule(withID: name.value) { return builder.graph.rules[index.index].node }
    let key = "\(name.value)@\(clock.day)"
    let node = absentRules[key] ?? builder.constant(.unknown, at: span)
    absentRules[key] = node
    return node
  }

  /// The rule in force with that id: a criterion, an indicator, an eligibility rule, a requirement, permission or prohibition.
  mutating func rule(withID id: String) -> RuleIndex? {
    let key = "\(id)@\(clock.day)"
    if let index = rulesByID[key] { return index }
    guard open.insert(key).inserted else { return nil }
    defer { open.remove(key) }
    for criterion in book.criteria {
      if criterion.header.id.value == id, clock.isInForce(criterion.header.period) { return lower(criterion) }
      for indicator in criterion.indicators
      where indicator.header.id.value == id && clock.isInForce(indicator.header.period) { return lower(indicator) }
    }
    for rule in book.eligibility where rule.header.id.value == id {
      // Rules of the same id as a decision's version: met as that decision would be, at this clock.
      if clock.isInForce(rule.header.period) { return lower(rule) }
    }
    for rule in book.sharing where rule.header.id.value == id && clock.isInForce(rule.header.period) { return lower(rule) }
    return nil
  }

  /// The criteria of a group that are in force, in the order of the files.
  mutating func criteria(ofGroup group: String) -> [RuleIndex] {
    var found: [RuleIndex] = []
    for criterion in book.criteria
    where criterion.group?.value == group && clock.isInForce(criterion.header.period) {
      let key = "\(criterion.header.id.value)@\(clock.day)"
      guard rulesByID[key] != nil || open.insert(key).inserted else { continue }
      found.append(lower(criterion))
      open.remove(key)
    }
    return found
  }
}

extension RuleBook {
  /// Which kind of rules makes a decision; nil where there is no such decision.
  public func family(of decision: String) -> DecisionPlan.Family? {
    if eligibility.contains(where: { $0.decision.value == decision }) { return .eligibility }
    if determinations.contains(where: { $0.decision.value == decision }) { return .determination }
    if sharing.contains(where: { $0.decision.value == decision }) { return .sharing }
    if retention.contains(where: { $0.decision.value == decision }) { return .retention }
    if outcomes.contains(where: { $0.decision.value == decision }) { return .outcomes }
    return nil
  }

  /// What a decision is called: its own title, the title of its only rule, or its name in words.
  public func title(of decision: String) -> String {
    if let own = declaredDecisions.first(where: { $0.id.value == decision }), !own.title.value.isEmpty { return own.title.value }
    let headers =
      eligibility.filter { $0.decision.value == decision }.map(\.header)
      + determinations.filter { $0.decision.value == decision }.map(\.header)
    let titles = Set(headers.compactMap(\.title?.value))
    if titles.count == 1, let title = titles.first { return title }
    let words = decision.spelledOut
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
