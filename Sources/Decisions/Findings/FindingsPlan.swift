import Facts
import Rules

/// Which rules ``Findings`` may name and where their truths are, looked up once for a graph.
struct FindingsPlan {
  /// One rule, with the places of its truths.
  struct Entry {
    enum Meaning { case permission, speaksWhenMet, speaksWhenNotMet }

    var rule: RuleIndex
    var meaning: Meaning
    var truth: Truths
    /// Whether it concerns the case; nil for always.
    var covers: Truths?
    var scope: EntityID?
    var members: Members?
  }

  /// A node, and where one pass leaves its truth.
  struct Truths {
    var node: NodeIndex
    var place: Int32
  }

  /// What each member must meet, for a rule over the members of a list.
  struct Members {
    var entity: EntityID
    var `where`: Truths?
    var when: Truths
    var isEvery: Bool
  }

  let answers: AnswerPlan
  let entries: [Entry]
  /// The truths on which findings rest and for which one pass is not always exact.
  let wanted: [Completions.Wanted]

  init(_ graph: DecisionGraph, _ book: RuleBook, _ unate: UnateCheck) {
    let rules = FindingsPlan.rules(of: graph)
    var wanted: [NodeIndex] = []
    for (index, covers) in rules {
      let rule = graph.rules[index.index]
      wanted += [rule.node] + [covers, rule.members?.where, rule.members?.when].compactMap { $0 }
    }
    let answers = AnswerPlan(graph, book, unate, also: wanted)
    self.answers = answers
    let contested = Set(wanted).sorted().map { Completions.Wanted($0, of: graph, answers.plan, unate) }
    self.wanted = answers.wanted + contested.filter { !$0.contest.isEmpty }
    func truths(_ node: NodeIndex) -> Truths { Truths(node: node, place: answers.plan.place(of: node)) }
    entries = rules.map { index, covers in
      let rule = graph.rules[index.index]
      let meaning: Entry.Meaning =
        rule.role == .permission ? .permission : rule.role == .requirement ? .speaksWhenNotMet : .speaksWhenMet
      return Entry(
        rule: index, meaning: meaning, truth: truths(rule.node), covers: covers.map(truths), scope: rule.scope,
        members: rule.members.map {
          Members(entity: $0.entity, where: $0.where.map(truths), when: truths($0.when), isEvery: $0.isEvery)
        })
    }
  }

  /// The decision's rules, each with what it covers; where one rests on others, these in its stead.
  private static func rules(of graph: DecisionGraph) -> [(RuleIndex, covers: NodeIndex?)] {
    var found: [(RuleIndex, covers: NodeIndex?)] = []
    var seen: Set<RuleIndex> = []
    func add(_ index: RuleIndex, _ covers: NodeIndex?) {
      guard seen.insert(index).inserted else { return }
      found.append((index, covers))
      for child in graph.rules[index.index].children { add(child, covers) }
    }
    for index in graph.plan.rules {
      let rule = graph.rules[index.index]
      if graph.plan.family == .sharing {
        add(index, rule.role == .permission ? nil : rule.covers)
      } else if rule.children.isEmpty {
        add(index, rule.covers)
      } else {
        for child in rule.children { add(child, rule.covers) }
      }
    }
    return found
  }
}
