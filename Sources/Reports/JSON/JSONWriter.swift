public import Expressions

/// Writes JSON (RFC 8259) straight to bytes: members in the order of the calls, the same bytes for the same calls.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// Pretty: one member a line, two spaces of indentation; otherwise everything on one line.
  public init(isPretty: Bool) { self.isPretty = isPretty }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the memory.
  public mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  public mutating func newline() { bytes.append(0x0A) }

  // MARK: Containers

  public mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }
  public mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

  private mutating func container(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  /// Begins the next member of an array.
  public mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    breakLine()
    isFirst = false
  }

  /// Begins the next member of an object.
  public mutating func key(_ name: String) {
    element()
    string(name)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(0x20) }
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  // MARK: Values

  public mutating func null() { bytes.append(contentsOf: "null".utf8) }
  public mutating func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }
  public mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }
  /// All digits, in plain notation: no reader has to round.
  public mutating func number(_ value: Decimal) { bytes.append(contentsOf: value.description.utf8) }

  public mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      // Stretches that stand as they are go over in one piece.
      var start = 0
      for i in utf8.indices where Self.needsEscape(utf8[i]) {
        bytes.append(contentsOf: utf8[start..<i])
        escape(utf8[i])
        start = i + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x20...0x7E: bytes.append(byte)
    default: bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]])
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)
}

// MARK: - Members

extension JSONWriter {
  /// Nothing is written for nil: a key that does not apply is absent.
  mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// An array of one member for each item; nothing is written where there is none.
  mutating func member<Item>(_ name: String, each items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
    guard !items.isEmpty else { return }
    key(name)
    array { writer in
      for item in items {
        writer.element()
        body(&writer, item)
      }
    }
  }

  mutating func member(_ name: String, strings: [String]) { member(name, each: strings) { $0.string($1) } }

  mutating func member<Item>(_ name: String, objects items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
    member(name, each: items) { writer, item in writer.object { body(&$0, item) } }
  }
}
