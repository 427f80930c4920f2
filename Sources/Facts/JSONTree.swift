import Diagnostics
import YAMLTree

/// Reads JSON (RFC 8259) into the tree that facts are taken from: numbers, `true`, `false` and `null` as plain scalars,
/// texts as quoted ones, every node with its bytes.
struct JSONTree {
  private var scanner: JSONScanner
  private let file: FileID
  private let limits: FactsLimits
  private var duplicates: [(key: String, first: SourceSpan, again: SourceSpan)] = []

  private init(_ scanner: JSONScanner, file: FileID, limits: FactsLimits) {
    self.scanner = scanner
    self.file = file
    self.limits = limits
  }

  /// Nil where the bytes are not JSON; then one error was reported, at the first byte that is wrong.
  ///
  /// Complexity: O(bytes).
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, file: FileID, limits: FactsLimits, into diagnostics: inout DiagnosticSet
  ) -> YAMLNode? {
    var tree = JSONTree(JSONScanner(bytes), file: file, limits: limits)
    do throws(JSONFault) {
      if bytes.count > limits.bytes { throw JSONFault(.tooLarge(limit: limits.bytes), at: 0) }
      let node = try tree.document()
      for duplicate in tree.duplicates {
        diagnostics.report(.repeatedKey(duplicate.key, first: duplicate.first, at: duplicate.again))
      }
      return node
    } catch {
      diagnostics.report(.notJSON(error, in: bytes, file: file))
      return nil
    }
  }

  /// One value at the place of a scanner, which moves past it; nil where it is not JSON or has a key twice.
  static func value(from scanner: inout JSONScanner, file: FileID, limits: FactsLimits) -> YAMLNode? {
    var tree = JSONTree(scanner, file: file, limits: limits)
    // The value stands inside a record of the document, three levels deep at most.
    do throws(JSONFault) {
      let node = try tree.value(depth: 4)
      scanner = tree.scanner
      return tree.duplicates.isEmpty ? node : nil
    } catch {
      return nil
    }
  }

  private func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range) }

  private mutating func document() throws(JSONFault) -> YAMLNode {
    skipByteOrderMark()
    scanner.skipSpace()
    let node = try value(depth: 1)
    scanner.skipSpace()
    guard scanner.isAtEnd else { throw JSONFault(.trailingBytes, at: scanner.position) }
    return node
  }

  private mutating func skipByteOrderMark() {
    guard scanner.end >= 3, scanner.base[0] == 0xEF, scanner.base[1] == 0xBB, scanner.base[2] == 0xBF else { return }
    scanner.move(to: 3)
  }

  private mutating func value(depth: Int) throws(JSONFault) -> YAMLNode {
    let start = scanner.position
    switch scanner.byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth <= limits.depth else { throw JSONFault(.tooDeep(limit: limits.depth), at: start) }
      return scanner.byte == UInt8(ascii: "{") ? try object(depth: depth) : try array(depth: depth)
    case UInt8(ascii: "\""):
      let text = try text()
      return scalar(text, .doubleQuoted, from: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let range = try scanner.number()
      return scalar(try scanner.decode(range, isPlain: true), .plain, from: start)
    default:
      if scanner.word("true") { return scalar("true", .plain, from: start) }
      if scanner.word("false") { return scalar("false", .plain, from: start) }
      if scanner.word("null") { return scalar("null", .plain, from: start) }
      throw JSONFault(.expectedValue, at: start)
    }
  }

  private func scalar(_ text: String, _ style: ScalarStyle, from start: Int) -> YAMLNode {
    YAMLNode(content: .scalar(YAMLScalar(text: text, style: style)), span: span(start..<scanner.position))
  }

  private mutating func text() throws(JSONFault) -> String {
    let (range, isPlain) = try scanner.text()
    return try scanner.decode(range, isPlain: isPlain)
  }

  private mutating func array(depth: Int) throws(JSONFault) -> YAMLNode {
    let start = scanner.position
    _ = scanner.take(UInt8(ascii: "["))
    var items: [YAMLNode] = []
    scanner.skipSpace()
    if !scanner.take(UInt8(ascii: "]")) {
      repeat {
        scanner.skipSpace()
        if !items.isEmpty, scanner.byte == UInt8(ascii: "]") { throw JSONFault(.trailingComma, at: scanner.position) }
        items.append(try value(depth: depth + 1))
        scanner.skipSpace()
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: "]")) else { throw JSONFault(.expected("`,` or `]`"), at: scanner.position) }
    }
    return YAMLNode(content: .sequence(items), span: span(start..<scanner.position), isFlow: true)
  }

  private mutating func object(depth: Int) throws(JSONFault) -> YAMLNode {
    let start = scanner.position
    _ = scanner.take(UInt8(ascii: "{"))
    var entries: [YAMLEntry] = []
    var seen: [String: SourceSpan] = [:]
    scanner.skipSpace()
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        scanner.skipSpace()
        let keyStart = scanner.position
        guard scanner.byte == UInt8(ascii: "\"") else {
          let isTrailing = !entries.isEmpty && scanner.byte == UInt8(ascii: "}")
          throw JSONFault(isTrailing ? .trailingComma : .expectedKey, at: keyStart)
        }
        let key = try text()
        let keySpan = span(keyStart..<scanner.position)
        scanner.skipSpace()
        guard scanner.take(UInt8(ascii: ":")) else { throw JSONFault(.expected("`:`"), at: scanner.position) }
        scanner.skipSpace()
        let entry = YAMLEntry(key: key, keySpan: keySpan, value: try value(depth: depth + 1))
        if let first = seen.updateValue(keySpan, forKey: key) {
          duplicates.append((key, first, keySpan))
        } else {
          entries.append(entry)
        }
        scanner.skipSpace()
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: "}")) else { throw JSONFault(.expected("`,` or `}`"), at: scanner.position) }
    }
    return YAMLNode(content: .mapping(entries), span: span(start..<scanner.position), isFlow: true)
  }
}
