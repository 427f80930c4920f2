/// What a YAML file may not exceed; more is an error, never a slow run.
public struct YAMLLimits: Hashable, Sendable {
  /// Levels of collections inside each other.
  public var depth: Int
  /// Size of the file in bytes.
  public var bytes: Int
  /// Keys, values and collections together.
  public var nodes: Int

  public init(depth: Int = 64, bytes: Int = 4 << 20, nodes: Int = 500_000) {
    self.depth = depth
    self.bytes = bytes
    self.nodes = nodes
  }

  public static let `default` = YAMLLimits()
}
