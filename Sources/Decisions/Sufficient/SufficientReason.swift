/// Facts that alone force what was decided, and none of which can be spared: every way of filling in all other facts leads to
/// the same outcome, and for a request to the same outcome of each item that is decided.
///
/// The literature's sufficient reason, or abductive explanation (Shih, Choi and Darwiche 2018; Ignatiev and others 2019).
public struct SufficientReason: Sendable {
  /// In the order of the vocabulary; presumed facts count as given. None can be dropped, but another set may have fewer.
  public var facts: [FactUse]

  public init(facts: [FactUse]) { self.facts = facts }
}
