/// The little that YAML fields must know of FEEL's lexical rules (DMN 1.5, clause 10.3.1): strings and comments.
struct ExpressionScan {
  /// The first `//` comment, up to the end of its line, in UTF-8 offsets.
  private(set) var lineComment: Range<Int>?
  /// Whether a string is open at the end of the text.
  private(set) var endsInString = false

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let slash = UInt8(ascii: "/")
    let star = UInt8(ascii: "*")
    var i = 0
    while i < bytes.count {
      let next = i + 1 < bytes.count ? bytes[i + 1] : 0
      if bytes[i] == UInt8(ascii: "\"") {
        i += 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "\"") { i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1 }
        endsInString = i >= bytes.count
      } else if bytes[i] == slash, next == slash {
        let start = i
        while i < bytes.count, bytes[i] != 0x0A { i += 1 }
        lineComment = lineComment ?? start..<i
      } else if bytes[i] == slash, next == star {
        i += 2
        while i + 1 < bytes.count, bytes[i] != star || bytes[i + 1] != slash { i += 1 }
        i += 1
      }
      i += 1
    }
  }

  /// Whether a text is one or several words and nothing else that would make it an expression.
  static func isWords(_ text: String) -> Bool {
    let parts = text.split { $0 == " " || $0 == "-" }
    guard !parts.isEmpty, !parts.contains(where: { keywords.contains(String($0)) }) else { return false }
    return parts.allSatisfy {
      $0.unicodeScalars.allSatisfy { $0 == "_" || $0 == "'" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }
  }

  private static let keywords: Set<String> = [
    "and", "or", "in", "between", "then", "else", "return", "satisfies", "instance", "function",
  ]
}
