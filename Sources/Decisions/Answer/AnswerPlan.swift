import Rules

/// What the answers of a graph may name, put in order once for all cases.
final class AnswerPlan {
  /// Criteria and goals.
  let met: [AnswerEntry]
  let found: [AnswerEntry]
  let outcome: OutcomePlan

  init(_ graph: DecisionGraph, _ exactness: Exactness) {
    var listing = AnswerListing(graph: graph)
    for index in graph.plan.rules { listing.add(index, within: nil) }
    outcome = OutcomePlan(graph, exactness, also: listing.nodes)
    var listed: (met: [AnswerEntry], found: [AnswerEntry]) = ([], [])
    for (index, covers) in listing.rules {
      let entry = AnswerEntry(index, of: graph, covers: covers, outcome.plan)
      switch graph.rules[index.index].role {
      case .criterion, .goal: listed.met.append(entry)
      case .eligibility, .determination, .exception, .route: break
      default: listed.found.append(entry)
      }
    }
    (met, found) = listed
  }
}

extension AnswerEntry {
  fileprivate init(_ index: RuleIndex, of graph: DecisionGraph, covers: NodeIndex?, _ plan: EvaluationPlan) {
    let rule = graph.rules[index.index]
    let isToldNotMet = rule.role == .requirement
    self.init(rule: index, told: plan.place(of: rule.node) ^ (isToldNotMet ? 1 : 0))
    if let covers, graph[covers].scope == nil { self.covers = plan.place(of: covers) }
    if let entity = rule.scope {
      form = rule.role == .permission ? .permittedItems : .each
      self.entity = entity.index
      if let covers, graph[covers].scope == entity { ownCovers = plan.place(of: covers) }
      return
    }
    needsPermission = rule.role == .permission
    guard let members = rule.members else { return }
    form = .members
    entity = members.entity.index
    looked = members.where.map { plan.place(of: $0) }
    when = plan.place(of: members.when)
    toldWhen = when ^ (isToldNotMet ? 1 : 0)
    isEvery = members.isEvery
    isToldAlone = isToldNotMet && !members.isEvery
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
