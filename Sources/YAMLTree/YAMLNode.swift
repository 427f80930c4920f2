public import Diagnostics

/// How a scalar is written.
public enum ScalarStyle: String, Hashable, Sendable {
  case plain, singleQuoted, doubleQuoted, literal, folded
}

/// A scalar: its text after quotes, escapes and folding are undone. It has no type: the reader of a field knows what
/// it wants, so `yes`, `010` and `2020-01-01` are only text here.
public struct YAMLScalar: Hashable, Sendable {
  public var text: String
  public var style: ScalarStyle

  public init(text: String, style: ScalarStyle) {
    self.text = text
    self.style = style
  }
}

/// One `key: value` of a mapping.
public struct YAMLEntry: Hashable, Sendable {
  public var key: String
  /// The key as written, with its quotes.
  public var keySpan: SourceSpan
  public var value: YAMLNode

  public init(key: String, keySpan: SourceSpan, value: YAMLNode) {
    self.key = key
    self.keySpan = keySpan
    self.value = value
  }
}

/// One value of a YAML file and the bytes it stands on.
public struct YAMLNode: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    /// In the order of the file; the keys of a file without errors are unique.
    case mapping([YAMLEntry])
  }

  public var content: Content
  /// From the first to the last byte of what is written: blank lines and comments after it do not count. An absent
  /// value has an empty span right after its `:` or `-`.
  public var span: SourceSpan
  /// Whether a collection is written in brackets, `[a, b]` or `{a: 1}`.
  public var isFlow: Bool

  public init(content: Content, span: SourceSpan, isFlow: Bool = false) {
    self.content = content
    self.span = span
    self.isFlow = isFlow
  }
}

extension YAMLNode {
  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  public var scalarText: String? { scalar?.text }

  public var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  public var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// Whether nothing is written here: `key:` and then nothing.
  public var isAbsent: Bool {
    if case .scalar(let scalar) = content { scalar.style == .plain && scalar.text.isEmpty } else { false }
  }

  /// The entry of a mapping under a key. Complexity: O(entries).
  public func entry(_ key: String) -> YAMLEntry? {
    guard case .mapping(let entries) = content else { return nil }
    // By index: an entry is copied only where it is found.
    for index in entries.indices where entries[index].key == key { return entries[index] }
    return nil
  }

  /// Whether a mapping has the key. Complexity: O(entries).
  public func has(_ key: String) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.key == key }
  }

  /// The value of a mapping under a key. Complexity: O(entries).
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }

  /// The item of a sequence at a position from 0, where there is one.
  public subscript(index: Int) -> YAMLNode? {
    guard let items, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// What stands here, for messages: "a list", "a mapping", "a text", "nothing".
  public var kindName: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar: isAbsent ? "nothing" : "a text"
    }
  }
}
