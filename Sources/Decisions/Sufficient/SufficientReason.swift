/// Facts that alone force what was decided, and none of which can be spared: every way of filling in all other facts leads to
/// the same outcome, and for a request to the same outcome of each item that is decided.
///
/// The literature's sufficient reason, or abductive explanation (Shih, Choi and Darwiche 2018; Ignatiev and others 2019).
public struct SufficientReason: Sendable {
  /// In the order of the vocabulary; presumed facts count as given. None can be dropped, but another set may have fewer.
  public var facts: [FactUse]

  public var extent: Extent

  public init(facts: [FactUse], extent: Extent = .minimal) {
    self.facts = facts
    self.extent = extent
  }

  /// What is known of how many facts it takes.
  public enum Extent: Sendable {
    /// None can be spared.
    case minimal
    /// And there is no set of fewer.
    case smallest
    /// Whether there is a set of fewer was not found out within the limits of the search.
    case notProven
  }
}
