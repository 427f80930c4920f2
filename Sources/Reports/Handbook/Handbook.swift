import Diagnostics
public import Rules
import YAMLTree

/// The formats of the handbook.
public enum HandbookFormat: String, Sendable, CaseIterable { case html, markdown }

/// A rule book to read: every rule in sentences, with its clauses, dates, parameters and worked cases, and indexes of clauses,
/// facts, parameters, assumptions, registers and outcomes.
public struct Handbook {
  let book: RuleBook
  let sources: RuleSources
  let rules: [HandbookRule]
  let places: RulePlaces
  /// What is said of each rule, in the order of the files.
  let articles: [(rule: HandbookRule, blocks: [Block])]
  let uses: HandbookUses
  let article: RuleArticle

  /// - Parameter book: checked, and loaded with its cases.
  ///
  /// Complexity: linear in rules, cases and facts.
  public init(_ book: RuleBook, sources: RuleSources) {
    self.book = book
    self.sources = sources
    rules = HandbookRule.all(of: book)
    let places = RulePlaces(rules, files: book.files)
    let article = RuleArticle(book: book, places: places, sources: sources, cases: CasesByRule(book.cases))
    self.article = article
    articles = rules.map { ($0, article.blocks($0)) }
    let definitions = book.facts.compactMap { fact in
      fact.definition.map { definition in
        (
          RichText(Catalogue.quoted(fact.title), link: .fact(fact.path)),
          [Block.paragraph(ExpressionPhrase(definition, in: book).value)]
        )
      }
    }
    uses = HandbookUses(articles.map { (places.name(of: $0.rule.header), $0.blocks) } + definitions)
    self.places = places
  }

  /// The pages as files of one folder, in the order of reading; the first, `index`, has the contents. Nothing in them leads
  /// outside the folder. The same rules give the same bytes.
  public func files(_ format: HandbookFormat) -> [(name: String, text: String)] {
    let pages = pages
    switch format {
    case .html:
      let renderer = HandbookHTML(pages: pages, search: HandbookSearch(self))
      return pages.map { ($0.name + ".html", renderer.render($0)) }
    case .markdown:
      return pages.map { page in
        let back = page.name == HandbookPage.contents ? "" : "\n[\(Catalogue.contentsHeading)](index.md)\n"
        return (page.name + ".md", MarkdownReporter().render(page.document) + back)
      }
    }
  }

  var pages: [HandbookPage] {
    let rules = rulePages
    let indexes = [decisionsPage, clausesPage, factsPage, parametersPage, assumptionsPage, registersPage]
    return [contentsPage(rules, indexes)] + rules + indexes
  }

  // MARK: Rules

  private var rulePages: [HandbookPage] {
    var names: [String] = []
    var byPage: [String: [(rule: HandbookRule, blocks: [Block])]] = [:]
    for article in articles {
      let name = places.page(of: article.rule.header.span.file)
      if byPage[name] == nil { names.append(name) }
      byPage[name, default: []].append(article)
    }
    return names.map { name in
      let all = byPage[name] ?? []
      let title = all.first.map { places.title(of: $0.rule.header.span.file) } ?? name
      let sections = sections(all)
      let contents = sections.map { section, rules in
        let link = RichText(section.heading, link: RichText.Link(name, section.anchor))
        return ListItem(
          link, rules.count < 2 ? [] : [.list(rules.map { ListItem(RichText($0.name, link: places.link(of: $0))) })])
      }
      return HandbookPage(
        name: name,
        document: Document(title: title, sections: [Section(Catalogue.onThisPage, [.list(contents)])] + sections.map(\.section)))
    }
  }

  /// One for each file, with the rules in it. A file of one rule is headed by the rule.
  private func sections(_ all: [(rule: HandbookRule, blocks: [Block])]) -> [(section: Section, rules: [RuleHeader])] {
    var files: [[(rule: HandbookRule, blocks: [Block])]] = []
    for article in all {
      let file = article.rule.header.span.file
      if files.last?.first?.rule.header.span.file != file { files.append([]) }
      files[files.count - 1].append(article)
    }
    return files.map { articles in
      let headers = articles.map(\.rule.header)
      let section =
        articles.count == 1
        ? Section(
          Catalogue.sentenceStart(headers[0].name), anchor: places.link(of: headers[0])?.anchor,
          articles[0].blocks.dropFirst().map(\.raised))
        : Section(
          title(of: headers[0].span.file), anchor: places.anchor(of: headers[0].span.file), articles.flatMap(\.blocks))
      return (section, headers)
    }
  }

  /// The heading of the file, else its name.
  private func title(of file: FileID) -> String {
    if let title = book.fileTrees[file]?["title"]?.scalarText { return Catalogue.sentenceStart(title) }
    let name = book.files[file].path.split(separator: "/").last.map(String.init) ?? ""
    return Catalogue.sentenceStart(Catalogue.readable(String(name.split(separator: ".").first ?? "")))
  }

  // MARK: Contents

  private func contentsPage(_ rules: [HandbookPage], _ indexes: [HandbookPage]) -> HandbookPage {
    func list(_ pages: [HandbookPage], deep: Bool) -> Block {
      .list(
        pages.map { page in
          let files = page.document.sections.filter { $0.anchor != nil }
            .map { ListItem(RichText($0.heading, link: RichText.Link(page.name, $0.anchor))) }
          return ListItem(RichText(page.document.title, link: RichText.Link(page.name)), deep ? [.list(files)] : [])
        })
    }
    let document = sources.documents[sources.identity.name]?.title ?? sources.identity.name
    var about = [KeyFact(Catalogue.ruleBook, RichText(document))]
    if !sources.identity.version.isEmpty {
      about.append(
        KeyFact(Catalogue.versionName(sources.identity.version), RichText(Catalogue.version(sources.identity.version))))
    }
    about.append(KeyFact(Catalogue.digest, RichText(sources.identity.digest, .code)))
    return HandbookPage(
      name: HandbookPage.contents,
      document: Document(
        title: Catalogue.handbookTitle(document),
        sections: [
          Section(Catalogue.aboutHandbook, [.paragraph(Catalogue.handbookLead(self.rules.count)), .keyFacts(about)]),
          Section(Catalogue.contentsHeading, anchor: "contents", [list(rules, deep: true)]),
          Section(Catalogue.indexesHeading, anchor: "indexes", [list(indexes, deep: false)]),
        ]))
  }
}
