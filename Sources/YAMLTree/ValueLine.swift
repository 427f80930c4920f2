import Diagnostics

/// A line of a file read by hand, where libyaml could not: `key: value` or `- value`.
struct ValueLine {
  /// The value up to the end of the line, without a comment after it.
  let value: Range<Int>
  /// The value as written.
  let text: String
  let bytes: [UInt8]

  /// Nil where the line that holds `place` has no value.
  init?(_ file: SourceFile, at place: Int) {
    let line = file.lineRange(file.lineIndex(at: min(place, file.bytes.count)))
    let bytes = file.bytes
    func skipBlanks(_ i: inout Int) { while i < line.upperBound, bytes[i].isBlank { i += 1 } }

    var i = line.lowerBound
    skipBlanks(&i)
    var isItem = false
    while i + 1 < line.upperBound, bytes[i] == UInt8(ascii: "-"), bytes[i + 1].isBlank {
      isItem = true
      i += 1
      skipBlanks(&i)
    }
    if let colon = Self.keyEnd(bytes, i..<line.upperBound) {
      i = colon + 1
      skipBlanks(&i)
    } else if !isItem {
      return nil
    }
    let end = Self.valueEnd(bytes, i..<line.upperBound)
    guard i < end else { return nil }
    value = i..<end
    text = file.text(i..<end)
    self.bytes = Array(bytes[i..<end])
  }

  /// The colon after a key at the start of the range, if there is one.
  private static func keyEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var i = range.lowerBound
    if let quote = range.isEmpty ? nil : bytes[i], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      i += 1
      while i < range.upperBound, bytes[i] != quote { i += 1 }
    }
    while i < range.upperBound {
      if bytes[i] == UInt8(ascii: ":"), i + 1 == range.upperBound || bytes[i + 1].isBlank { return i }
      i += 1
    }
    return nil
  }

  /// A ` #` outside of quotes begins a comment.
  private static func valueEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var inString = false
    var i = range.lowerBound
    while i < range.upperBound {
      if bytes[i] == UInt8(ascii: "\"") { inString.toggle() }
      if !inString, bytes[i] == UInt8(ascii: "#"), i > range.lowerBound, bytes[i - 1].isBlank {
        end = i
        break
      }
      i += 1
    }
    while end > range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Where the text goes on after the quoted string it begins with.
  var restAfterQuotes: Range<Int>? {
    guard let quote = bytes.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    var i = 1
    while i < bytes.count, bytes[i] != quote {
      i += quote == UInt8(ascii: "\"") && bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return rest(from: i + 1)
  }

  /// Whether the value begins and ends with the same quote.
  var isQuotedThroughout: Bool {
    bytes.count > 1 && bytes.first == bytes.last && (bytes.first == UInt8(ascii: "\"") || bytes.first == UInt8(ascii: "'"))
  }

  /// Where the text goes on after the brackets it begins with; what stands in double quotes does not count.
  var restAfterBrackets: Range<Int>? {
    var depth = 0
    var inString = false
    for (i, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { inString.toggle() }
      guard !inString else { continue }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return rest(from: i + 1) }
    }
    return nil
  }

  private func rest(from start: Int) -> Range<Int>? {
    let first = bytes[min(start, bytes.count)...].firstIndex { !$0.isBlank }
    return first.map { value.lowerBound + $0..<value.upperBound }
  }
}

extension String {
  /// The text as a single-quoted YAML scalar on one line.
  var singleQuoted: String {
    "'" + unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }
}
