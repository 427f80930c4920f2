/// A JSON value of a schema; the keys of a record keep their order.
indirect enum SchemaValue: Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([SchemaValue])
  case record([(String, SchemaValue)])

  /// `{"$ref": "#/$defs/name"}`.
  static func definition(_ name: String) -> SchemaValue { .record([("$ref", .text("#/$defs/\(name)"))]) }

  static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

  /// The record with further entries; any other value unchanged.
  func adding(_ entries: [(String, SchemaValue)]) -> SchemaValue {
    guard case .record(let own) = self else { return self }
    return .record(own + entries)
  }

  /// As JSON text, two blanks a level. Complexity: O(size).
  var json: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .text(let value): Self.write(value, to: &text)
    case .number(let value): text += String(value)
    case .truth(let value): text += value ? "true" : "false"
    case .list(let items):
      Self.write(items, "[", "]", to: &text, indent) { $0.write(to: &$1, indent: $2) }
    case .record(let entries):
      Self.write(entries, "{", "}", to: &text, indent) {
        Self.write($0.0, to: &$1)
        $1 += ": "
        $0.1.write(to: &$1, indent: $2)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, _ indent: String,
    _ writeItem: (Item, inout String, String) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      text += index == 0 ? "\n\(indent)  " : ",\n\(indent)  "
      writeItem(item, &text, indent + "  ")
    }
    text += items.isEmpty ? close : "\n\(indent)\(close)"
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
