/// What a facts document may not exceed; more is an error, never a slow run.
public struct FactsLimits: Hashable, Sendable {
  /// Size in bytes.
  public var bytes: Int
  /// Levels of objects and lists inside each other.
  public var depth: Int
  /// Members of one list.
  public var members: Int

  public init(bytes: Int = 4 << 20, depth: Int = 32, members: Int = 10_000) {
    self.bytes = bytes
    self.depth = depth
    self.members = members
  }

  public static let `default` = FactsLimits()
}
