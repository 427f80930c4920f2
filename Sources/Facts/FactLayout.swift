public import Rules

/// Where the facts of a rule book are held in a case: fixed once for a rule book.
public struct FactLayout: Sendable {
  public let storage: [FactStorage]
  /// The entity of each fact.
  public let entityOf: [EntityID]
  public let isList: [Bool]
  /// Facts that have a presumed value.
  public let presumed: [FactID]
  /// Whether some fact is held as a value rather than as a number.
  let hasValues: Bool

  public init(_ book: RuleBook) {
    storage = book.facts.map(\.storage)
    entityOf = book.facts.map(\.entity)
    isList = book.entities.map(\.isList)
    hasValues = storage.contains(.value)
    presumed = book.facts.filter { $0.presumed != nil }.map(\.id)
  }
}
