import Diagnostics

/// Diagnostics as JSON: `diagnostics` in their order, and counts. Lines and columns from 1; columns count characters.
struct DiagnosticJSONReporter {
  let files: SourceFiles

  func render(_ diagnostics: [Diagnostic]) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("errors", diagnostics.count { $0.severity == .error })
      writer.member("warnings", diagnostics.count { $0.severity == .warning })
      writer.key("diagnostics")
      writer.array { writer in
        for diagnostic in diagnostics {
          writer.element()
          writer.object { write(diagnostic, to: &$0) }
        }
      }
    }
    writer.newline()
    return writer.text
  }

  private func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    writer.member("code", diagnostic.code.description)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.message)
    place(diagnostic.span, to: &writer)
    writer.member("labels", objects: diagnostic.labels) { writer, label in
      writer.member("text", label.text)
      place(label.span, to: &writer)
    }
    writer.member("help", diagnostic.help)
    writer.member("fixes", objects: diagnostic.fixes) { writer, fix in
      writer.member("title", fix.title)
      writer.member("edits", objects: fix.edits) { writer, edit in
        place(edit.span, to: &writer)
        writer.member("text", edit.text)
      }
    }
  }

  private func place(_ span: SourceSpan?, to writer: inout JSONWriter) {
    guard let region = SourceRegion(span, in: files) else { return }
    writer.member("file", region.path)
    writer.member("line", region.start.line)
    writer.member("column", region.start.column)
    writer.member("end_line", region.end.line)
    writer.member("end_column", region.end.column)
  }
}
