import Rules

/// What the answers of a graph may name, put in order once for all cases.
struct AnswerPlan {
  /// Criteria and goals.
  private(set) var met: [AnswerEntry] = []
  private(set) var found: [AnswerEntry] = []
  let outcome: OutcomePlan

  init(_ graph: DecisionGraph, _ exactness: Exactness) {
    var listing = AnswerListing(graph: graph)
    for index in graph.plan.rules { listing.add(index, within: nil) }
    outcome = OutcomePlan(graph, exactness, also: listing.nodes)
    for (index, covers) in listing.rules {
      let rule = graph.rules[index.index]
      switch rule.role {
      case .criterion, .goal: met.append(entry(index, graph, covers))
      case .eligibility, .exception, .route: break
      default: found.append(entry(index, graph, covers))
      }
    }
  }

  private func entry(_ index: RuleIndex, _ graph: DecisionGraph, _ covers: NodeIndex?) -> AnswerEntry {
    let plan = outcome.plan
    let rule = graph.rules[index.index]
    let isToldNotMet = rule.role == .requirement
    var entry = AnswerEntry(rule: index, told: plan.place(of: rule.node) ^ (isToldNotMet ? 1 : 0))
    if let covers, graph[covers].scope == nil { entry.covers = plan.place(of: covers) }
    if let entity = rule.scope {
      entry.form = rule.role == .permission ? .permittedItems : .each
      entry.entity = entity.index
      if let covers, graph[covers].scope == entity { entry.ownCovers = plan.place(of: covers) }
    } else {
      entry.needsPermission = rule.role == .permission
      if let members = rule.members { note(members, plan, isToldNotMet, in: &entry) }
    }
    return entry
  }

  private func note(_ members: MemberCondition, _ plan: EvaluationPlan, _ isToldNotMet: Bool, in entry: inout AnswerEntry) {
    entry.form = .members
    entry.entity = members.entity.index
    entry.looked = members.where.map { plan.place(of: $0) }
    entry.when = plan.place(of: members.when)
    entry.toldWhen = entry.when ^ (isToldNotMet ? 1 : 0)
    entry.isEvery = members.isEvery
    entry.isToldAlone = isToldNotMet && !members.isEvery
  }
}

/// The rules that answers may name, in their order, each with what it covers.
private struct AnswerListing {
  let graph: DecisionGraph
  var rules: [(index: RuleIndex, covers: NodeIndex?)] = []
  private var seen: Set<RuleIndex> = []

  init(graph: DecisionGraph) { self.graph = graph }

  /// All nodes whose truths are read.
  var nodes: [NodeIndex] {
    rules.flatMap { index, covers in
      let rule = graph.rules[index.index]
      return [rule.node] + [covers, rule.members?.where, rule.members?.when].compactMap { $0 }
    }
  }

  mutating func add(_ index: RuleIndex, within guardNode: NodeIndex?) {
    guard seen.insert(index).inserted else { return }
    let rule = graph.rules[index.index]
    let covers = rule.covers ?? guardNode
    rules.append((index, covers))
    if rule.role == .retention { for hold in rule.exceptions { add(hold, within: rule.covers) } }
    for child in rule.children { add(child, within: covers) }
  }
}
