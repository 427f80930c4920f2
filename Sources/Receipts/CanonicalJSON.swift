import Expressions
import YAMLTree

/// A JSON value in its one canonical form: members in the order of their keys, no white space, numbers in plain decimal
/// notation (RFC 8785 but for the notation of numbers, of which no digit is lost).
indirect enum CanonicalJSON: Hashable {
  case null
  case bool(Bool)
  case number(Decimal)
  case text(String)
  case array([CanonicalJSON])
  case object([String: CanonicalJSON])

  /// Complexity: linear, apart from sorting keys.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += value.normalized.description.utf8
    case .text(let text): Self.write(text, to: &bytes)
    case .array(let items):
      Self.write("[", items, "]", to: &bytes) { $0.write(to: &$1) }
    case .object(let members):
      // By UTF-16 units, as the RFC says.
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      Self.write("{", sorted, "}", to: &bytes) { member, bytes in
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
    }
  }

  private static func write<Item>(
    _ open: Unicode.Scalar, _ items: [Item], _ close: Unicode.Scalar, to bytes: inout [UInt8],
    _ one: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      one(item, &bytes)
    }
    bytes.append(UInt8(ascii: close))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20: bytes += ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CanonicalJSON {
  subscript(key: String) -> CanonicalJSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var items: [CanonicalJSON] { if case .array(let items) = self { items } else { [] } }

  /// The value of a tree that was read from JSON; nil where a plain word in it is no JSON value.
  init?(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar) where scalar.style != .plain: self = .text(scalar.text)
    case .scalar(let scalar):
      switch scalar.text {
      case "null": self = .null
      case "true": self = .bool(true)
      case "false": self = .bool(false)
      default:
        guard let number = Decimal(scalar.text) else { return nil }
        self = .number(number)
      }
    case .sequence(let nodes):
      var items: [CanonicalJSON] = []
      for node in nodes {
        guard let item = CanonicalJSON(node) else { return nil }
        items.append(item)
      }
      self = .array(items)
    case .mapping(let entries):
      var members: [String: CanonicalJSON] = [:]
      for entry in entries {
        guard let value = CanonicalJSON(entry.value) else { return nil }
        members[entry.key] = value
      }
      self = .object(members)
    }
  }

  /// A value as facts documents have it: dates and durations in ISO 8601. Nil for what is not known.
  init?(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let text): self = .text(text)
    case .date(let date): self = .text(date.description)
    case .time(let time): self = .text(time.description)
    case .dateTime(let moment): self = .text(moment.description)
    case .daysTimeDuration(let duration): self = .text(duration.description)
    case .yearsMonthsDuration(let duration): self = .text(duration.description)
    case .list(let values): self = .array(values.compactMap { CanonicalJSON($0) })
    case .context, .range, .function, .unknown, .error: return nil
    }
  }
}
