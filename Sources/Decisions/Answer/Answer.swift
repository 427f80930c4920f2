public import Rules

/// A rule that an answer names, for one member or item where it is looked at for many.
public struct AnswerLine: Hashable, Sendable {
  public var rule: RuleIndex
  /// The number of the member; -1 for the case as a whole.
  public var member: Int32

  public init(_ rule: RuleIndex, member: Int32 = -1) {
    self.rule = rule
    self.member = member
  }
}

/// A decision in short: the outcome and the ids behind it, without words. Reused from case to case.
public struct Answer: Sendable {
  public var outcome = Decision.undetermined
  public var isDetermined = false
  /// The id of the check that refuses the facts; the rest is empty then.
  public var contradiction: String?
  /// Criteria and goals that are met.
  public var met: [AnswerLine] = []
  /// What was found: of eligibility and plans the indicators that are met; of sharing what fails, of a permission what permits;
  /// of retention the rules and holds that apply.
  public var reasons: [AnswerLine] = []
  /// Rules of the same kinds that are not settled.
  public var open: [AnswerLine] = []
  /// For decisions made item by item, in the order of the items.
  public var items: [Truth] = []

  public init() {}

  mutating func reset() {
    outcome = Decision.undetermined
    isDetermined = false
    contradiction = nil
    met.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
  }
}

/// What the answers of a graph may name, put in order once for all cases.
struct AnswerPlan {
  struct Entry {
    var rule: RuleIndex
    var node: NodeIndex
    /// Whether the rule concerns the case: an eligibility rule's time, a requirement's or record's cover.
    var covers: NodeIndex?
    /// The list whose members are named: those that the rule is looked at for, or that its condition is about.
    var members: EntityID?
    var isLookedAtForEach = false
    var condition: MemberCondition?
    var role: RuleNode.Role
  }

  var met: [Entry] = []
  var found: [Entry] = []

  init(_ graph: DecisionGraph) {
    var seen: Set<RuleIndex> = []
    for index in graph.plan.rules { add(index, within: nil, graph, &seen) }
  }

  private mutating func add(
    _ index: RuleIndex, within guardNode: NodeIndex?, _ graph: DecisionGraph, _ seen: inout Set<RuleIndex>
  ) {
    guard seen.insert(index).inserted else { return }
    let rule = graph.rules[index.index]
    var entry = Entry(rule: index, node: rule.node, covers: rule.covers ?? guardNode, role: rule.role)
    if let scope = rule.scope {
      entry.members = scope
      entry.isLookedAtForEach = true
    } else if let members = rule.members {
      entry.members = members.entity
      entry.condition = members
    }
    switch rule.role {
    case .criterion, .goal: met.append(entry)
    case .eligibility, .exception, .route: break
    default: found.append(entry)
    }
    if rule.role == .retention { for hold in rule.exceptions { add(hold, within: rule.covers, graph, &seen) } }
    for child in rule.children { add(child, within: entry.covers, graph, &seen) }
  }
}
