public import Facts
import Rules

/// What the parts of rules came to in one case, and what the decision came to by them, as far as one pass tells it: for the
/// question whether one part alone makes the difference between two cases. See ``Decider/standing(of:)``.
public struct CaseStanding: Sendable {
  public var verdict: Verdict
  /// Which of the values that the rules name it amounts to, by their order; nil for none.
  public var value: Int?
  /// The duties that come, each with the number of the item that it is about.
  public var duties: Set<DutyPlace>
  /// By the id of a rule or part of one, or of a duty: the truths of each of its nodes, for each member.
  var parts: [String: [[Truth]]]

  public struct DutyPlace: Hashable, Sendable {
    public var id: String
    public var member: Int
  }

  /// Rules, parts of rules and duties that are met here or there, but not in both for the same members.
  public func parts(differingFrom other: CaseStanding) -> Set<String> {
    let differing = parts.filter { id, truths in
      guard let others = other.parts[id], Self.haveOneForm(truths, others) else { return false }
      return zip(truths.joined(), others.joined()).contains { ($0 == .met) != ($1 == .met) }
    }
    return Set(differing.keys).union(duties.symmetricDifference(other.duties).map(\.id))
  }

  /// Whether the decision is the same, without the duties that come with it.
  public func decidesTheSame(as other: CaseStanding) -> Bool { verdict == other.verdict && value == other.value }

  /// Whether nothing that a reader of the decision would act on tells them apart.
  public func comesToTheSame(as other: CaseStanding) -> Bool { decidesTheSame(as: other) && duties == other.duties }

  static func haveOneForm(_ truths: [[Truth]], _ others: [[Truth]]) -> Bool { truths.map(\.count) == others.map(\.count) }
}

extension Decider {
  /// What the facts come to. Complexity: one pass over the graph.
  public func standing(of facts: CaseFacts) -> CaseStanding {
    evaluator.run(facts)
    return standing(facts)
  }

  /// What the facts would come to if one part of the rules, and nothing else, came to what it is in another case; nil where the
  /// part does not stand in both, for as many members.
  ///
  /// A part whose condition is that of another as well is not moved alone: both are one node of the graph.
  /// Complexity: one pass over the graph.
  public func standing(of facts: CaseFacts, with part: String, asIn other: CaseStanding) -> CaseStanding? {
    evaluator.run(facts)
    let (rules, duties) = (nodes(of: part), graph.duties.filter { $0.id == part }.map(\.node))
    guard let truths = other.parts[part],
      CaseStanding.haveOneForm((rules + duties).map { self.truths(of: $0, facts) }, truths)
    else { return nil }
    // Nothing else rests on a duty; those that come under the same condition come with it.
    if rules.isEmpty { return standing(facts, duties: twins(of: part), comeTo: truths) }
    var forced: [NodeIndex: [Truth]] = [:]
    for (node, truths) in zip(rules, truths) {
      // Gates read through `not`, so that what is denied has to move.
      if case .constant = graph[node].operation { continue }
      if case .not(let inner) = graph[node].operation { forced[inner] = truths.map(\.negated) } else { forced[node] = truths }
    }
    evaluator.run(facts, forcing: forced)
    return standing(facts)
  }

  private func twins(of duty: String) -> Set<String> {
    let own = graph.duties.filter { $0.id == duty }
    let same = graph.duties.filter { other in own.contains { $0.node == other.node && $0.on == other.on } }
    // A duty in several versions is like no other.
    return own.count == 1 ? Set(same.map(\.id)) : [duty]
  }

  private func nodes(of part: String) -> [NodeIndex] {
    graph.rules.filter { $0.id == part }.flatMap(Self.nodes)
  }

  /// A retention rule counts where it covers the record, whether or not the time is up; an outcome where those before it leave it.
  private static func nodes(of rule: RuleNode) -> [NodeIndex] {
    guard [.retention, .outcome].contains(rule.role), let covers = rule.covers else { return [rule.node] }
    return [rule.node, covers]
  }

  private func truths(of node: NodeIndex, _ facts: CaseFacts) -> [Truth] {
    (0..<(graph[node].scope.map { facts.count($0) } ?? 1)).map { evaluator.truths.truth(node, member: $0) }
  }

  private func standing(_ facts: CaseFacts, duties forced: Set<String> = [], comeTo truths: [[Truth]] = []) -> CaseStanding {
    var parts: [String: [[Truth]]] = [:]
    for rule in graph.rules { parts[rule.id, default: []] += Self.nodes(of: rule).map { self.truths(of: $0, facts) } }
    for duty in graph.duties { parts[duty.id, default: []].append(self.truths(of: duty.node, facts)) }
    for duty in forced { parts[duty] = truths }
    let verdict = standingVerdict(facts)
    return CaseStanding(
      verdict: verdict, value: graph.plan.values.firstIndex { evaluator.truths.truth($0.node) == .met },
      duties: duties(with: verdict, parts), parts: parts)
  }

  private func standingVerdict(_ facts: CaseFacts) -> Verdict {
    guard graph.plan.hasRulesInForce else { return .open }
    if let items = graph.plan.items {
      return Self.verdict(ofItems: truths(of: items.node, facts), isListOpen: facts.isListOpen(items.entity))
    }
    let outcome = graph.plan.outcomes.first { evaluator.truths.truth($0.node) == .met }
    return outcome.map { Verdict(outcome: $0.name, isDetermined: true, items: []) } ?? .open
  }

  private func duties(with verdict: Verdict, _ parts: [String: [[Truth]]]) -> Set<CaseStanding.DutyPlace> {
    var found: Set<CaseStanding.DutyPlace> = []
    var seen: [String: Int] = [:]
    for duty in graph.duties {
      // A duty in several versions has truths for each.
      let version = seen[duty.id, default: 0]
      seen[duty.id] = version + 1
      guard let truths = parts[duty.id], truths.indices.contains(version) else { continue }
      for (member, truth) in truths[version].enumerated() where truth == .met {
        let outcome = duty.scope == nil ? verdict.outcome : verdict.outcome(ofItem: member)
        if duty.on.isEmpty || duty.on.contains(outcome) { found.insert(.init(id: duty.id, member: member)) }
      }
    }
    return found
  }
}
