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
    for word in words(text) {
      let length = self.length(word)
      for piece in length > width ? pieces(word, width: width) : [word] {
        let length = length > width ? self.length(piece) : length
        if column > 0, column + 1 + length > width {
          lines.append([])
          column = 0
        }
        if column > 0 { append(" ", piece.first?.style ?? .plain, to: &lines[lines.count - 1]) }
        column += (column > 0 ? 1 : 0) + length
        for run in piece { append(run.text, run.style, to: &lines[lines.count - 1]) }
      }
    }
    return lines.map { line in line.reduce(into: "") { $0 += style.paint($1.text, $1.style) } }
  }

  private func length(_ word: Word) -> Int { word.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Joins what has the same style.
  private func append(_ text: String, _ style: RichText.Style, to line: inout Word) {
    if let last = line.indices.last, line[last].style == style {
      line[last].text += text
    } else {
      line.append(.init(text, style))
    }
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
  private func pieces(_ word: Word, width: Int) -> [Word] {
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
