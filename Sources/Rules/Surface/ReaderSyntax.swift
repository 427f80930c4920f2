/// Somebody who may read a decision, in a role, and which facts that one may see.
public struct ReaderSyntax: Sendable {
  /// Facts in words of the vocabulary: all of what is given has to fit.
  public struct Sight: Sendable {
    public var isEverything = false
    /// Entities.
    public var entities: [Name] = []
    /// Paths of facts.
    public var facts: [Name] = []
    /// Holders, or `reader` for the one that the reader is.
    public var holders: [Name] = []
    public var sensitivities: [Located<Sensitivity>] = []
    /// Set where only what is about the reader is meant.
    public var aboutReader: Name?
  }

  public var id: Name
  public var title: Name?
  /// Of which list entity a reader is a member, or `holder` for one of those who hold facts; nil where there is only one.
  public var each: Name?
  public var sees: [Sight]
  /// Taken away from what is seen.
  public var hides: [Sight]
  public var showsRules: Bool
}
