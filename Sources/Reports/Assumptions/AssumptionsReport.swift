public import Analysis
public import Diagnostics
import Rules

/// What the sources do not settle, as a list to discuss with those who can settle it.
public enum AssumptionsReport {
  /// In any format of decisions; ends with a line break.
  public static func render(
    _ uses: [AssumptionUse], files: SourceFiles, format: DecisionFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .text: TextReporter(style: style).render(document(uses, files))
    case .markdown: MarkdownReporter().render(document(uses, files))
    case .html: HTMLReporter().render(document(uses, files))
    case .json: json(uses, files)
    }
  }

  private static func document(_ uses: [AssumptionUse], _ files: SourceFiles) -> Document {
    let sections = uses.map { use in
      let assumption = use.assumption
      var blocks: [Block] = [.paragraph(Catalogue.sentence(assumption.reason.value))]
      if !assumption.alternatives.isEmpty {
        blocks.append(.paragraph(Catalogue.alternatives(assumption.alternatives.map(\.value))))
      }
      blocks.append(.paragraph(Catalogue.sources(assumption.sources.map(\.reference)), .muted))
      if use.users.isEmpty {
        blocks.append(.paragraph(Catalogue.nothingRests))
      } else {
        let users = use.users.map { ListItem(RichText(Catalogue.assumptionUser($0, at: files.location(of: $0.span)))) }
        blocks += [.paragraph(Catalogue.restingOnIt), .list(users)]
      }
      return Section(assumption.title.value, blocks)
    }
    return Document(title: Catalogue.assumptionsTitle(uses.count), sections: sections)
  }

  private static func json(_ uses: [AssumptionUse], _ files: SourceFiles) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("assumptions", objects: uses) { writer, use in
        writer.member("id", use.assumption.id.value)
        writer.member("title", use.assumption.title.value)
        writer.member("reason", use.assumption.reason.value)
        writer.member("alternatives", strings: use.assumption.alternatives.map(\.value))
        writer.member("sources", objects: use.assumption.sources.map(\.reference)) { $0.clause($1) }
        writer.member("at", files.location(of: use.assumption.span))
        writer.member("rules", objects: use.users) { writer, user in
          writer.member("kind", user.kind)
          writer.member("id", user.id)
          writer.member("title", user.title)
          writer.member("at", files.location(of: user.span))
        }
      }
    }
    writer.newline()
    return writer.text
  }
}

extension SourceReference {
  fileprivate var reference: ClauseReference { ClauseReference(document: document.value, clause: clause.value) }
}
