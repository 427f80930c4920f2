public import Expressions
public import Facts
public import Rules

/// A fact as it would have to be.
public struct FactChange: Sendable {
  /// From the one value to the other; nil at an end that is open.
  public struct Stretch: Hashable, Sendable {
    public var low: Value?
    public var high: Value?

    public init(low: Value?, high: Value?) {
      self.low = low
      self.high = high
    }
  }

  public var path: String
  public var title: String
  /// The member's name, for members of lists.
  public var member: String?
  public var cell: FactCell
  /// `.unknown` where it was not given.
  public var from: Value
  /// For numbers, dates and durations the nearest that will do.
  public var to: Value
  /// The least and the greatest value that will do as well, where there are several and they have an order.
  public var stretch: Stretch?
  public var presentation: ValuePresentation
  /// Who can bring it about; nil where that is not asked.
  public var by: String?
  public var holder: String?
  /// What the rules call these two, where they say it.
  public var byWords: Phrase?
  public var holderWords: Phrase?

  public init(
    path: String, title: String, member: String?, cell: FactCell, from: Value, to: Value, stretch: Stretch? = nil,
    presentation: ValuePresentation, by: String?, holder: String?
  ) {
    self.stretch = stretch
    self.path = path
    self.title = title
    self.member = member
    self.cell = cell
    self.from = from
    self.to = to
    self.presentation = presentation
    self.by = by
    self.holder = holder
  }
}

/// Facts that lead to an outcome if they are so, whatever the other unknown facts are. No part of them does, with any values.
public struct Way: Sendable {
  public var changes: [FactChange]
  public var cost: Decimal

  public init(changes: [FactChange], cost: Decimal) {
    self.changes = changes
    self.cost = cost
  }
}

/// Ways to an outcome, the cheapest first.
public struct Ways: Sendable {
  public enum Extent: Sendable {
    /// There are no others.
    case all
    /// There may be others.
    case cheapest
    /// The search reached its limit: there may be others, and cheaper ones.
    case notProven
  }

  public var outcome: String
  /// What the rules call the outcome, where they say it.
  public var outcomeWords: String?
  /// The item that it is about, where items are decided one by one.
  public var item: String?
  public var ways: [Way]
  public var extent: Extent

  public init(outcome: String, item: String?, ways: [Way], extent: Extent) {
    self.outcome = outcome
    self.item = item
    self.ways = ways
    self.extent = extent
  }
}

/// The first day on which the same facts lead to another outcome.
public struct DayChange: Hashable, Sendable {
  /// Days since 1970-01-01.
  public var day: Int64
  public var outcome: String
  /// What the rules of that day call the outcome, where they say it.
  public var outcomeWords: String?

  public init(day: Int64, outcome: String, outcomeWords: String? = nil) {
    self.day = day
    self.outcome = outcome
    self.outcomeWords = outcomeWords
  }
}
