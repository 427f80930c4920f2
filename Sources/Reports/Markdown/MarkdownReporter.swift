/// Renders a document as Markdown (CommonMark 0.31; tables as on GitHub).
public struct MarkdownReporter {
  public init() {}

  /// Ends with a line break. Complexity: O(n).
  public func render(_ document: Document) -> String {
    var lines = ["# \(escaped(document.title))"]
    for section in document.sections {
      let body = ["## \(mark(section.anchor))\(escaped(section.heading))"] + separated(section.blocks)
      lines += [""] + (section.kind == .urgent ? body.map { $0.isEmpty ? ">" : "> \($0)" } : body)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func separated(_ blocks: [Block]) -> [String] { blocks.flatMap { [""] + lines($0) } }

  func lines(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let text): return [inline(text)]
    case .list(let items, let isNumbered):
      return items.enumerated().flatMap { index, item in lines(item, marker: isNumbered ? "\(index + 1). " : "- ") }
    case .keyFacts(let facts): return facts.map { "- **\(escaped($0.name)):** \(inline($0.value))" }
    case .table(let table):
      let rule = table.headings.map { _ in "---" }
      return ([table.headings.map(escaped), rule] + table.rows.map { $0.map(inline) }).map {
        "| \($0.joined(separator: " | ")) |"
      }
    case .heading(let text, let level, let anchor):
      return ["\(String(repeating: "#", count: level)) \(mark(anchor))\(escaped(text))"]
    case .folded(let summary, let blocks):
      let item = ListItem(RichText(summary), blocks)
      return lines(item, marker: "- ")
    }
  }

  /// Where links lead to: headings by themselves have other names in each reader.
  private func mark(_ anchor: String?) -> String { anchor.map { "<a id=\"\($0)\"></a>" } ?? "" }

  private func lines(_ item: ListItem, marker: String) -> [String] {
    let indent = String(repeating: " ", count: marker.count)
    return [marker + inline(item.text)] + separated(item.blocks).map { $0.isEmpty ? "" : indent + $0 }
  }

  private func inline(_ text: RichText) -> String {
    text.runs.map { run in
      let words =
        switch run.style {
        case .plain, .muted: escaped(run.text)
        case .strong: wrapped(run.text, "**")
        case .mark: wrapped(run.text, "_")
        case .code: code(run.text)
        }
      return run.link.map { "[\(words)](\($0.page).md\($0.anchor.map { "#\($0)" } ?? ""))" } ?? words
    }.joined()
  }

  private func wrapped(_ text: String, _ mark: String) -> String { text.isEmpty ? "" : mark + escaped(text) + mark }

  /// Fenced by one backtick more than the longest row of them inside.
  private func code(_ text: String) -> String {
    let text = text.printable
    let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let space = longest > 0 ? " " : ""
    return fence + space + text + space + fence
  }

  /// Characters that Markdown could read as its own, with a backslash before them.
  func escaped(_ text: String) -> String {
    let text = text.printable
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~&!".contains(character) { result.append("\\") }
      result.append(character)
    }
    guard let first = result.first else { return result }
    if "-+=".contains(first) { return "\\" + result }
    // `1.` or `1)` at the start would begin a list.
    let digits = result.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let next = result.dropFirst(digits.count).first, next == "." || next == ")" else { return result }
    return digits + "\\" + result.dropFirst(digits.count)
  }
}
