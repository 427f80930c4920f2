import Diagnostics

// Entities and documents that are spread over several files: one of them says what the thing is, the others add to it.
extension Resolver {
  /// Each entity once, in the order of their first mention; the facts of the file that says what it is come first.
  mutating func joinedEntities(_ items: [RuleFileItem]) -> [EntitySyntax] {
    var parts: [EntitySyntax] = []
    for case .vocabulary(let vocabulary) in items { parts += vocabulary.entities }
    let joined = grouped(parts, by: \.name.value).map { parts in
      join(parts, what: "entity", heads: \.heads) { whole, part in
        whole.facts += part.facts
        whole.derived += part.derived
        whole.roles += part.roles
        whole.rolesSpan = whole.rolesSpan ?? part.rolesSpan
      }
    }
    let described = joined.filter { !$0.heads.isEmpty }.map(\.name.value)
    for entity in joined {
      if entity.heads.isEmpty, !entity.name.value.isEmpty {
        diagnostics.report(.neverDescribed(entity.name, meant: Suggestion.nearest(to: entity.name.value, among: described)))
      }
      if entity.list == nil, let span = entity.rolesSpan { diagnostics.report(.needsList("roles", at: span)) }
    }
    return joined
  }

  /// Each document once, in the order of their first mention; the clauses of the file that has its title come first.
  mutating func joinDocuments() {
    book.documents = grouped(book.documents, by: \.id.value).map { parts in
      join(parts, what: "document", heads: \.heads) { $0.clauses += $1.clauses }
    }
    let titled = book.documents.filter { !$0.title.value.isEmpty }.map(\.id.value)
    for document in book.documents where document.title.value.isEmpty && !document.id.value.isEmpty {
      diagnostics.report(.untitled(document.id, meant: Suggestion.nearest(to: document.id.value, among: titled)))
    }
  }

  private func grouped<Part>(_ parts: [Part], by name: (Part) -> String) -> [[Part]] {
    var places: [String: Int] = [:]
    var groups: [[Part]] = []
    for part in parts {
      if let place = places[name(part)] {
        groups[place].append(part)
      } else {
        places[name(part)] = groups.count
        groups.append([part])
      }
    }
    return groups
  }

  private mutating func join<Part>(
    _ parts: [Part], what: String, heads: (Part) -> [Name], add: (inout Part, Part) -> Void
  ) -> Part {
    let main = parts.firstIndex { !heads($0).isEmpty } ?? 0
    var whole = parts[main]
    for (index, part) in parts.enumerated() where index != main {
      if let again = heads(part).first, let first = heads(whole).first {
        diagnostics.report(.describedTwice(again, what: what, first: first.span))
      }
      add(&whole, part)
    }
    return whole
  }
}

extension EntitySyntax {
  /// Keys that say what it is, each at the place of its value.
  fileprivate var heads: [Name] {
    [
      title.map { Name("title", at: $0.span) }, list.map { Name("list", at: $0.span) },
      nameFact.map { Name("name", at: $0.span) },
      (item?.item ?? item?.subject ?? item?.form).map { Name("item", at: $0.span) },
    ].compactMap { $0 }
  }
}

extension DocumentSyntax {
  /// Keys that say what it is, each at the place of its value.
  fileprivate var heads: [Name] {
    [
      title.value.isEmpty ? nil : Name("title", at: title.span), short.map { Name("short", at: $0.span) },
      date.map { Name("date", at: $0.span) },
    ].compactMap { $0 }
  }
}

extension Diagnostic {
  fileprivate static func describedTwice(_ key: Name, what: String, first: SourceSpan) -> Diagnostic {
    .error(
      "names/described-twice", "another file says already what this \(what) is", at: key.span, labels: [Label(first, "here")],
      help: what == "entity"
        ? "of several files with one entity, only one has its `title`, `list`, `name` and `item`; the others only add `facts`, "
          + "`derived` and `roles`. If this is something else, give it another name"
        : "of several files with one document, only one has its `title`, `short` and `date`; the others only add `clauses`. "
          + "If this is another document, give it another id")
  }

  fileprivate static func neverDescribed(_ name: Name, meant: String?) -> Diagnostic {
    .warning(
      "names/never-described", "no file says what `\(name.value)` is", at: name.span,
      help: meant.map { "did you mean `\($0)`? otherwise give it a `title`" } ?? "give it a `title`",
      fixes: meant.map { [Fix("write `\($0)`", [TextEdit(name.span, $0)])] } ?? [])
  }

  fileprivate static func untitled(_ id: Name, meant: String?) -> Diagnostic {
    .error(
      "names/untitled", "no file has the title of the document `\(id.value)`", at: id.span,
      help: meant.map { "did you mean `\($0)`? otherwise give it a `title`" } ?? "give it a `title`",
      fixes: meant.map { [Fix("write `\($0)`", [TextEdit(id.span, $0)])] } ?? [])
  }
}
