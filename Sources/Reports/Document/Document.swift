/// A report before it is rendered: sections of paragraphs, lists and tables. It knows nothing of formats.
public struct Document: Hashable, Sendable {
  public var title: String
  public var sections: [Section]

  public init(title: String, sections: [Section]) {
    self.title = title
    self.sections = sections
  }
}

public struct Section: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case plain
    /// Stands out, and comes first.
    case urgent
    /// Small print at the end.
    case footer
  }

  public var kind: Kind
  public var heading: String
  public var blocks: [Block]
  /// Links lead to it; nil where none do.
  public var anchor: String?

  public init(_ heading: String, kind: Kind = .plain, anchor: String? = nil, _ blocks: [Block]) {
    self.kind = kind
    self.anchor = anchor
    self.heading = heading
    self.blocks = blocks
  }
}

public indirect enum Block: Hashable, Sendable {
  case paragraph(RichText)
  case list([ListItem], isNumbered: Bool = false)
  /// Names with their values.
  case keyFacts([KeyFact])
  case table(Table)
  /// A heading within a section: level 3, or deeper; links lead to its anchor.
  case heading(String, level: Int, anchor: String?)
  /// What is read only when asked for: open in texts, to unfold in HTML.
  case folded(String, [Block])

  static func paragraph(_ text: String, _ style: RichText.Style = .plain) -> Block { .paragraph(RichText(text, style)) }
}

public struct ListItem: Hashable, Sendable {
  public var text: RichText
  /// What stands below it, indented.
  public var blocks: [Block]

  public init(_ text: RichText, _ blocks: [Block] = []) {
    self.text = text
    self.blocks = blocks
  }
}

public struct KeyFact: Hashable, Sendable {
  public var name: String
  public var value: RichText
  /// Links lead to it; nil where none do.
  public var anchor: String?

  public init(_ name: String, _ value: RichText, anchor: String? = nil) {
    self.name = name
    self.value = value
    self.anchor = anchor
  }
}

/// Rows of as many cells as there are headings.
public struct Table: Hashable, Sendable {
  public var headings: [String]
  public var rows: [[RichText]]

  public init(headings: [String], rows: [[RichText]]) {
    self.headings = headings
    self.rows = rows
  }
}
