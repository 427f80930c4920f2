import Diagnostics
import TestSupport

/// A mistake in the small book: a heading `=== name`, then for each file that is changed `--- file`, lines `-` that are
/// replaced and lines `+` that replace them, with marks around what has to be underlined. Without `-` lines, the `+` lines
/// go to the end of the file.
struct BookMistake: Sendable, CustomStringConvertible {
  struct Edit: Sendable {
    var file: String
    var old: [Substring] = []
    var new: [Substring] = []
  }

  var description: String
  var edits: [Edit] = []

  static let areas = [
    "yaml", "keys", "names", "types", "conditions", "dates", "rules", "determinations", "letters", "cases", "case-facts",
    "rankings", "tables", "asking", "readers", "translations",
  ]

  static func all(in area: String) -> [BookMistake] {
    var mistakes: [BookMistake] = []
    for line in casesText("mistakes/\(area).txt").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        mistakes.append(BookMistake(description: String(line.dropFirst(4))))
      } else if let mistake = mistakes.indices.last {
        if line.hasPrefix("--- ") {
          mistakes[mistake].edits.append(Edit(file: String(line.dropFirst(4))))
        } else if let edit = mistakes[mistake].edits.indices.last {
          if line.hasPrefix("-") { mistakes[mistake].edits[edit].old.append(line.dropFirst()) }
          if line.hasPrefix("+") { mistakes[mistake].edits[edit].new.append(line.dropFirst()) }
        }
      }
    }
    return mistakes
  }

  /// The files of a book with the mistake in them, and the places that are marked, by path and offset; nil where a text
  /// that is to be replaced does not stand in its file exactly once.
  func applied(to book: [SmallBook.File]) -> (files: [SmallBook.File], marks: [Mark])? {
    var files = book
    var marks: [Mark] = []
    for edit in edits {
      let new = MarkedSource(edit.new.joined(separator: "\n"))
      guard let index = files.firstIndex(where: { $0.path == "Rules/\(edit.file)" }) else { return nil }
      let old = Array(edit.old.joined(separator: "\n").utf8)
      guard let start = edit.old.isEmpty ? files[index].bytes.count : Self.place(of: old, in: files[index].bytes) else {
        return nil
      }
      files[index].bytes.replaceSubrange(start..<start + old.count, with: new.bytes + (edit.old.isEmpty ? [0x0A] : []))
      marks += new.ranges.values.map { Mark(path: files[index].path, start: start + $0.lowerBound, end: start + $0.upperBound) }
    }
    return (files, marks.sorted())
  }

  private static func place(of text: [UInt8], in bytes: [UInt8]) -> Int? {
    guard !text.isEmpty, text.count <= bytes.count else { return nil }
    let places = (0...bytes.count - text.count).filter { bytes[$0] == text[0] && bytes[$0..<$0 + text.count].elementsEqual(text) }
    return places.count == 1 ? places[0] : nil
  }
}

/// A place in a file of a book.
struct Mark: Hashable, Comparable, CustomStringConvertible {
  var path: String
  var start: Int
  var end: Int

  var description: String { "\(path) \(start)..<\(end)" }

  static func < (a: Mark, b: Mark) -> Bool { (a.path, a.start, a.end) < (b.path, b.start, b.end) }
}
