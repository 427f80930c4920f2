import YAMLTree

/// A facts document as YAML text, as `ask --save` keeps it.
enum FactsText {
  static func render(_ document: YAMLNode) -> String {
    guard let entries = document.entries, !entries.isEmpty else { return "{}\n" }
    return entries.map { lines($0, indent: "") }.joined(separator: "\n")
  }

  private static func lines(_ entry: YAMLEntry, indent: String) -> String {
    switch entry.value.content {
    case .mapping(let inner):
      return "\(indent)\(entry.key):\n" + inner.map { lines($0, indent: indent + "  ") }.joined()
    case .sequence(let items) where items.contains { $0.entries != nil }:
      return "\(indent)\(entry.key):\n" + items.map { member($0, indent: indent + "  ") }.joined()
    case .sequence(let items):
      return "\(indent)\(entry.key): [\(items.map(scalar).joined(separator: ", "))]\n"
    case .scalar: return "\(indent)\(entry.key):\(entry.value.isAbsent ? "" : " " + scalar(entry.value))\n"
    }
  }

  private static func member(_ node: YAMLNode, indent: String) -> String {
    let lines = (node.entries ?? []).map { self.lines($0, indent: indent + "  ") }
    guard let first = lines.first else { return "\(indent)- {}\n" }
    return indent + "- " + first.dropFirst(indent.count + 2) + lines.dropFirst().joined()
  }

  private static func scalar(_ node: YAMLNode) -> String {
    guard let scalar = node.scalar else { return "" }
    guard scalar.style != .plain else { return scalar.text }
    var text = "\""
    for character in scalar.text.unicodeScalars {
      switch character {
      case "\"", "\\": text += "\\" + String(character)
      case _ where character.value < 0x20: text += " "
      default: text.unicodeScalars.append(character)
      }
    }
    return text + "\""
  }
}
