public import Decisions
public import Facts
public import Rules

/// Which cases stand under each criterion of a group: those that meet it, and those of which it is not known.
public struct CriterionLists: Sendable {
  public struct List: Sendable {
    public var criterion: RuleHeader
    public var met: [String] = []
    public var open: [String] = []
  }

  public let decision: String
  public let group: String
  public let asOf: Int64
  /// In the order of the files.
  public private(set) var lists: [List]

  /// The groups whose criteria have a part in a decision.
  public static func groups(of graph: DecisionGraph, in book: RuleBook) -> [String] {
    let used = Set(graph.rules.map(\.span))
    var names: [String] = []
    for rule in book.criteria where used.contains(rule.header.span) {
      if let group = rule.group?.value, !names.contains(group) { names.append(group) }
    }
    return names
  }

  public init(decision: DecisionGraph, group: String, of book: RuleBook) {
    self.decision = decision.decision
    self.group = group
    asOf = decision.asOf
    let used = Set(decision.rules.map(\.span))
    lists = book.criteria.filter { $0.group?.value == group && used.contains($0.header.span) }.map { List(criterion: $0.header) }
  }

  /// Takes one case; returns what contradicts itself in its facts, which keeps it from the lists.
  public mutating func add(id: String, _ facts: CaseFacts, by decider: Decider) -> Contradictions? {
    if case .failure(let contradictions) = decider.decide(facts) { return contradictions }
    let truths = decider.truths(for: facts)
    for index in lists.indices {
      // A criterion that the clock rules out has no truth for the case.
      guard let truth = truths[lists[index].criterion.id.value] else { continue }
      if truth.contains(.met) { lists[index].met.append(id) } else if truth.contains(.unknown) { lists[index].open.append(id) }
    }
    return nil
  }
}
