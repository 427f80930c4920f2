import Diagnostics
import ExpressionSyntax
import YAMLTree

extension Shape where Value == Template {
  /// A sentence with FEEL expressions in braces.
  static var sentence: Shape {
    let expected = "a sentence, with `{expression}` for what is put in"
    return Shape(expected, schema: .definition("sentence")) { node, reading in
      guard let (text, node, file) = reading.words(node, expected: expected, isSentence: true) else { return nil }
      guard text.value.utf8.contains(where: { $0 == TemplateScan.open || $0 == TemplateScan.close }) else {
        return Template(parts: [.text(text.value)], span: node.span)
      }
      var scan = TemplateScan(text.value, map: YAMLReader.offsetMap(of: node, in: file))
      scan.run(into: &reading.diagnostics)
      return Template(parts: scan.parts, span: node.span)
    }
  }
}

/// Splits a sentence at its braces: `{x}` is a placeholder, `{{` and `}}` stand for one brace.
///
/// Inside a placeholder, braces of FEEL contexts count in pairs, and those in strings not at all.
private struct TemplateScan {
  private let bytes: [UInt8]
  private let map: OffsetMap
  private var literal: [UInt8] = []
  private(set) var parts: [Template.Part] = []

  init(_ text: String, map: OffsetMap) {
    bytes = Array(text.utf8)
    self.map = map
  }

  static let open = UInt8(ascii: "{")
  static let close = UInt8(ascii: "}")

  mutating func run(into diagnostics: inout DiagnosticSet) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      let isDoubled = i + 1 < bytes.count && bytes[i + 1] == byte
      if byte == Self.open, !isDoubled {
        guard let end = placeholderEnd(from: i + 1) else {
          diagnostics.report(.unclosedBrace(at: map.span(i..<bytes.count)))
          literal += bytes[i...]
          break
        }
        addPlaceholder(i + 1..<end, into: &diagnostics)
        i = end + 1
        continue
      }
      if byte == Self.close, !isDoubled { diagnostics.report(.strayBrace(at: map.span(i..<i + 1))) }
      literal.append(byte)
      i += byte == Self.open || byte == Self.close ? 1 + (isDoubled ? 1 : 0) : 1
    }
    endLiteral()
  }

  private func placeholderEnd(from start: Int) -> Int? {
    var depth = 0
    var i = start
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        i += 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "\"") { i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1 }
      case Self.open: depth += 1
      case Self.close where depth == 0: return i
      case Self.close: depth -= 1
      default: break
      }
      i += 1
    }
    return nil
  }

  private mutating func addPlaceholder(_ range: Range<Int>, into diagnostics: inout DiagnosticSet) {
    guard bytes[range].contains(where: { $0 > 0x20 }) else {
      diagnostics.report(.emptyPlaceholder(at: map.span(range.lowerBound - 1..<range.upperBound + 1)))
      return
    }
    endLiteral()
    let text = String(decoding: bytes[range], as: UTF8.self)
    parts.append(.placeholder(ExpressionSource(text: text, map: map.slice(range))))
  }

  private mutating func endLiteral() {
    if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
    literal = []
  }
}

extension Template {
  /// The placeholders of a sentence, each once.
  static func placeholders(in text: String) -> Set<String> {
    var scan = TemplateScan(text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
    var ignored = DiagnosticSet()
    scan.run(into: &ignored)
    return scan.parts.reduce(into: []) { found, part in
      if case .placeholder(let source) = part { found.insert(source.text.trimmed) }
    }
  }

  /// Stands where a sentence should be; the reason was reported.
  static func hole(at span: SourceSpan) -> Template { Template(parts: [], span: span) }
}
