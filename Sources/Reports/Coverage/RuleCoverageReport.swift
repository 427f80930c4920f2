import Analysis
import Diagnostics
import Rules

struct RuleCoverageReport {
  let coverage: RuleCoverage
  let sources: RuleSources

  /// A section for each file.
  var document: Document {
    var paths: [String] = []
    var byPath: [String: [ListItem]] = [:]
    for entry in coverage.entries {
      let path = sources.files[entry.holder.id.span.file].path
      if byPath[path] == nil { paths.append(path) }
      byPath[path, default: []].append(item(entry))
    }
    return Document(title: Catalogue.ruleCoverageTitle, sections: paths.map { Section($0, [.list(byPath[$0] ?? [])]) })
  }

  private func item(_ entry: RuleCoverage.Entry) -> ListItem {
    var blocks: [Block] = []
    if entry.lacksSource {
      blocks.append(.paragraph(RichText(Catalogue.noSource, .mark(.against))))
    } else if !entry.holder.sources.isEmpty {
      let references = entry.holder.sources.map { ClauseReference(document: $0.document.value, clause: $0.clause.value) }
      blocks.append(.paragraph(Catalogue.sources(references, name: sources.name(of:)), .muted))
    }
    if entry.lacksCases {
      blocks.append(.paragraph(RichText(Catalogue.noCases, .mark(.against))))
    } else if entry.isNeverAlone {
      blocks.append(.paragraph(RichText(Catalogue.notAlone(entry.among), .mark(.open))))
    } else if let cases = entry.cases {
      blocks.append(.paragraph(Catalogue.decidingCases(cases), .muted))
    }
    return ListItem(RichText(Catalogue.holder(entry.holder), .strong), blocks)
  }

  var json: String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("rules", objects: coverage.entries) { writer, entry in
        writer.holder(entry.holder, sources)
        writer.member("sources", objects: entry.holder.sources) { writer, source in
          writer.member("document", source.document.value)
          writer.member("clause", source.clause.value)
        }
        if let cases = entry.cases { writer.member("cases", strings: cases) }
        if entry.isNeverAlone { writer.member("among_others", strings: entry.among) }
      }
      writer.member("rules_and_parts", coverage.entries.count)
      writer.member("without_source", coverage.withoutSource)
      writer.member("without_cases", coverage.withoutCases)
      writer.member("never_alone", coverage.neverAlone)
    }
    writer.newline()
    return writer.text
  }
}
