public import Expressions
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
  /// Whether an urgent route is open, whatever is decided, also where the facts are refused.
  public var isUrgent = false
  /// The id of the check that refuses the facts; the rest is empty then.
  public var contradiction: String?
  /// Criteria and goals that are met.
  public var met: [AnswerLine] = []
  /// What was found: of eligibility and plans the indicators that are met; of sharing what fails, of a permission what permits;
  /// of retention the rules and holds that apply.
  public var reasons: [AnswerLine] = []
  /// Rules of the same kinds that are not settled.
  public var open: [AnswerLine] = []
  /// Of a determination, what it amounts to, where that is settled.
  public var value: Value?
  /// For decisions made item by item, in the order of the items.
  public var items: [Truth] = []

  public init() {}

  mutating func reset() {
    outcome = Decision.undetermined
    isDetermined = false
    isUrgent = false
    contradiction = nil
    value = nil
    // Emptying takes longer than looking.
    if !met.isEmpty { met.removeAll(keepingCapacity: true) }
    if !reasons.isEmpty { reasons.removeAll(keepingCapacity: true) }
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    if !items.isEmpty { items.removeAll(keepingCapacity: true) }
  }
}
