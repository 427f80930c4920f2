public import Analysis
import Diagnostics
import Rules

extension CoverageFormat {
  /// What is said in each language and what is not, and last, in texts, the counts; ends with a line break.
  ///
  /// - Parameter isFull: whether texts are listed of files of which nothing is translated.
  public func render(
    _ languages: [TranslationCoverage], sources: RuleSources, isFull: Bool, style: TextStyle = TextStyle()
  ) -> String {
    let report = TranslationReport(languages: languages, sources: sources, isFull: isFull)
    let totals = "\n" + languages.map { Catalogue.translationTotals($0) + "\n" }.joined()
    return switch self {
    case .text: TextReporter(style: style).render(report.document) + (languages.isEmpty ? "" : totals)
    case .markdown: MarkdownReporter().render(report.document) + (languages.isEmpty ? "" : totals)
    case .json: report.json
    }
  }
}

struct TranslationReport {
  let languages: [TranslationCoverage]
  let sources: RuleSources
  let isFull: Bool

  var document: Document {
    if languages.isEmpty { return Document(title: Catalogue.noTranslations, sections: []) }
    return Document(title: Catalogue.translationsTitle, sections: languages.flatMap(sections))
  }

  private func sections(_ coverage: TranslationCoverage) -> [Section] {
    let sections: [Section?] = [
      Section(
        Catalogue.translatedKinds(coverage.language), [.list(coverage.kinds.map { ListItem(RichText(Catalogue.share($0))) })]),
      missingTexts(coverage),
      forms(Catalogue.missingSentences, coverage.missingSentences),
      entries(Catalogue.unusedTexts, coverage.unusedTexts),
      entries(Catalogue.unmetSentences, coverage.unmetSentences),
    ]
    return sections.compactMap { $0 }
  }

  private func missingTexts(_ coverage: TranslationCoverage) -> Section? {
    let files = coverage.files.filter { !$0.missing.isEmpty }
    if files.isEmpty { return nil }
    let items = files.map { file in
      let texts = file.missing.map { ListItem(RichText($0.words), [.paragraph(place($0.span), .code)]) }
      return ListItem(RichText(Catalogue.share(file), .strong), isFull || file.translated > 0 ? [.list(texts)] : [])
    }
    return Section(Catalogue.missingTexts, [.list(items)])
  }

  private func forms(_ heading: String, _ forms: [String]) -> Section? {
    forms.isEmpty ? nil : Section(heading, [.list(forms.map { ListItem(RichText($0)) })])
  }

  private func entries(_ heading: String, _ entries: [TranslationSyntax.Entry]) -> Section? {
    if entries.isEmpty { return nil }
    return Section(
      heading, [.list(entries.map { ListItem(RichText($0.text), [.paragraph(place($0.original.span), .code)]) })])
  }

  private func place(_ span: SourceSpan) -> String { sources.files.location(of: span) }

  var json: String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("languages", objects: languages) { writer, coverage in
        writer.member("language", coverage.language)
        writer.member("texts", coverage.total)
        writer.member("translated", coverage.translated)
        writer.member("kinds", objects: coverage.kinds) { writer, kind in
          writer.member("kind", kind.name)
          writer.member("texts", kind.total)
          writer.member("translated", kind.translated)
        }
        writer.member("files", objects: coverage.files) { writer, file in
          writer.member("file", file.name)
          writer.member("texts", file.total)
          writer.member("translated", file.translated)
          writer.member("missing", objects: file.missing) { writer, text in
            writer.member("text", text.words)
            writer.member("at", place(text.span))
          }
        }
        writer.member("sentences", coverage.translatedSentences.count + coverage.missingSentences.count)
        writer.member("missing_sentences", strings: coverage.missingSentences)
        writer.member("unused_texts", objects: coverage.unusedTexts, write)
        writer.member("unmet_sentences", objects: coverage.unmetSentences, write)
      }
    }
    writer.newline()
    return writer.text
  }

  private func write(_ writer: inout JSONWriter, _ entry: TranslationSyntax.Entry) {
    writer.member("text", entry.text)
    writer.member("at", place(entry.original.span))
  }
}
