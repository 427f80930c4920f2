import Rules

/// What the search of the handbook finds: a line for each thing that has a place.
struct HandbookSearch {
  struct Entry {
    var title: String
    var kind: String
    var words: String
    var link: RichText.Link
  }

  private(set) var entries: [Entry] = []

  /// Complexity: linear in what the book declares.
  init(_ handbook: Handbook) {
    let book = handbook.book
    for rule in handbook.rules {
      add(rule.header, rule.kind, handbook.places)
      for part in rule.namedParts { add(part, rule.kind == "criterion" ? "indicator" : "measure", handbook.places) }
    }
    for fact in book.facts where book.fact(at: fact.path) == fact.id {
      entries.append(Entry(title: fact.title, kind: "fact", words: fact.path, link: .fact(fact.path)))
    }
    for parameter in book.parameters {
      let fact = parameter.fact
      entries.append(Entry(title: fact.title, kind: "parameter", words: fact.name, link: .parameter(fact.name)))
    }
    for assumption in book.assumptions {
      entries.append(
        Entry(
          title: assumption.title.value, kind: "assumption", words: "\(assumption.id.value) \(assumption.reason.value)",
          link: .assumption(assumption.id.value)))
    }
    for document in book.documents {
      for clause in document.clauses {
        entries.append(
          Entry(
            title: "\(handbook.sources.name(of: document.id.value)), \(Catalogue.clause(clause.number.value))", kind: "clause",
            words: clause.says.value, link: .clause(clause.number.value, of: document.id.value)))
      }
    }
  }

  private mutating func add(_ header: RuleHeader, _ kind: String, _ places: RulePlaces) {
    guard let link = places.link(of: header) else { return }
    let clauses = header.sources.map(\.clause.value).joined(separator: " ")
    entries.append(Entry(title: header.name, kind: kind, words: "\(header.id.value) \(clauses)", link: link))
  }

  /// A list of lists `[title, kind, words, address]` that may stand within a script.
  var script: String {
    var writer = JSONWriter(isPretty: false)
    writer.array { writer in
      for entry in entries {
        writer.element()
        writer.array { writer in
          for text in [entry.title, entry.kind, entry.words, entry.link.page + ".html#" + (entry.link.anchor ?? "")] {
            writer.element()
            writer.string(text.printable)
          }
        }
      }
    }
    // `</script>` in a text would end the script.
    return writer.text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }
}
