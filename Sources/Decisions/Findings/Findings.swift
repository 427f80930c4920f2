public import Rules

/// What a decision comes to and by which rules, without words: what a batch run writes for each case.
///
/// The rules are those that ``Decider/decide(_:)`` explains, with the same truths.
public struct Findings: Sendable {
  /// A rule and the member for whom it is as said; a rule that concerns no member stands alone.
  public struct Finding: Hashable, Sendable {
    public var rule: RuleIndex
    public var entity: EntityID?
    public var member: Int
  }

  public internal(set) var verdict = Verdict.open
  /// What speaks against permitting: prohibitions that apply, requirements not met, permissions where none holds. In a
  /// decision without permissions: the rules that are met.
  public internal(set) var reasons: [Finding] = []
  /// Permissions that hold.
  public internal(set) var authority: [Finding] = []
  /// Rules that are open.
  public internal(set) var open: [Finding] = []
  /// Whether facts contradict each other; nothing else is said then.
  public internal(set) var isContradictory = false

  public init() {}

  mutating func reset() {
    verdict = .open
    isContradictory = false
    reasons.removeAll(keepingCapacity: true)
    authority.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }
}
