public import Diagnostics

/// The formats of diagnostics, by the names that the command takes.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  case text, json, github, sarif

  /// All diagnostics in their order, with a line break at the end unless there is nothing to say.
  public func render(_ diagnostics: DiagnosticSet, files: SourceFiles, style: TextStyle = TextStyle()) -> String {
    let sorted = diagnostics.sorted
    return switch self {
    case .text: DiagnosticTextReporter(files: files, style: style).render(sorted)
    case .json: DiagnosticJSONReporter(files: files).render(sorted)
    case .github: GitHubAnnotationReporter(files: files).render(sorted)
    case .sarif: SARIFReporter(files: files).render(sorted)
    }
  }
}
