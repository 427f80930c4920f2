public import Diagnostics
public import Rules

/// Which rules a decision was made with, for the record.
public struct RuleBookIdentity: Hashable, Sendable {
  public var name: String
  public var version: String
  /// Of the bytes of the rule files.
  public var digest: String
  /// Of the rules without layout and comments; nil where a report does not show it.
  public var meaning: String?

  public init(name: String, version: String, digest: String, meaning: String?) {
    self.name = name
    self.version = version
    self.digest = digest
    self.meaning = meaning
  }
}

/// What reports say about the rules behind a decision: identity, places in files, and the clauses' own words.
public struct RuleSources: Sendable {
  public struct SourceDocument: Hashable, Sendable {
    public var title: String
    /// A short name; nil for none.
    public var short: String?
    /// Whether it is registered only in the parts that rules cite, under names of ours where these have no numbers.
    public var isCitedOnly: Bool
    /// Clause number to what it says.
    public var clauses: [String: String]

    public init(title: String, short: String? = nil, isCitedOnly: Bool = false, clauses: [String: String] = [:]) {
      self.title = title
      self.short = short
      self.isCitedOnly = isCitedOnly
      self.clauses = clauses
    }
  }

  public var identity: RuleBookIdentity
  public var files: SourceFiles
  /// By id.
  public var documents: [String: SourceDocument]
  /// Titles of the declared assumptions, by id.
  public var assumptions: [String: String]
  /// Paths of the facts that say which item it is, whose and in which form: a section about an item has them in its heading.
  public var itemFacts: Set<String>

  public init(
    identity: RuleBookIdentity, files: SourceFiles, documents: [String: SourceDocument], assumptions: [String: String] = [:],
    itemFacts: Set<String> = []
  ) {
    self.identity = identity
    self.files = files
    self.documents = documents
    self.assumptions = assumptions
    self.itemFacts = itemFacts
  }

  public init(_ book: RuleBook, identity: RuleBookIdentity) {
    self.init(identity: identity, files: book.files, documents: [:])
    for document in book.documents {
      let clauses = document.clauses.map { ($0.number.value, $0.says.value) }
      documents[document.id.value] = SourceDocument(
        title: document.title.value, short: document.short?.value, isCitedOnly: document.isCitedOnly,
        clauses: Dictionary(clauses, uniquingKeysWith: { first, _ in first }))
    }
    for assumption in book.assumptions { assumptions[assumption.id.value] = assumption.title.value }
    for entity in book.entities {
      itemFacts.formUnion([entity.itemFact, entity.subjectFact, entity.formFact].compactMap { $0 }.map { book[$0].path })
    }
  }

  /// What a citation calls a document: its title where that is short, else its short name, or its id in words.
  func name(of document: String) -> String {
    if let title = documents[document]?.title, title.count <= 40 { return title }
    return Catalogue.sentenceStart(documents[document]?.short ?? Catalogue.readable(document))
  }

  /// What a letter calls a document: a short name, or its title in full.
  func shortName(of document: String) -> String { documents[document].map { $0.short ?? $0.title } ?? name(of: document) }

  /// `file:line:column`, nil where the file is not among ours.
  func location(_ span: SourceSpan?) -> String? {
    guard let span, files.files.indices.contains(Int(span.file.rawValue)) else { return nil }
    return files.location(of: span)
  }
}
