public import Expressions
public import Facts
public import Rules

/// What another decision comes to than one on the same day with some facts otherwise.
public struct DecisionDifference: Sendable {
  /// A fact that was set otherwise.
  public struct Setting: Sendable {
    public var path: String
    public var title: String
    /// The member's name, for members of lists.
    public var member: String?
    public var from: Value
    public var to: Value
    public var presentation: ValuePresentation

    public init(
      path: String, title: String, member: String?, from: Value, to: Value, presentation: ValuePresentation
    ) {
      self.path = path
      self.title = title
      self.member = member
      self.from = from
      self.to = to
      self.presentation = presentation
    }
  }

  /// A reason, of an item where it belongs to one.
  public struct Change: Sendable {
    public var reason: Reason
    public var item: ItemReport?
  }

  public struct ItemChange: Sendable {
    public var item: ItemReport
    public var from: String
    public var to: String
  }

  public var before: Decision
  public var after: Decision
  public var settings: [Setting]

  public init(before: Decision, after: Decision, settings: [Setting]) {
    self.before = before
    self.after = after
    self.settings = settings
  }

  public var changesOutcome: Bool { before.outcome != after.outcome }
  /// Items whose outcome is another. The items themselves are the same.
  public var items: [ItemChange] {
    zip(before.items, after.items).compactMap { a, b in
      a.outcome == b.outcome ? nil : ItemChange(item: b, from: a.outcome, to: b.outcome)
    }
  }
  public var reasonsGained: [Change] { Self.reasons(of: after, lackingIn: before) }
  public var reasonsLost: [Change] { Self.reasons(of: before, lackingIn: after) }
  public var dutiesGained: [DutyReport] { Self.duties(of: after, lackingIn: before) }
  public var dutiesLost: [DutyReport] { Self.duties(of: before, lackingIn: after) }
  public var missingGained: [MissingFact] { Self.missing(of: after, lackingIn: before) }
  public var missingLost: [MissingFact] { Self.missing(of: before, lackingIn: after) }
  /// Whether both decisions say the same.
  public var isEmpty: Bool {
    !changesOutcome && items.isEmpty && reasonsGained.isEmpty && reasonsLost.isEmpty && dutiesGained.isEmpty
      && dutiesLost.isEmpty && missingGained.isEmpty && missingLost.isEmpty && before.value == after.value
  }

  private struct Key: Hashable {
    var id: String
    var place: String?
    var member: String?
    var truth: Truth
    var day: Int64?
  }

  private static func reasons(of decision: Decision, lackingIn other: Decision) -> [Change] {
    let known = Set(changes(of: other).map(key))
    return changes(of: decision).filter { !known.contains(key($0)) }
  }

  /// Whatever the decision gives as reasons, those of items among them; permissions that are far from it are none.
  private static func changes(of decision: Decision) -> [Change] {
    let whole = decision.reasons.map { Change(reason: $0, item: nil) }
    let items = decision.items.flatMap { item in item.reasons.map { Change(reason: $0, item: item) } }
    return (whole + items).filter { !$0.reason.isFar }
  }

  private static func key(_ change: Change) -> Key {
    Key(id: change.reason.rule, place: change.item?.name, member: change.reason.member, truth: change.reason.truth)
  }

  /// Urgent routes among them.
  private static func duties(of decision: Decision, lackingIn other: Decision) -> [DutyReport] {
    func key(_ duty: DutyReport) -> Key { Key(id: duty.id, member: duty.member, truth: duty.truth, day: duty.due) }
    let known = Set((other.urgent + other.duties).map(key))
    return (decision.urgent + decision.duties).filter { !known.contains(key($0)) }
  }

  /// Only what matters.
  private static func missing(of decision: Decision, lackingIn other: Decision) -> [MissingFact] {
    let known = Set(other.missing.filter(\.matters).map { "\($0.path) \($0.cell.member)" })
    return decision.missing.filter { $0.matters && !known.contains("\($0.path) \($0.cell.member)") }
  }
}

extension Decider {
  /// The facts of the vocabulary that two cases with the same members have otherwise.
  ///
  /// Complexity: O(facts × members).
  public func settings(from before: CaseFacts, to after: CaseFacts) -> [DecisionDifference.Setting] {
    book.facts.filter { !$0.isDerived }.flatMap { fact in
      (0..<before.count(fact.entity)).compactMap { member in
        let (from, to) = (before.value(fact, member: member, book: book), after.value(fact, member: member, book: book))
        guard from != to else { return nil }
        let entity = book[fact.entity]
        let phrases = PhraseWriter(evaluator: evaluator, facts: before)
        return DecisionDifference.Setting(
          path: fact.path, title: fact.title, member: entity.isList ? phrases.name(of: member, entity.id) : nil, from: from,
          to: to, presentation: fact.presentation)
      }
    }
  }
}
