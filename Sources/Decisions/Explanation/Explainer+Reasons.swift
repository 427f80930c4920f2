import Expressions
import Facts
import Rules

extension Explainer {
  /// What became of a rule, with the rules that it rests on.
  mutating func reason(_ index: RuleIndex, member: Int = 0, depth: Int) -> Reason {
    let rule = graph.rules[index.index]
    // A rule about no member is the same for every item that rests on it.
    let member = rule.scope == nil ? 0 : member
    let truth = truth(rule.node, member)
    let count = rule.count.map { countReport($0) }
    let isWithheld = truth == .unknown && restsOnHidden(rule.node, member)
    var texts = isWithheld ? [] : texts(of: rule, truth, member, count)
    let exceptions = rule.exceptions.map { reason($0, member: member, depth: depth + 1) }
    let because = rule.children.map { reason($0, member: member, depth: depth + 1) }
    var speaking = rule.node
    var assumptions = rule.assumptions
    if truth == .met, rule.role == .requirement, self.truth(rule.condition, member) == .met {
      speaking = rule.condition
    } else if truth == .met, rule.role == .requirement, let carried = exceptions.firstIndex(where: { $0.truth == .met }) {
      // An exception that carried the rule speaks for it; the rule's own words would say what is not so.
      texts = exceptions[carried].texts
      speaking = graph.rules[rule.exceptions[carried].index].node
      assumptions = []
    }
    let cells = justification.facts(
      for: speaking, member: graph[speaking].scope == nil ? 0 : member, truth: self.truth(speaking, member))
    var report = Reason(
      rule: rule.id, title: rule.title, role: rule.role, truth: truth, member: rule.scope.map { phrases.name(of: member, $0) },
      texts: texts, count: isWithheld ? nil : count, sources: rule.sources, span: rule.span, facts: cells.map { use(of: $0) },
      exceptions: exceptions, because: because, assumptions: assumptions)
    report.sustainedFrom = sustainedFrom(index)
    report.isWithheld = isWithheld
    return report
  }

  private mutating func countReport(_ count: CountCondition) -> CountReport {
    var report = CountReport(met: 0, notMet: 0, open: 0, needed: count.needed, isAtMost: count.isAtMost)
    for operand in count.operands {
      switch truth(operand) {
      case .met: report.met += 1
      case .notMet: report.notMet += 1
      case .unknown: report.open += 1
      }
    }
    return report
  }

  /// The rule's own sentences for its truth: one for each member that it concerns.
  private mutating func texts(of rule: RuleNode, _ truth: Truth, _ member: Int, _ count: CountReport?) -> [Phrase] {
    guard let template = rule.says[truth] else { return [] }
    let due = date(rule.due, member, rule.scope)
    guard let members = rule.members else {
      return [phrases.phrase(template, member: member, scope: rule.scope, count: count, due: due)]
    }
    var found: [Int] = []
    for other in 0..<facts.count(members.entity) where concerns(members, other, truth) { found.append(other) }
    if found.isEmpty {
      // A sentence that names a member cannot be said of nobody.
      let namesMember = template.parts.contains { part in
        guard case .program(let index) = part else { return false }
        return graph.programs[index.index].variables.contains { book[$0.fact].entity == members.entity }
      }
      return namesMember ? [] : [phrases.phrase(template, member: 0, scope: nil, count: count, due: due)]
    }
    return found.map { phrases.phrase(template, member: $0, scope: members.entity, count: count, due: due) }
  }

  /// Whether a member is one that a quantified condition's truth rests on.
  private mutating func concerns(_ members: MemberCondition, _ member: Int, _ truth: Truth) -> Bool {
    let looked = members.where.map { self.truth($0, member) } ?? .met
    let own = self.truth(members.when, member)
    switch truth {
    case .met: return looked == .met && own == .met
    case .notMet: return looked == .met && own == .notMet
    case .unknown:
      return looked != .notMet && own != (members.isEvery ? .met : .notMet) && (looked == .unknown || own == .unknown)
    }
  }

  // MARK: Sharing

  mutating func explainSharing(_ decision: inout Decision, _ verdict: Verdict) {
    guard let items = graph.plan.items else {
      let split = reasons(outcome: permitTruth(verdict), member: 0, scope: nil)
      decision.nearest = split.nearest
      decision.reasons = split.reasons
      decision.mightAlsoFail = split.mightAlsoFail
      return
    }
    let whole = reasons(outcome: requestTruth(verdict), member: 0, scope: nil)
    decision.reasons = whole.reasons
    decision.mightAlsoFail = whole.mightAlsoFail
    let entity = book[items.entity]
    for member in 0..<facts.count(items.entity) {
      let truth = itemTruth(member, verdict)
      let split = reasons(outcome: truth, member: member, scope: items.entity)
      var item =
        ItemReport(
          name: phrases.name(of: member, items.entity), item: words(entity.itemFact, member),
          subject: words(entity.subjectFact, member), form: words(entity.formFact, member),
          outcome: truth == .met ? "permit" : truth == .notMet ? "refuse" : Decision.undetermined, reasons: split.reasons,
          mightAlsoFail: split.mightAlsoFail)
      item.nearest = split.nearest
      decision.items.append(item)
    }
  }

