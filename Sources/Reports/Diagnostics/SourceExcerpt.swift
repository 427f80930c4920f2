import Diagnostics

/// One line of a file as a terminal shows it, and where a span lies in it, in columns.
struct SourceExcerpt {
  let path: String
  /// From 1.
  let line: Int
  /// Tabs expanded, unprintable characters replaced, cut to the width where it is long.
  let text: String
  /// Columns before the span.
  let start: Int
  /// Columns of the span on this line, at least 1.
  let length: Int

  private static let tabWidth = 4

  /// Nil for a span whose file is not among the files. A span over several lines shows its first.
  init?(_ span: SourceSpan, in files: SourceFiles, width: Int) {
    guard files.files.indices.contains(Int(span.file.rawValue)) else { return nil }
    let file = files[span.file]
    let index = file.lineIndex(at: min(Int(span.start), file.bytes.count))
    var range = file.lineRange(index)
    if range.lowerBound == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { range = min(3, range.upperBound)..<range.upperBound }
    let first = min(max(Int(span.start), range.lowerBound), range.upperBound)
    let last = min(max(Int(span.end), first), range.upperBound)

    path = file.path
    line = index + 1
    let before = Self.expanded(file.text(range.lowerBound..<first))
    let marked = Self.expanded(file.text(first..<last), from: before.width)
    let after = Self.expanded(file.text(last..<range.upperBound), from: before.width + marked.width)
    let whole = before.text + marked.text + after.text
    // The excerpt stands behind a line number, so a little less than the width is there for it.
    let room = max(20, width - 10)
    if before.width + marked.width + after.width <= room {
      (text, start, length) = (whole, before.width, max(1, marked.width))
    } else {
      let dropped = max(0, min(before.width - room / 3, before.width + marked.width + after.width - room))
      let cut = Self.window(whole, from: dropped, columns: room)
      text = cut.text
      start = before.width - cut.dropped
      length = max(1, min(marked.width, room - start))
    }
  }

  private static func expanded(_ text: String, from column: Int = 0) -> (text: String, width: Int) {
    var result = ""
    var width = 0
    for character in text {
      if character == "\t" {
        let spaces = tabWidth - (column + width) % tabWidth
        result += String(repeating: " ", count: spaces)
        width += spaces
      } else {
        let shown = String(character).printable
        result += shown
        width += DisplayWidth.of(shown)
      }
    }
    return (result, width)
  }

  /// So many columns of the text, with an ellipsis in place of what is left out at either end.
  private static func window(_ text: String, from start: Int, columns: Int) -> (text: String, dropped: Int) {
    var result = start > 0 ? "…" : ""
    var column = 0
    var dropped = 0
    for character in text {
      let width = DisplayWidth.of(character)
      if column < start + (start > 0 ? 1 : 0) {
        dropped += width
      } else if column + width > start + columns - 1 {
        return (result + "…", dropped - (start > 0 ? 1 : 0))
      } else {
        result.append(character)
      }
      column += width
    }
    return (result, dropped - (start > 0 ? 1 : 0))
  }
}
