extension MarkdownReporter {
  /// A rule stands between letters.
  func render(_ pages: [LetterPage]) -> String { pages.map { render($0) }.joined(separator: "\n---\n\n") }

  /// Ends with a line break. Complexity: O(n).
  func render(_ page: LetterPage) -> String {
    let groups =
      [broken(page.sender), broken(page.to), escaped(page.date), "# \(escaped(page.subject))"] + page.parts.map(text)
    return groups.joined(separator: "\n\n") + "\n"
  }

  private func text(_ part: LetterPage.Part) -> String {
    switch part {
    case .heading(let text): "## \(escaped(text))"
    case .block(let block): lines(block).joined(separator: "\n")
    case .signature(let name): broken([Catalogue.blank + Catalogue.blank, name])
    }
  }

  /// One paragraph with a break after each line.
  private func broken(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "\\\n") }
}
