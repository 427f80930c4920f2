/// Random YAML sources with one scalar at `é.key`, in every style, valid by construction.
enum ScalarSource {
  static func random(_ random: inout some RandomNumberGenerator) -> String {
    let newline = ["\n", "\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let scalar =
      switch Int.random(in: 0..<5, using: &random) {
      case 0: plain(&random)
      case 1: singleQuoted(&random)
      case 2: doubleQuoted(&random)
      case 3: block("|", &random)
      default: block(">", &random)
      }
    let before = Bool.random(using: &random) ? "# größer\nbefore: ü\n" : ""
    let after = Bool.random(using: &random) ? "after: 1\n" : ""
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    return mark + (before + "é:\n  key: \(scalar)\n" + after).replacing("\n", with: newline)
  }

  private static let words = ["a", "größer", "1", "x.y", "😀", "and", "b-c", "(", ">=", "日本"]

  /// Between two words: blanks, or a folded break with blanks around it.
  private static func gap(_ random: inout some RandomNumberGenerator) -> String {
    [" ", "  ", " ", "\n    ", " \n     ", "\n\n    ", "\n  \n\n     "].randomElement(using: &random) ?? " "
  }

  private static func joined(_ pieces: [String], _ random: inout some RandomNumberGenerator, first: String) -> String {
    var text = first
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      text += gap(&random) + (pieces.randomElement(using: &random) ?? "a")
    }
    return text
  }

  private static func plain(_ random: inout some RandomNumberGenerator) -> String {
    joined(words + ["it's", "\"q\"", "a#b", "a:b"], &random, first: "a")
  }

  private static func singleQuoted(_ random: inout some RandomNumberGenerator) -> String {
    let edge = ["", " ", "\n    "].randomElement(using: &random) ?? ""
    return "'" + edge + joined(words + ["it''s", "''''", "#", "a: b", "\\n"], &random, first: "b") + edge + "'"
  }

  private static func doubleQuoted(_ random: inout some RandomNumberGenerator) -> String {
    let escapes = [
      "\\n", "\\t\\\"", "\\\\x", "\\x41", "\\u00e9", "\\U0001F600", "\\/", "\\_", "\\L", "a\\\n      b", "c \\\n\n   d",
    ]
    let edge = ["", " ", "\n    "].randomElement(using: &random) ?? ""
    let pieces = words + escapes + ["it's", "#", "a: b"]
    return "\"" + edge + joined(pieces, &random, first: "c") + edge + "\""
  }

  private static func block(_ indicator: String, _ random: inout some RandomNumberGenerator) -> String {
    let chomping = ["", "-", "+"].randomElement(using: &random) ?? ""
    let width = Int.random(in: 1...4, using: &random)
    let isExplicit = Bool.random(using: &random)
    // The mapping that holds the key is indented by 2.
    let indent = String(repeating: " ", count: 2 + width)
    var lines: [String] = []
    let count = Int.random(in: 1..<6, using: &random)
    for number in 0..<count {
      let leading = number == 0 && !isExplicit ? "" : ["", "", " ", "   ", "\t"].randomElement(using: &random) ?? ""
      let words = (0..<Int.random(in: 1..<4, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "a" }
      lines.append(indent + leading + words.joined(separator: " ") + (Bool.random(using: &random) ? "" : " // c # d"))
      for _ in 0..<(Int.random(in: 0..<4, using: &random) == 0 ? 2 : 0) { lines.append(Bool.random(using: &random) ? "" : " ") }
    }
    let digit = isExplicit ? String(width) : ""
    let order = Bool.random(using: &random) ? chomping + digit : digit + chomping
    let comment = Bool.random(using: &random) ? "" : " # why"
    return "\(indicator)\(order)\(comment)\n" + lines.joined(separator: "\n")
  }
}
