import Analysis
import Diagnostics
import Expressions
import Rules

struct CriterionListsReport {
  let lists: CriterionLists
  let sources: RuleSources

  var document: Document {
    let sections = lists.lists.map { list in
      Section(
        Catalogue.sentenceStart(list.criterion.name),
        [
          .paragraph(Catalogue.rulePlace(rule: list.criterion.id.value, at: sources.location(list.criterion.span)), .muted),
          .keyFacts([
            KeyFact(Catalogue.listMet(list.met.count), RichText(names(list.met))),
            KeyFact(Catalogue.listOpen(list.open.count), RichText(names(list.open))),
          ]),
        ])
    }
    let asOf = Catalogue.asOf(lists.asOf)
    let none = Section(Catalogue.readable(lists.group), [.paragraph(Catalogue.noCriteria)])
    return Document(title: Catalogue.listsTitle(lists.group, asOf), sections: sections.isEmpty ? [none] : sections)
  }

  private func names(_ ids: [String]) -> String { ids.isEmpty ? Catalogue.noValue : ids.joined(separator: ", ") }

  private var day: String { CivilDate(daysSinceEpoch: Int(lists.asOf))?.description ?? "" }

  var rows: [[String]] {
    [["as_of", "group", "criterion", "title", "id", "truth"]]
      + lists.lists.flatMap { list in
        let head = [day, lists.group, list.criterion.id.value, list.criterion.name]
        return list.met.map { head + [$0, "met"] } + list.open.map { head + [$0, "open"] }
      }
  }

  var json: String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("decision", lists.decision)
      writer.member("group", lists.group)
      writer.member("as_of", day)
      writer.member("lists", objects: lists.lists) { writer, list in
        writer.member("criterion", list.criterion.id.value)
        writer.member("title", list.criterion.name)
        writer.member("at", sources.location(list.criterion.span))
        writer.member("met", strings: list.met)
        writer.member("open", strings: list.open)
      }
    }
    writer.newline()
    return writer.text
  }
}

/// Comma-separated values (RFC 4180, with plain line ends).
enum CSV {
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
