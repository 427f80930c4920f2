public import Analysis
import Decisions
import Diagnostics
import Expressions
import Rules

/// The formats of rankings and lists.
public enum RankingFormat: String, Sendable, CaseIterable {
  case text, csv, json

  /// The order, then what is not ranked; ends with a line break.
  public func render(_ ranking: Ranking, sources: RuleSources, style: TextStyle = TextStyle()) -> String {
    let report = RankingReport(ranking: ranking, sources: sources)
    return switch self {
    case .text: TextReporter(style: style).render(report.document)
    case .csv: CSV.text(report.rows)
    case .json: report.json
    }
  }

  /// For each criterion the cases on its list; ends with a line break.
  public func render(_ lists: CriterionLists, sources: RuleSources, style: TextStyle = TextStyle()) -> String {
    let report = CriterionListsReport(lists: lists, sources: sources)
    return switch self {
    case .text: TextReporter(style: style).render(report.document)
    case .csv: CSV.text(report.rows)
    case .json: report.json
    }
  }
}

struct RankingReport {
  let ranking: Ranking
  let sources: RuleSources

  private var keys: [RankingSyntax.Key] { ranking.ranking.order }
  private func title(_ key: RankingSyntax.Key) -> String { key.title?.value ?? Catalogue.readable(key.id.value) }

  // MARK: Text

  var document: Document {
    let header = ranking.ranking.header
    let citations = header.sources.map { ClauseReference(document: $0.document.value, clause: $0.clause.value) }
    var first: [Block] = [.paragraph(Catalogue.asOf(ranking.asOf))]
    if !citations.isEmpty { first.append(.paragraph(Catalogue.sources(citations, name: sources.name(of:)), .muted)) }
    let order = ranking.places.indices.map(item)
    var sections = [
      Section(Catalogue.orderHeading, first + (order.isEmpty ? [.paragraph(Catalogue.nobodyRanked)] : [.list(order)]))
    ]
    for (heading, cases) in apart where !cases.isEmpty {
      let items = cases.map {
        ListItem(RichText($0.id, .strong) + RichText(": " + Catalogue.summary($0.decision)), missing($0.decision))
      }
      sections.append(Section(heading, [.list(items)]))
    }
    return Document(
      title: Catalogue.sentenceStart(header.title?.value ?? Catalogue.readable(header.id.value)), sections: sections)
  }

  private var apart: [(String, [Ranking.Apart])] {
    [(Catalogue.openHeadingOfOrder, ranking.open), (Catalogue.outHeading, ranking.out)]
  }

  private func item(_ index: Int) -> ListItem {
    let place = ranking.places[index]
    var blocks: [Block] = [.paragraph(zip(keys, place.keys).map(words).joined(separator: "; "))]
    if let reason = reason(index) { blocks.append(.paragraph(Catalogue.sentence(reason), .muted)) }
    if !place.isSettled { blocks.append(.paragraph(RichText(Catalogue.mayStand(place), .mark(.open)))) }
    if !place.missing.isEmpty { blocks.append(.paragraph(Catalogue.notGiven(place.missing.map(Catalogue.keyFact)))) }
    return ListItem(RichText("\(place.position). ", .strong) + RichText(place.id, .strong), blocks)
  }

  private func missing(_ decision: Decision) -> [Block] {
    let open = decision.missing.filter(\.matters)
    if decision.isDetermined || open.isEmpty { return [] }
    return [.paragraph(Catalogue.notGiven(open.map(Catalogue.factName)))]
  }

  private func words(_ key: RankingSyntax.Key, _ measured: Ranking.Measured) -> String {
    let value = Catalogue.measured(measured)
    // Sentences are about a value that there is.
    let isKnown = if case .value(let known) = measured { !known.value.isUnknown && !known.value.isNull } else { true }
    guard isKnown, let says = key.says else { return "\(title(key)): \(value)" }
    return says.parts.map { part in
      if case .text(let words) = part { words } else { value }
    }.joined()
  }

  /// Why a place stands before the next one.
  private func reason(_ index: Int) -> String? {
    switch ranking.places[index].before {
    case nil: return nil
    case .level?: return Catalogue.levelWithNext
    case .key(let key)?:
      let own = ranking.places[index].keys[key]
      let next = ranking.places[index + 1].keys[key]
      let same = keys.prefix(key).map { Catalogue.same(title($0)) }
      return (same + [Catalogue.ahead(title(keys[key]), own, next, isHighestFirst: keys[key].isHighestFirst)])
        .joined(separator: "; ")
    }
  }

  // MARK: Tables

  var rows: [[String]] {
    let head = ["position", "id", "highest", "lowest"] + keys.map(\.id.value) + ["before_next", "missing", "outcome"]
    let ranked = ranking.places.enumerated().map { index, place in
      [String(place.position), place.id, String(place.highest), String(place.lowest)] + place.keys.map(Catalogue.measured)
        + [
          reason(index) ?? "", place.missing.map(Catalogue.keyFact).joined(separator: "; "),
          ranking.ranking.among?.outcome.value ?? "",
        ]
    }
    let others = (ranking.open + ranking.out).map { apart in
      let missing = apart.decision.missing.filter(\.matters).map(Catalogue.factName).joined(separator: "; ")
      return ["", apart.id, "", ""] + keys.map { _ in "" }
        + ["", apart.decision.isDetermined ? "" : missing, apart.decision.outcome]
    }
    return [head] + ranked + others
  }

  var json: String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("ranking", ranking.ranking.decision.value)
      writer.member("as_of", CivilDate(daysSinceEpoch: Int(ranking.asOf))?.description)
      writer.member("order", objects: Array(ranking.places.enumerated())) { writer, entry in
        let (index, place) = entry
        writer.member("position", place.position)
        writer.member("id", place.id)
        writer.member("highest", place.highest)
        writer.member("lowest", place.lowest)
        writer.member("keys", objects: Array(zip(keys, place.keys))) { $0.write($1.0, $1.1) }
        writer.member("before_next", reason(index))
        writer.member("missing", objects: place.missing) { writer, fact in
          writer.member("fact", fact.path)
          writer.member("title", fact.title)
          writer.member("member", fact.member)
        }
      }
      writer.member("open", objects: ranking.open) { $0.write($1) }
      writer.member("out", objects: ranking.out) { $0.write($1) }
    }
    writer.newline()
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ key: RankingSyntax.Key, _ measured: Ranking.Measured) {
    member("key", key.id.value)
    switch measured {
    case .count(let met, let open):
      member("met", met)
      member("open", open)
    case .value(let known):
      if case .unknown = known.value { return }
      member("text", Catalogue.measured(measured))
    }
  }

  fileprivate mutating func write(_ apart: Ranking.Apart) {
    member("id", apart.id)
    member("outcome", apart.decision.outcome)
    member("summary", Catalogue.summary(apart.decision))
    if !apart.decision.isDetermined {
      member("missing", strings: apart.decision.missing.filter(\.matters).map(Catalogue.factName))
    }
  }
}
