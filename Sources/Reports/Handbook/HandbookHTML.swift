/// Renders the handbook as HTML pages of one folder: they open from disk, load nothing from elsewhere, and need no script but
/// for the search.
struct HandbookHTML {
  let pages: [HandbookPage]
  let search: HandbookSearch
  private let html = HTMLReporter()

  init(pages: [HandbookPage], search: HandbookSearch) {
    self.pages = pages
    self.search = search
  }

  /// Ends with a line break. Complexity: O(n).
  func render(_ page: HandbookPage) -> String {
    let isContents = page.name == HandbookPage.contents
    let title = html.escaped(page.document.title)
    let book = html.escaped(pages.first?.document.title ?? "")
    let sections = page.document.sections.enumerated().map { html.section($1, id: $1.anchor ?? "part-\($0 + 1)") }
    let body = """
      <a class="skip" href="#main">\(Catalogue.skipToText)</a>
      <nav aria-label="\(Catalogue.pagesLabel)">
      <ul>
      \(pages.map { link($0, isCurrent: $0.name == page.name) }.joined(separator: "\n"))
      </ul>
      </nav>
      <main id="main">
      <h1>\(title)</h1>
      \(isContents ? searchBox : "")
      \(sections.joined(separator: "\n"))
      </main>
      \(isContents ? script : "")
      """
    let style = HTMLStyle.sheet + "\n" + Self.style
    return HTMLPage(title: isContents ? title : "\(title) – \(book)", style: style, body: body).text
  }

  private func link(_ page: HandbookPage, isCurrent: Bool) -> String {
    let name = page.name == HandbookPage.contents ? Catalogue.contentsAndSearch : page.document.title
    return "<li><a href=\"\(page.name).html\"\(isCurrent ? " aria-current=\"page\"" : "")>\(html.escaped(name))</a></li>"
  }

  private var searchBox: String {
    """
    <form id="search" role="search" hidden>
    <label for="words">\(Catalogue.searchLabel)</label>
    <input id="words" type="search" autocomplete="off">
    <p id="count" role="status"></p>
    <ul id="found"></ul>
    </form>
    <noscript><p>\(Catalogue.searchNeedsScript)</p></noscript>
    """
  }

  private var script: String {
    """
    <script>
    const entries = \(search.script);
    const form = document.getElementById("search"), words = document.getElementById("words");
    const found = document.getElementById("found"), count = document.getElementById("count");
    form.hidden = false;
    form.addEventListener("submit", event => event.preventDefault());
    words.addEventListener("input", () => {
      const wanted = words.value.toLowerCase().split(/\\s+/).filter(word => word);
      const hits = wanted.length ? entries.filter(entry => {
        const text = entry.slice(0, 3).join(" ").toLowerCase();
        return wanted.every(word => text.includes(word));
      }) : [];
      found.replaceChildren(...hits.slice(0, 50).map(entry => {
        const item = document.createElement("li"), link = document.createElement("a");
        link.href = entry[3];
        link.textContent = entry[0];
        item.append(link, " (" + entry[1] + ")");
        return item;
      }));
      count.textContent = wanted.length ? hits.length + " \(Catalogue.searchFound)" : "";
    });
    </script>
    """
  }

  private static let style = """
    main { max-width: 52rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1rem; max-width: 52rem; margin: 0 auto 1.5rem; padding: 0; }
    nav li { margin: 0; }
    nav a { display: inline-block; padding: 0.25rem 0; }
    a { color: #0b4f8a; }
    a[aria-current] { color: #1a1a1a; font-weight: bold; text-decoration: none; }
    a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
    .skip { position: absolute; left: -60rem; }
    .skip:focus { left: 1rem; top: 0.5rem; background: #ffffff; padding: 0.5rem; }
    h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.75rem 0 0.25rem; border-top: 1px solid #8a8f94; padding-top: 0.75rem; }
    h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
    details { margin: 0.25rem 0; }
    summary { cursor: pointer; padding: 0.125rem 0; }
    details > :not(summary) { margin-left: 1.25rem; }
    table { display: block; overflow-x: auto; }
    label { display: block; font-weight: bold; }
    input { font: inherit; width: 100%; max-width: 30rem; padding: 0.375rem; border: 2px solid #4d5358; }
    :target { scroll-margin-top: 1rem; }
    @media print {
      nav, .skip, form { display: none; }
      a { color: inherit; text-decoration: none; }
      h3, h4, summary { break-after: avoid; }
      table { display: table; }
      /* What is folded is printed as well. */
      details::details-content { content-visibility: visible; height: auto; }
    }
    """
}
