/// Facts that alone force what was decided, and none of which can be spared: every way of filling in all other facts leads to
/// the same outcome, and for a request to the same outcome of each item that is decided.
///
/// The literature's sufficient reason, or abductive explanation (Shih, Choi and Darwiche 2018; Ignatiev and others 2019).
public struct SufficientReason: Sendable {
  public enum Size: Sendable {
    /// No fact can be dropped; another set may be smaller.
    case minimal
    /// No other set has fewer facts.
    case smallest
    /// A smaller one was looked for, and the search reached its limit.
    case notProven
  }

  /// In the order of the vocabulary; presumed facts count as given.
  public var facts: [FactUse]
  public var size: Size

  public init(facts: [FactUse], size: Size = .minimal) {
    self.facts = facts
    self.size = size
  }
}
