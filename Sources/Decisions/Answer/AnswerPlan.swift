import Rules

/// What the answers of a graph may name, put in order once for all cases.
struct AnswerPlan {
  /// A node, and where one pass leaves its truth.
  struct Truths {
    var node: NodeIndex
    var place: Int32
    var scope: EntityID?
  }

  /// What each member must meet, for a rule over the members of a list.
  struct Members {
    var entity: EntityID
    var `where`: Truths?
    var when: Truths
    var isEvery: Bool
  }

  struct Entry {
    var rule: RuleIndex
    var truth: Truths
    /// Whether the rule concerns the case: an eligibility rule's time, a requirement's or record's cover.
    var covers: Truths?
    /// The list for whose members the rule is looked at, one by one.
    var each: EntityID?
    var condition: Members?
    var role: RuleNode.Role
  }

  private(set) var met: [Entry] = []
  private(set) var found: [Entry] = []
  let outcome: OutcomePlan
  /// The truths on which answers rest and for which one pass is not always exact.
  let wanted: [Completions.Wanted]

  init(_ graph: DecisionGraph, _ book: RuleBook, _ unate: UnateCheck) {
    var listing = AnswerListing(graph: graph)
    for index in graph.plan.rules { listing.add(index, within: nil) }
    let outcome = OutcomePlan(graph, book, unate, also: listing.nodes)
    self.outcome = outcome
    let contested = Set(listing.nodes).sorted().map { Completions.Wanted($0, of: graph, outcome.plan, unate) }
    wanted = outcome.wanted + contested.filter { !$0.contest.isEmpty }
    func truths(_ node: NodeIndex) -> Truths {
      Truths(node: node, place: outcome.plan.place(of: node), scope: graph[node].scope)
    }
    for (index, covers) in listing.rules {
      let rule = graph.rules[index.index]
      let members = rule.scope == nil ? rule.members : nil
      let entry = Entry(
        rule: index, truth: truths(rule.node), covers: covers.map(truths), each: rule.scope,
        condition: members.map {
          Members(entity: $0.entity, where: $0.where.map(truths), when: truths($0.when), isEvery: $0.isEvery)
        }, role: rule.role)
      switch rule.role {
      case .criterion, .goal: met.append(entry)
      case .eligibility, .determination, .exception, .route: break
      default: found.append(entry)
      }
    }
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
