import Diagnostics
import ExpressionSyntax

/// Reads comma-separated values (RFC 4180) as spreadsheets write them: a byte order mark, line ends of either kind, and
/// semicolons or tabs for commas are understood. Every cell knows its place.
struct CSVText {
  struct Line {
    var cells: [ExpressionSource]
    var span: SourceSpan
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private let separator: UInt8

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    position = bytes.starts(with: mark) ? mark.count : 0
    separator = CSVText.separator(of: bytes[position...])
  }

  /// Whichever of the three stands most often in the first line, outside of quotes.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? UInt8(ascii: ",")
  }

  /// All lines but empty ones. Complexity: O(bytes).
  mutating func lines(into diagnostics: inout DiagnosticSet) -> [Line] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let place = SourceSpan(file: file.id, 0..<0)
      diagnostics.report(.csvEncoding(file.path, at: place))
      return []
    }
    var lines: [Line] = []
    while position < bytes.count {
      let start = position
      var cells: [ExpressionSource] = []
      repeat { cells.append(cell(&diagnostics)) } while takeSeparator()
      let span = SourceSpan(file: file.id, start..<position)
      takeLineEnd()
      if cells.contains(where: { !$0.text.isEmpty }) { lines.append(Line(cells: cells, span: span)) }
    }
    return lines
  }

  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
  }

  private var isAtCellEnd: Bool {
    position >= bytes.count || bytes[position] == separator || bytes[position] == 0x0A || bytes[position] == 0x0D
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || (bytes[position] == 0x09 && separator != 0x09) { position += 1 }
  }

  private mutating func cell(_ diagnostics: inout DiagnosticSet) -> ExpressionSource {
    skipBlanks()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quoted(&diagnostics) }
    let start = position
    while !isAtCellEnd { position += 1 }
    var end = position
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return ExpressionSource(text: text, map: OffsetMap(file: file.id, identityFrom: start, length: end - start))
  }

  /// `"..."`, in which two quotes stand for one.
  private mutating func quoted(_ diagnostics: inout DiagnosticSet) -> ExpressionSource {
    let opening = position
    position += 1
    var text: [UInt8] = []
    var runs: [OffsetMap.Run] = []
    var runStart = position
    func run(_ end: Int) -> OffsetMap.Run {
      OffsetMap.Run(
        textStart: UInt32(text.count - (end - runStart)), fileStart: UInt32(runStart), fileLength: UInt32(end - runStart),
        isOpaque: false)
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "\"") {
        text.append(bytes[position])
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
        text.append(bytes[position])
        position += 1
        runs.append(run(position))
        position += 1
        runStart = position
      } else {
        runs.append(run(position))
        let end = position
        position += 1
        skipBlanks()
        if !isAtCellEnd {
          diagnostics.report(.csvAfterQuote(at: SourceSpan(file: file.id, position..<position + 1)))
          while !isAtCellEnd { position += 1 }
        }
        let map = OffsetMap(file: file.id, runs: runs, textLength: text.count, fileEnd: UInt32(end))
        return ExpressionSource(text: String(decoding: text, as: UTF8.self), map: map)
      }
    }
    diagnostics.report(.csvOpenQuote(at: SourceSpan(file: file.id, opening..<opening + 1)))
    return ExpressionSource(text: "", map: OffsetMap(file: file.id, identityFrom: opening, length: 0))
  }
}
