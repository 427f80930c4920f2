/// Renders a document as one HTML page: no scripts, nothing loaded from elsewhere, readable without its style sheet.
public struct HTMLReporter {
  public init() {}

  /// Ends with a line break. Complexity: O(n).
  public func render(_ document: Document) -> String {
    let title = escaped(document.title)
    let sections = document.sections.enumerated().map { section($1, id: $1.anchor ?? "part-\($0 + 1)") }
    let body = """
      <main>
      <h1>\(title)</h1>
      \(sections.joined(separator: "\n"))
      </main>
      """
    return HTMLPage(title: title, style: HTMLStyle.sheet, body: body).text
  }

  func section(_ section: Section, id: String) -> String {
    let kind =
      switch section.kind {
      case .plain: ""
      case .urgent: " class=\"urgent\""
      case .footer: " class=\"small\""
      }
    let blocks = section.blocks.map { block($0) }.joined(separator: "\n")
    return """
      <section\(kind) aria-labelledby="\(id)">
      <h2 id="\(id)">\(escaped(section.heading))</h2>
      \(blocks)
      </section>
      """
  }

  func block(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .list(let items, let isNumbered):
      let tag = isNumbered ? "ol" : "ul"
      return "<\(tag)>\n\(items.map(listItem).joined(separator: "\n"))\n</\(tag)>"
    case .keyFacts(let facts):
      let rows = facts.map {
        "<dt\($0.anchor.map { " id=\"\(escaped($0))\"" } ?? "")>\(escaped($0.name))</dt><dd>\(inline($0.value))</dd>"
      }
      return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    case .table(let table): return self.table(table)
    case .heading(let text, let level, let anchor):
      return "<h\(level)\(anchor.map { " id=\"\(escaped($0))\"" } ?? "")>\(escaped(text))</h\(level)>"
    case .folded(let summary, let blocks):
      let content = blocks.map { self.block($0) }.joined(separator: "\n")
      return "<details>\n<summary>\(escaped(summary))</summary>\n\(content)\n</details>"
    }
  }

  private func listItem(_ item: ListItem) -> String {
    let text = inline(item.text)
    if item.blocks.isEmpty { return "<li>\(text)</li>" }
    return "<li>\(text)\n\(item.blocks.map { block($0) }.joined(separator: "\n"))\n</li>"
  }

  private func table(_ table: Table) -> String {
    let head = table.headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let rows = table.rows.map { row in "<tr>" + row.map { "<td>\(inline($0))</td>" }.joined() + "</tr>" }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>"
  }

  private func inline(_ text: RichText) -> String {
    text.runs.map { run in
      let words = escaped(run.text)
      let styled =
        switch run.style {
        case .plain: words
        case .strong: "<strong>\(words)</strong>"
        case .muted: "<span class=\"muted\">\(words)</span>"
        case .code: "<code>\(words)</code>"
        case .mark(let tone): "<strong class=\"mark \(tone.rawValue)\">\(words)</strong>"
        }
      return run.link.map { "<a href=\"\(address($0))\">\(styled)</a>" } ?? styled
    }.joined()
  }

  /// Without a page, a place on the same one.
  private func address(_ link: RichText.Link) -> String {
    escaped((link.page.isEmpty ? "" : link.page + ".html") + (link.anchor.map { "#" + $0 } ?? ""))
  }

  func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.printable.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
