public import Decisions
public import Rules

/// The order of many cases, with the reasons for it.
public struct Ranking: Sendable {
  /// What a key comes to for one case.
  public enum Measured: Sendable {
    /// How many criteria are met, and how many may be besides.
    case count(met: Int, open: Int)
    case value(KeyValue)
  }

  /// Why a case stands before the next one.
  public enum Precedence: Hashable, Sendable {
    /// By this key, the ones before it being the same.
    case key(Int)
    /// Nothing tells the two apart.
    case level
  }

  public struct Place: Sendable {
    public var id: String
    /// From 1; cases that nothing tells apart share it.
    public var position: Int
    /// Where it may stand at the highest and at the lowest, whatever the facts are that were not given.
    public var highest: Int
    public var lowest: Int
    /// In the order of the keys.
    public var keys: [Measured]
    /// Facts that were not given and on which its keys depend.
    public var missing: [MissingKeyFact]
    /// Nil for the last.
    public var before: Precedence?

    public var isSettled: Bool { highest == lowest }
  }

  /// A case that is not ranked.
  public struct Apart: Sendable {
    public var id: String
    public var decision: Decision
  }

  public var ranking: RankingSyntax
  public var asOf: Int64
  public var places: [Place]
  /// Cases of which it is not known whether they belong into the order.
  public var open: [Apart]
  public var out: [Apart]
}

/// A fact that a key of a ranking needs.
public struct MissingKeyFact: Hashable, Sendable {
  public var path: String
  public var title: String
  public var member: String?
}
