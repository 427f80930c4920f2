public import Decisions
public import Diagnostics
public import Rules

/// What a change of rules is and what it does, in terms of the things that officers name.
public struct RuleBookDifference: Sendable {
  public var changes: [RuleChange]
  /// Decisions that only the old, or only the new book makes.
  public var removedDecisions: [String]
  public var addedDecisions: [String]
  /// Each kind of effect once, in the order of decisions and cases.
  public var effects: [RuleEffect]
  /// Worked cases of both books that were decided by both, and cases made of them by moving single facts to the bounds of
  /// conditions that changed.
  public var casesCompared: Int
  public var variationsCompared: Int
}

/// One way in which decisions change: all cases of one decision in which one thing that it says goes from one state to another.
/// Values and days differ from case to case: all changes of one of them are one effect, and the states are those of the witness.
public struct RuleEffect: Sendable {
  /// What is different.
  public enum Aspect: Hashable, Sendable {
    case outcome
    /// The outcome of single items of a request.
    case item
    /// What the decision amounts to: a due date, the first day of a claim, an amount.
    case value
    /// Whether a duty comes with the decision.
    case duty(id: String, title: String)
    /// By when a duty has to be done.
    case due(id: String, title: String)

    public static func == (a: Aspect, b: Aspect) -> Bool { a.key == b.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// A better title makes no other duty.
    private var key: [String] {
      switch self {
      case .outcome: ["outcome"]
      case .item: ["item"]
      case .value: ["value"]
      case .duty(let id, _): ["duty", id]
      case .due(let id, _): ["due", id]
      }
    }
  }

  public enum State: Hashable, Sendable {
    case outcome(String)
    case value(Phrase)
    /// Of a duty: that it comes, or may come.
    case truth(Truth)
    /// Days since 1970-01-01.
    case day(Int64)
    case absent
  }

  public var decision: String
  public var title: String
  public var aspect: Aspect
  public var before: State
  public var after: State
  /// Worked cases with this effect, as they are written.
  public var caseCount: Int
  public var witness: EffectWitness

  /// Whether it is the same effect in another case.
  func isSame(_ decision: String, _ aspect: Aspect, _ before: State, _ after: State) -> Bool {
    guard self.decision == decision, self.aspect == aspect else { return false }
    switch aspect {
    case .outcome, .item, .duty: return self.before == before && self.after == after
    case .value, .due:
      return (self.before == .absent) == (before == .absent) && (self.after == .absent) == (after == .absent)
    }
  }
}

/// A case that shows an effect.
public struct EffectWitness: Sendable {
  /// A rule whose truth is different, with what it says.
  public struct TruthChange: Sendable {
    public var rule: String
    public var title: String
    public var member: String?
    public var role: RuleNode.Role
    /// Nil where the rule has no part in the decision.
    public var before: Truth?
    public var after: Truth?
    public var textBefore: [Phrase]
    public var textAfter: [Phrase]
    /// The facts on which its truth rests.
    public var facts: [FactUse]
  }

  public var caseID: String
  public var caseTitle: String?
  /// Whether the case stands in the old book only.
  public var isOfOldBook: Bool
  public var span: SourceSpan
  /// The item concerned, or the member whom a duty is about.
  public var item: String?
  /// Days since 1970-01-01.
  public var asOf: Int64
  /// The fact that was moved to a bound, as `person[Child A].age=12`; nil for a case as it is written.
  public var variation: String?
  public var truths: [TruthChange]
}

extension RuleBookDifference {
  /// Compares two rule books; neither may have errors.
  ///
  /// What is found is true; that nothing is found does not prove that nothing changes.
  /// Complexity: linear in the worked cases, times the bounds of changed conditions, times the members of a case.
  public init(from old: RuleBook, to new: RuleBook) {
    changes = RuleChange.all(from: RuleUnit.all(of: old), to: RuleUnit.all(of: new))
    let (before, after) = (old.decisions, new.decisions)
    removedDecisions = before.filter { !after.contains($0) }
    addedDecisions = after.filter { !before.contains($0) }
    var search = EffectSearch(from: old, to: new, changes: changes)
    for decision in after where before.contains(decision) { search.compare(decision) }
    effects = search.effects
    casesCompared = search.casesCompared
    variationsCompared = search.variationsCompared
  }
}
