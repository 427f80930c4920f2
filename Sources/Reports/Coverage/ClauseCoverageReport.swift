public import Analysis
import Diagnostics
import Rules

/// The formats of coverage by clauses and by rules.
public enum CoverageFormat: String, Sendable, CaseIterable {
  case text, markdown, json

  /// What holds each clause, what has no source, and last, in texts, the count; ends with a line break.
  public func render(_ coverage: ClauseCoverage, sources: RuleSources, style: TextStyle = TextStyle()) -> String {
    let report = ClauseCoverageReport(coverage: coverage, sources: sources)
    let totals = "\n" + Catalogue.clauseTotals(coverage) + "\n"
    return switch self {
    case .text: TextReporter(style: style).render(report.document { report.list($0, width: style.width) }) + totals
    case .markdown: MarkdownReporter().render(report.document(report.table)) + totals
    case .json: report.json
    }
  }

  /// Where each rule comes from and which cases tell it apart, and last, in texts, the count; ends with a line break.
  public func render(_ coverage: RuleCoverage, sources: RuleSources, style: TextStyle = TextStyle()) -> String {
    let report = RuleCoverageReport(coverage: coverage, sources: sources)
    let totals = "\n" + Catalogue.ruleTotals(coverage) + "\n"
    return switch self {
    case .text: TextReporter(style: style).render(report.document) + totals
    case .markdown: MarkdownReporter().render(report.document) + totals
    case .json: report.json
    }
  }
}

struct ClauseCoverageReport {
  let coverage: ClauseCoverage
  let sources: RuleSources

  func document(_ clauses: ([ClauseCoverage.Entry]) -> Block) -> Document {
    var sections = coverage.documents.map { part in
      Section(
        part.document.title.value,
        (part.document.isCitedOnly ? [.paragraph(Catalogue.citedOnly, .muted)] : []) + [clauses(part.entries)])
    }
    if !coverage.withoutSource.isEmpty {
      let rules = coverage.withoutSource.map { holder in
        ListItem(
          RichText(Catalogue.holder(holder)), [.paragraph(Catalogue.place(sources.files.location(of: holder.id.span)), .code)])
      }
      sections.append(Section(Catalogue.withoutSourceHeading, [.list(rules)]))
    }
    return Document(title: Catalogue.clauseCoverageTitle, sections: sections)
  }

  /// For windows: a line for each clause, cut off at the width, with its answer below it.
  func list(_ entries: [ClauseCoverage.Entry], width: Int) -> Block {
    .list(
      entries.map { entry in
        let line = "\(entry.clause.number.value): \(Catalogue.sentence(entry.clause.says.value))"
        return ListItem(RichText(Catalogue.shortened(line, to: width - 4), .strong), answers(entry).map { .paragraph($0) })
      })
  }

  func table(_ entries: [ClauseCoverage.Entry]) -> Block {
    let rows = entries.map { entry in
      let answers = answers(entry)
      let joined = answers.dropFirst().reduce(answers.first ?? RichText([])) { $0 + RichText("; ") + $1 }
      return [RichText(entry.clause.number.value), RichText(Catalogue.sentence(entry.clause.says.value)), joined]
    }
    return .table(Table(headings: Catalogue.clauseColumns, rows: rows))
  }

  private func answers(_ entry: ClauseCoverage.Entry) -> [RichText] {
    switch entry.answer {
    case .covered(let holders): holders.map { RichText(Catalogue.holder($0)) }
    case .noRule(let reason): [RichText(Catalogue.noRule(reason), .muted)]
    case .none: [RichText(Catalogue.noAnswer, .mark(.against))]
    }
  }

  var json: String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("documents", objects: coverage.documents) { writer, part in
        writer.member("id", part.document.id.value)
        writer.member("title", part.document.title.value)
        writer.member("cited_only", part.document.isCitedOnly)
        writer.member("clauses", objects: part.entries, self.write)
      }
      writer.member("without_source", objects: coverage.withoutSource) { $0.holder($1, sources) }
      writer.member("clauses", coverage.total)
      writer.member("covered", coverage.covered)
      writer.member("with_reason", coverage.withReason)
      writer.member("without_answer", coverage.unanswered)
    }
    writer.newline()
    return writer.text
  }

  private func write(_ writer: inout JSONWriter, _ entry: ClauseCoverage.Entry) {
    writer.member("clause", entry.clause.number.value)
    writer.member("says", entry.clause.says.value)
    writer.member("at", sources.files.location(of: entry.clause.number.span))
    switch entry.answer {
    case .covered(let holders): writer.member("covered_by", objects: holders) { $0.holder($1, sources) }
    case .noRule(let reason): writer.member("no_rule", reason.rawValue)
    case .none: break
    }
  }
}

extension JSONWriter {
  mutating func holder(_ holder: ClauseHolder, _ sources: RuleSources) {
    member("kind", holder.kind)
    member("id", holder.id.value)
    member("title", holder.title)
    member("at", sources.files.location(of: holder.id.span))
  }
}
