/// One value of a JSON text with its place.
public struct JSONNode: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// The literal as written: nothing is lost in a binary number.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// In the order of the text; names are unique.
    case object([JSONMember])
  }

  public var kind: Kind
  /// Byte offsets in the text.
  public var start: Int
  public var end: Int

  /// The value of an object's member; `nil` for other values too. Complexity: O(n) in the number of members.
  public subscript(name: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.name == name }?.value
  }

  public var asString: String? { if case .string(let text) = kind { text } else { nil } }
  public var asBoolean: Bool? { if case .boolean(let truth) = kind { truth } else { nil } }
  public var asArray: [JSONNode]? { if case .array(let items) = kind { items } else { nil } }
  public var asObject: [JSONMember]? { if case .object(let members) = kind { members } else { nil } }
}

public struct JSONMember: Hashable, Sendable {
  public var name: String
  /// Where the name begins, its quote included.
  public var nameStart: Int
  public var value: JSONNode
}

/// Why a text is no JSON, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
  /// A lower-case phrase.
  public var message: String
  public var offset: Int
}

/// Reads JSON by RFC 8259, strictly: UTF-8, no comments, no trailing commas, no lone surrogates, no name twice in one
/// object, nothing after the value.
public enum JSONText {
  /// Reads one value. Arrays and objects nest to `depth` at most. Complexity: O(n), for objects of n members O(n log n).
  public static func parse(_ bytes: some Collection<UInt8>, depth: Int = 200) throws(JSONError) -> JSONNode {
    var reader = JSONReader(bytes: Array(bytes), depth: depth)
    let node = try reader.value()
    reader.skipSpace()
    guard reader.isAtEnd else { throw reader.error("nothing may follow the value") }
    return node
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var depth: Int
  var position = 0

  init(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  var isAtEnd: Bool { position >= bytes.count }
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ message: String, at offset: Int? = nil) -> JSONError {
    JSONError(message: message, offset: offset ?? position)
  }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  mutating func value() throws(JSONError) -> JSONNode {
    skipSpace()
    let start = position
    let kind: JSONNode.Kind =
      switch current {
      case UInt8(ascii: "{"): try object()
      case UInt8(ascii: "["): try array()
      case UInt8(ascii: "\""): .string(try string())
      case UInt8(ascii: "t"): try word("true", .boolean(true))
      case UInt8(ascii: "f"): try word("false", .boolean(false))
      case UInt8(ascii: "n"): try word("null", .null)
      case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): .number(try number())
      case nil: throw error("a value was expected, the text ends")
      default: throw error("a value was expected")
      }
    return JSONNode(kind: kind, start: start, end: position)
  }

  private mutating func word(_ word: String, _ kind: JSONNode.Kind) throws(JSONError) -> JSONNode.Kind {
    guard bytes[position...].starts(with: word.utf8) else { throw error("a value was expected, such as `\(word)`") }
    position += word.utf8.count
    return kind
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    if let byte = current, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { throw error("a number does not begin with 0") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = current, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    if position == start { throw error("a digit was expected") }
  }

  private mutating func array() throws(JSONError) -> JSONNode.Kind {
    try open()
    var items: [JSONNode] = []
    skipSpace()
    if !take(UInt8(ascii: "]")) {
      repeat { items.append(try value()) } while try separated(by: UInt8(ascii: "]"))
    }
    depth += 1
    return .array(items)
  }

  private mutating func object() throws(JSONError) -> JSONNode.Kind {
    try open()
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipSpace()
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = position
        guard current == UInt8(ascii: "\"") else { throw error("a name in quotes was expected") }
        let name = try string()
        guard names.insert(name).inserted else { throw error("the name `\(name)` stands twice in one object", at: start) }
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw error("`:` was expected after a name") }
        members.append(JSONMember(name: name, nameStart: start, value: try value()))
      } while try separated(by: UInt8(ascii: "}"))
    }
    depth += 1
    return .object(members)
  }

  private mutating func open() throws(JSONError) {
    guard depth > 0 else { throw error("nested too deeply") }
    depth -= 1
    position += 1
  }

  /// Whether another member follows.
  private mutating func separated(by close: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    if take(UInt8(ascii: ",")) { return true }
    if take(close) { return false }
    throw error("`,` or `\(Character(Unicode.Scalar(close)))` was expected")
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    var runStart = position
    let start = position
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[runStart..<position]
        position += 1
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw error("this string is not valid UTF-8", at: start)
        }
        return valid
      case UInt8(ascii: "\\"):
        text += bytes[runStart..<position]
        try escape(into: &text)
        runStart = position
      case 0..<0x20: throw error("a control character must be written as an escape")
      default: position += 1
      }
    }
    throw error("the string does not end", at: start - 1)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    guard let byte = current else { throw error("the string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if 0xD800..<0xDC00 ~= code {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("half of a surrogate pair", at: start) }
        let low = try hexadecimal()
        guard 0xDC00..<0xE000 ~= low else { throw error("half of a surrogate pair", at: start) }
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair", at: start) }
      text += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw error("there is no such escape", at: start)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("four hexadecimal digits were expected")
      }
      value = value * 16 + UInt32(digit)
      position += 1
    }
    return value
  }
}
