/// For whom a decision is explained.
public struct ReaderNote: Hashable, Sendable {
  public var id: String
  public var title: String
  /// The holder that the reader is, or the name of the member.
  public var name: String?

  public init(id: String, title: String, name: String?) {
    self.id = id
    self.title = title
    self.name = name
  }
}

/// That something rests on facts that a reader does not see. It is told by the rules, the visible facts and the outcome alone:
/// who may hold such facts, not who does.
public struct Withheld: Hashable, Sendable {
  public struct Holder: Hashable, Sendable {
    public var id: String
    /// What the rules call it, where they say it.
    public var words: Phrase?

    public init(id: String, words: Phrase?) {
      self.id = id
      self.words = words
    }
  }

  /// In the order of the vocabulary.
  public var holders: [Holder]
  /// Whether some of the facts have no holder.
  public var isHeldByOthers: Bool
  /// Whether the outcome is settled, so that a reason is withheld; else something that it may depend on.
  public var isDecided: Bool

  public init(holders: [Holder], isHeldByOthers: Bool, isDecided: Bool) {
    self.holders = holders
    self.isHeldByOthers = isHeldByOthers
    self.isDecided = isDecided
  }
}
