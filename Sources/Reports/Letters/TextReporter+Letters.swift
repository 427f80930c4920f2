extension TextReporter {
  /// A line across the page stands between letters.
  func render(_ pages: [LetterPage]) -> String {
    pages.map { render($0) }.joined(separator: "\n" + String(repeating: "=", count: width) + "\n\n")
  }

  /// Ends with a line break. Complexity: O(n).
  func render(_ page: LetterPage) -> String {
    let groups =
      [page.sender, page.to, [page.date]].map { $0.flatMap { wrapped(RichText($0), indent: 0) } }
      + [wrapped(RichText(page.subject, .strong), indent: 0)] + page.parts.map(lines)
    return groups.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ part: LetterPage.Part) -> [String] {
    switch part {
    case .heading(let text): wrapped(RichText(text, .strong), indent: 0)
    case .block(let block): lines(block, indent: 0)
    case .signature(let name): ["", Catalogue.blank + Catalogue.blank] + wrapped(RichText(name), indent: 0)
    }
  }
}
