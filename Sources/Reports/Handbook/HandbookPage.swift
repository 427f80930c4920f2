/// One page of the handbook before it is rendered.
struct HandbookPage {
  /// Without an ending: renderers add theirs.
  var name: String
  var document: Document

  static let contents = "index"
  static let decisions = "decisions"
  static let clauses = "clauses"
  static let facts = "facts"
  static let parameters = "parameters"
  static let assumptions = "assumptions"
  static let registers = "registers"
  /// Names that no page of rules may have.
  static let reserved: Set<String> = [contents, decisions, clauses, facts, parameters, assumptions, registers]
}

/// Which rules lead to a place of the book.
struct HandbookUses {
  private var users: [RichText.Link: [RichText]] = [:]

  /// Of each article, by what readers call it. Complexity: linear in the articles.
  init(_ articles: [(name: RichText, blocks: [Block])]) {
    for article in articles {
      for link in Set(article.blocks.flatMap(\.links)) { users[link, default: []].append(article.name) }
    }
  }

  func of(_ link: RichText.Link) -> RichText? {
    users[link].map { .joined($0, "; ") }
  }
}

extension Block {
  /// A heading one level higher; anything else as it is.
  var raised: Block {
    if case .heading(let text, let level, let anchor) = self { .heading(text, level: level - 1, anchor: anchor) } else { self }
  }

  /// Where its texts lead, each as often as it is said.
  var links: [RichText.Link] {
    switch self {
    case .paragraph(let text): text.links
    case .list(let items, _): items.flatMap { $0.text.links + $0.blocks.flatMap(\.links) }
    case .keyFacts(let facts): facts.flatMap(\.value.links)
    case .table(let table): table.rows.flatMap { $0.flatMap(\.links) }
    case .heading: []
    case .folded(_, let blocks): blocks.flatMap(\.links)
    }
  }
}

extension RichText {
  var links: [Link] { runs.compactMap(\.link) }
}
