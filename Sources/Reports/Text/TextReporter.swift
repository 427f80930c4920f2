/// Renders a document for a terminal or a plain text file.
public struct TextReporter {
  private let wrapper: LineWrapper
  private var style: TextStyle { wrapper.style }
  /// In columns.
  var width: Int { style.width }

  public init(style: TextStyle = TextStyle()) { wrapper = LineWrapper(style: style) }

  /// Ends with a line break. Complexity: O(n).
  public func render(_ document: Document) -> String {
    let title = wrapped(RichText(document.title, .strong), indent: 0)
    let rule = String(repeating: "=", count: min(style.width, DisplayWidth.of(document.title.printable)))
    let sections = document.sections.map(lines)
    return (title + [rule] + sections.flatMap { [""] + $0 }).joined(separator: "\n") + "\n"
  }

  private func lines(_ section: Section) -> [String] {
    let heading =
      section.kind == .urgent
      ? wrapper.wrap(RichText("!! \(section.heading) !!"), width: style.width).map { style.paint($0, "1;31") }
      : wrapped(RichText(section.heading, .strong), indent: 0)
    return heading + section.blocks.flatMap { lines($0, indent: 2) }
  }

  func lines(_ block: Block, indent: Int) -> [String] {
    switch block {
    case .paragraph(let text): return wrapped(text, indent: indent)
    case .list(let items, let isNumbered):
      return items.enumerated().flatMap { index, item in
        lines(item, marker: isNumbered ? "\(index + 1). " : "- ", indent: indent)
      }
    case .keyFacts(let facts):
      return facts.flatMap { wrapped(RichText("\($0.name): ", .muted) + $0.value, indent: indent) }
    case .table(let table): return lines(table, indent: indent)
    case .heading(let text, _, _): return [""] + wrapped(RichText(text, .strong), indent: indent)
    case .folded(let summary, let blocks):
      return wrapped(RichText(summary), indent: indent) + blocks.flatMap { lines($0, indent: indent + 2) }
    }
  }

  private func lines(_ item: ListItem, marker: String, indent: Int) -> [String] {
    // Deep lists keep enough room for words in narrow windows.
    let inner = min(indent + marker.count, style.width / 2)
    var text = wrapped(item.text, indent: inner)
    let margin = String(repeating: " ", count: max(0, inner - marker.count))
    text[0] = margin + marker + text[0].drop { $0 == " " }
    return text + item.blocks.flatMap { lines($0, indent: inner) }
  }

  /// Columns where they fit, else a block of names and values for each row.
  private func lines(_ table: Table, indent: Int) -> [String] {
    let cells = [table.headings.map { RichText($0, .strong) }] + table.rows
    let widths = table.headings.indices.map { column in
      cells.map { column < $0.count ? DisplayWidth.of($0[column].plain.printable) : 0 }.max() ?? 0
    }
    let margin = String(repeating: " ", count: indent)
    if indent + widths.reduce(0, +) + 2 * max(0, widths.count - 1) <= style.width {
      return cells.map { row in margin + columns(row, widths: widths) }
    }
    return table.rows.flatMap { row in
      [""] + lines(.keyFacts(zip(table.headings, row).map { KeyFact($0, $1) }), indent: indent)
    }
  }

  private func columns(_ row: [RichText], widths: [Int]) -> String {
    var line = ""
    for (index, cell) in row.enumerated() {
      for run in cell.runs { line += style.paint(run.text.printable, run.style) }
      if index + 1 < row.count {
        line += String(repeating: " ", count: widths[index] - DisplayWidth.of(cell.plain.printable) + 2)
      }
    }
    return line
  }

  func wrapped(_ text: RichText, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return wrapper.wrap(text, width: style.width - indent).map { $0.isEmpty ? "" : margin + $0 }
  }
}
