/// A letter that a decision can be followed by, ready to fill in.
public struct LetterNode: Sendable {
  public struct Part: Sendable {
    public enum Content: Sendable {
      case text(GraphTemplate)
      case heading(GraphTemplate)
      case list(LetterSyntax.List, empty: GraphTemplate?)
      case signature(GraphTemplate)
    }

    public var content: Content
    /// Nil for a part that is always written.
    public var node: NodeIndex?
    /// Holders of facts to whom it is written; empty for all.
    public var holders: [String]

    public init(content: Content, node: NodeIndex?, holders: [String]) {
      self.content = content
      self.node = node
      self.holders = holders
    }
  }

  public var id: String
  public var title: String
  /// Whether it belongs to any decision and not to this one by name.
  public var isForAny: Bool
  /// Outcomes with which it is written; empty for any.
  public var on: [String]
  /// Its own condition; nil for always.
  public var node: NodeIndex?
  /// Whether one is written for each holder of facts that are missing.
  public var addressesEachHolder: Bool
  /// Who reads it, of ``RuleBook/readers``; nil where that is not said.
  public var reader: String?
  public var to: [GraphTemplate]
  public var sender: [GraphTemplate]
  public var subject: GraphTemplate
  public var body: [Part]

  public init(
    id: String, title: String, isForAny: Bool, on: [String], node: NodeIndex?, addressesEachHolder: Bool,
    reader: String?, to: [GraphTemplate], sender: [GraphTemplate], subject: GraphTemplate, body: [Part]
  ) {
    self.id = id
    self.title = title
    self.isForAny = isForAny
    self.on = on
    self.node = node
    self.addressesEachHolder = addressesEachHolder
    self.reader = reader
    self.to = to
    self.sender = sender
    self.subject = subject
    self.body = body
  }
}
