import Diagnostics

/// Finds repeated keys of one mapping: among few by looking at each, among many by a table.
struct KeyPlaces {
  private static let few = 16
  private var table: [String: SourceSpan] = [:]

  /// Where the key stood first, if it did; else it is noted.
  ///
  /// - Parameter entries: the entries before it.
  /// - Complexity: O(1) on average.
  mutating func note(_ key: String, at span: SourceSpan, after entries: [YAMLEntry]) -> SourceSpan? {
    if entries.count < Self.few {
      for index in entries.indices where entries[index].key == key { return entries[index].keySpan }
      return nil
    }
    if table.isEmpty {
      table.reserveCapacity(entries.count * 2)
      for entry in entries where table[entry.key] == nil { table[entry.key] = entry.keySpan }
    }
    if let first = table[key] { return first }
    table[key] = span
    return nil
  }
}
