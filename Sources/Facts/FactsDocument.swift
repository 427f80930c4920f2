/// What a facts document says beside the facts themselves.
public struct FactsDocument: Hashable, Sendable {
  /// The document's own `id`, as text.
  public var id: String?
  /// Where the `id` stands in a JSON document, quotes included, so that it can be repeated as it was written.
  public var idRange: Range<Int>?
  public var override: Override?

  public init(id: String? = nil, idRange: Range<Int>? = nil, override: Override? = nil) {
    self.id = id
    self.idRange = idRange
    self.override = override
  }
}

/// A person's own decision that stands beside the advice.
public struct Override: Hashable, Sendable {
  public var outcome: String
  public var byRole: String
  public var reason: String
  /// A date, or a date and time, as written.
  public var at: String

  public init(outcome: String, byRole: String, reason: String, at: String) {
    self.outcome = outcome
    self.byRole = byRole
    self.reason = reason
    self.at = at
  }
}
