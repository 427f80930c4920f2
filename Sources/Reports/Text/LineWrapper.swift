/// Breaks a text into lines of a width, between words; a word longer than a line is broken.
struct LineWrapper {
  /// A part of a word in one style each.
  private typealias Word = [RichText.Run]

  let style: TextStyle

  /// Lines in their colours, without indentation. Complexity: O(n).
  func wrap(_ text: RichText, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [Word] = [[]]
    var column = 0
    for word in words(text).flatMap({ fitting($0, width: width) }) {
      let length = word.reduce(0) { $0 + DisplayWidth.of($1.text) }
      if column > 0, column + 1 + length > width {
        lines.append([])
        column = 0
      }
      if column > 0 { lines[lines.count - 1].append(.init(" ", word.first?.style ?? .plain)) }
      column += (column > 0 ? 1 : 0) + length
      lines[lines.count - 1] += word
    }
    return lines.map(painted)
  }

  private func painted(_ line: Word) -> String {
    var text = ""
    var start = line.startIndex
    while start < line.endIndex {
      let end = line[start...].firstIndex { $0.style != line[start].style } ?? line.endIndex
      text += style.paint(line[start..<end].map(\.text).joined(), line[start].style)
      start = end
    }
    return text
  }

  private func words(_ text: RichText) -> [Word] {
    var words: [Word] = []
    var current: Word = []
    for run in text.runs {
      let shown = run.style.isMark ? "[\(run.text.printable)]" : run.text.printable
      for (index, part) in shown.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0, !current.isEmpty {
          words.append(current)
          current = []
        }
        if !part.isEmpty { current.append(.init(String(part), run.style)) }
      }
    }
    return current.isEmpty ? words : words + [current]
  }

  /// The word in pieces that fit on a line each.
  private func fitting(_ word: Word, width: Int) -> [Word] {
    if word.reduce(0, { $0 + DisplayWidth.of($1.text) }) <= width { return [word] }
    var pieces: [Word] = []
    var current: Word = []
    var length = 0
    for run in word {
      var text = ""
      for character in run.text {
        let columns = DisplayWidth.of(character)
        if length + columns > width, length > 0 {
          if !text.isEmpty { current.append(.init(text, run.style)) }
          pieces.append(current)
          (current, text, length) = ([], "", 0)
        }
        text.append(character)
        length += columns
      }
      if !text.isEmpty { current.append(.init(text, run.style)) }
    }
    return current.isEmpty ? pieces : pieces + [current]
  }
}

extension RichText.Style {
  var isMark: Bool { if case .mark = self { true } else { false } }
}
