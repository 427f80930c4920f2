/// Index of an entity in ``RuleBook/entities``.
public struct EntityID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }
  public var index: Int { Int(rawValue) }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Index of a fact in ``RuleBook/facts``, derived facts and register columns apart.
public struct FactID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }
  public var index: Int { Int(rawValue) }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Index of a register in ``RuleBook/registers``.
public struct RegisterID: Hashable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }
  public var index: Int { Int(rawValue) }
}

/// A fact, directly or through a reference: `person.age`, or `item.about` and then `person.age`.
public struct FactPath: Hashable, Comparable, Sendable {
  /// The reference that leads to the fact's entity, absent when the fact's own member is at hand.
  public var reference: FactID?
  public var fact: FactID

  public init(_ fact: FactID, through reference: FactID? = nil) {
    self.fact = fact
    self.reference = reference
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.fact, a.reference?.index ?? -1) < (b.fact, b.reference?.index ?? -1)
  }
}
