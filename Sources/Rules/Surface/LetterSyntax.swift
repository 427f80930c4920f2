/// A document that people send, written from a decision and its facts.
public struct LetterSyntax: Sendable {
  /// What a list in a letter goes through.
  public enum List: String, Sendable, CaseIterable {
    /// What the outcome rests on; for a refusal each requirement that failed and each prohibition that applies.
    case reasons
    case items
    case permittedItems = "permitted-items"
    case refusedItems = "refused-items"
    case openItems = "open-items"
    case missing
    case mightAlsoFail = "might-also-fail"
    case duties
    case assumptions
    case urgent
    /// What keeps a record from being destroyed.
    case holds
  }

  /// A paragraph, a heading, a list or the place to sign.
  public struct Part: Sendable {
    public enum Content: Sendable {
      case text(Template)
      case heading(Template)
      /// `empty` is said where the list has no entries; without it the list is left out, with a heading right above it.
      case list(Located<List>, empty: Template?)
      /// Who signs.
      case signature(Template)
    }

    public var content: Content
    /// The part is written where this holds; nil for always.
    public var when: Condition?
    /// Holders of facts to whom the part is written; empty for all.
    public var holders: [Name]

    public init(content: Content, when: Condition?, holders: [Name] = []) {
      self.content = content
      self.when = when
      self.holders = holders
    }
  }

  public var header: RuleHeader
  /// Decision name, or `any`.
  public var decision: Name
  /// Of `any`: decisions that it does not go with.
  public var except: [Name]
  /// Outcomes with which it is written; empty for any.
  public var on: [Name]
  public var when: Condition?
  /// Whether one letter is written for each holder of facts that are missing, with what that holder can answer.
  public var addressesEachHolder: Bool
  /// Who reads it, of the readers of the vocabulary; nil where that is not said.
  public var reader: Name?
  /// Lines of the address.
  public var to: [Template]
  /// Lines of the sender's address.
  public var sender: [Template]
  public var subject: Template
  public var body: [Part]

  public init(
    header: RuleHeader, decision: Name, except: [Name], on: [Name], when: Condition?, addressesEachHolder: Bool, reader: Name?,
    to: [Template], sender: [Template], subject: Template, body: [Part]
  ) {
    self.header = header
    self.decision = decision
    self.except = except
    self.on = on
    self.when = when
    self.addressesEachHolder = addressesEachHolder
    self.reader = reader
    self.to = to
    self.sender = sender
    self.subject = subject
    self.body = body
  }
}

extension LetterSyntax {
  /// Whether it can go with a decision.
  func belongs(to decision: String) -> Bool {
    self.decision.value == decision || self.decision.value == "any" && !except.contains { $0.value == decision }
  }
}
