/// How an id is spelt.
enum WordForm: Sendable {
  /// `first-rule`: rules, decisions, groups, documents.
  case hyphens
  /// `birth_date`: what FEEL reads, for which a hyphen is a minus.
  case underscores
  /// Either, for codes and for what may lead to a rule file's id or to an entity; it may begin with a digit.
  case either

  var phrase: String {
    switch self {
    case .hyphens: "lower-case words joined by hyphens, such as `first-rule`"
    case .underscores: "lower-case words joined by underscores, such as `birth_date`"
    case .either: "lower-case words joined by hyphens or underscores"
    }
  }

  /// "an id": what something spelt so is called.
  var title: String {
    switch self {
    case .hyphens: "an id"
    case .underscores: "a name that FEEL can read"
    case .either: "a code"
    }
  }

  var reason: String {
    switch self {
    case .hyphens: "ids are lower-case words joined by hyphens"
    case .underscores: "names that FEEL reads are lower-case words joined by underscores; a hyphen would be a minus"
    case .either: "codes are lower-case words joined by hyphens or underscores"
    }
  }

  /// ECMA 262, as JSON Schema wants it.
  var pattern: String {
    switch self {
    case .hyphens: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    case .underscores: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
    case .either: "^[a-z0-9]+([-_][a-z0-9]+)*$"
    }
  }

  func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    guard isLetter(first) || self == .either && isDigit(first), !isJoint(last) else { return false }
    for (index, byte) in bytes.enumerated() where !isLetter(byte) && !isDigit(byte) {
      guard isJoint(byte), !isJoint(bytes[index - 1]) else { return false }
    }
    return true
  }

  /// What the writer of `text` may have meant; nil where nothing of it can be kept.
  func likely(_ text: String) -> String? {
    let joint = self == .underscores ? UInt8(ascii: "_") : UInt8(ascii: "-")
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let lower = isCapital ? byte + 0x20 : byte
      let startsWord = isCapital && isLetter(previous)
      if startsWord || !isLetter(lower) && !isDigit(lower), let last = bytes.last, last != joint { bytes.append(joint) }
      if isLetter(lower) || isDigit(lower) { bytes.append(lower) }
      previous = byte
    }
    while bytes.last == joint { bytes.removeLast() }
    let words = String(decoding: bytes, as: UTF8.self)
    return accepts(words) && words != text ? words : nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isJoint(_ byte: UInt8) -> Bool {
    switch self {
    case .hyphens: byte == UInt8(ascii: "-")
    case .underscores: byte == UInt8(ascii: "_")
    case .either: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
  }

  /// Words of FEEL's grammar (DMN 1.5, clause 10.3.1.2): an expression could not tell a name of this kind from them.
  static let feelKeywords: Set<String> = [
    "and", "or", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "instance", "of",
    "function", "external", "true", "false", "null",
  ]
}