  /// Whether a request without items is permitted.
  private mutating func permitTruth(_ verdict: Verdict) -> Truth {
    guard let permit = graph.plan.outcomes.first else { return .unknown }
    if view == nil { return truth(permit.node) }
    return !verdict.isDetermined ? .unknown : verdict.outcome == permit.name ? .met : .notMet
  }

  private mutating func itemTruth(_ member: Int, _ verdict: Verdict) -> Truth {
    if view == nil || !verdict.items.indices.contains(member) {
      return graph.plan.items.map { truth($0.node, member) } ?? .unknown
    }
    return verdict.items[member]
  }

  /// Of the permissions that do not hold, those that come nearest: among those that cover what was asked all that fail in the
  /// fewest conditions; where none covers it, the first that does.
  private mutating func nearestPermissions(_ member: Int, _ scope: EntityID?) -> Set<RuleIndex> {
    var covering: [(rule: RuleIndex, failures: Int)] = []
    var others: [(rule: RuleIndex, failures: Int)] = []
    for index in graph.plan.rules {
      let rule = graph.rules[index.index]
      guard rule.role == .permission, rule.scope == scope, truth(rule.node, member) == .notMet else { continue }
      let blocking = rule.exceptions.count { truth(graph.rules[$0.index].node, member) == .met }
      let failures = blocking + failures(under: rule.condition, member)
      if let covers = rule.covers, truth(covers, member) == .notMet {
        others.append((index, failures + self.failures(under: covers, member)))
      } else {
        covering.append((index, failures))
      }
    }
    if let fewest = covering.map(\.failures).min() { return Set(covering.filter { $0.failures == fewest }.map(\.rule)) }
    return Set(others.min { $0.failures < $1.failures }.map { [$0.rule] } ?? [])
  }

  /// How many conditions that all have to hold do not.
  private mutating func failures(under node: NodeIndex, _ member: Int) -> Int {
    switch graph[node].operation {
    case .all(let range): return graph.operands[range.range].reduce(0) { $0 + failures(under: $1, member) }
    case .broadcast(let operand): return failures(under: operand, 0)
    default: return truth(node, member) == .notMet ? 1 : 0
    }
  }

  /// The truth that a request as a whole comes to, where its items do not differ.
  private func requestTruth(_ verdict: Verdict) -> Truth {
    if !verdict.items.isEmpty, verdict.items.allSatisfy({ $0 == .notMet }) { return .notMet }
    return verdict.items.contains(.met) ? .met : .unknown
  }

  private mutating func words(_ fact: FactID?, _ member: Int) -> String? {
    guard let fact, case .string(let code) = facts.value(book[fact], member: member, book: book) else { return nil }
    return book[fact].choices.first { $0.code == code }?.words ?? code
  }

  /// The reasons for one item (or for a request without items): what speaks against it first; then what it rests on.
  private mutating func reasons(
    outcome: Truth, member: Int, scope: EntityID?
  ) -> (reasons: [Reason], mightAlsoFail: [Reason], nearest: NearestPermission?) {
    var against: [Reason] = []
    var carrying: [Reason] = []
    var open: [Reason] = []
    var permissions: [Reason] = []
    let near = nearestPermissions(member, scope)
    for index in graph.plan.rules where graph.rules[index.index].scope == scope {
      let rule = graph.rules[index.index]
      if rule.role == .requirement, let covers = rule.covers, truth(covers, member) == .notMet { continue }
      var reason = reason(index, member: member, depth: 0)
      switch (rule.role, reason.truth) {
      case (.permission, _):
        reason.isFar = reason.truth == .notMet && !near.contains(index)
        permissions.append(reason)
      case (.prohibition, .met), (.requirement, .notMet): against.append(reason)
      case (_, .unknown): open.append(reason)
      case (.prohibition, .notMet):
        // One that does not apply is worth a word only where an exception lifts it.
        let concerns = rule.covers.map { truth($0, member) } ?? .met
        if concerns == .met, truth(rule.condition, member) == .met, reason.exceptions.contains(where: { $0.truth == .met }) {
          carrying.append(reason)
        }
      default: carrying.append(reason)
      }
    }
    let authority = permissions.filter { $0.truth == .met }
    // Nothing is permitted by default: where no permission holds, the permissions themselves are the reason.
    let decidesPermission = graph.plan.rules.contains {
      graph.rules[$0.index].role == .permission && graph.rules[$0.index].scope == scope
    }
    var nearest: NearestPermission?
    if authority.isEmpty, decidesPermission {
      if outcome == .notMet, !permissions.contains(where: { $0.truth == .unknown }) {
        nearest = self.nearest(among: near, member)
      }
      let openPermissions = permissions.filter { $0.truth == .unknown }
      if openPermissions.isEmpty { against += permissions } else { open += openPermissions }
    }
    switch outcome {
    case .met: return (authority + carrying, [], nil)
    case .notMet: return (against, open, nearest)
    case .unknown: return (open + authority + carrying, [], nil)
    }
  }
}
