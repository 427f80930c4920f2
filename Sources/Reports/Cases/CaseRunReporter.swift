public import Analysis
public import Diagnostics

/// The formats of a run of worked cases.
public enum CaseRunFormat: String, Sendable, CaseIterable {
  case text, junit

  /// Ends with a line break.
  public func render(_ run: CaseRun, files: SourceFiles, style: TextStyle = TextStyle()) -> String {
    switch self {
    case .text: CaseRunReporter(files: files, style: style).render(run)
    case .junit: JUnitReporter(files: files).render(run)
    }
  }
}

/// Each failed case with what was expected, then the totals.
struct CaseRunReporter {
  let files: SourceFiles
  let style: TextStyle

  func render(_ run: CaseRun) -> String {
    let failed = run.results.filter { !$0.passed }
    let blocks = failed.map { lines($0).joined(separator: "\n") + "\n\n" }
    return blocks.joined() + style.paint(Catalogue.caseTotals(run), run.failed == 0 ? "1;32" : "1;31") + "\n"
  }

  private func lines(_ result: CaseResult) -> [String] {
    let place = SourceRegion(result.span, in: files).map { "\($0.location.printable): " } ?? ""
    let head = style.paint(place + Catalogue.caseFailed(result.id, result.title).printable, "1")
    return [head] + result.failures.flatMap(lines) + missing(result)
  }

  private func missing(_ result: CaseResult) -> [String] {
    if result.missing.isEmpty { return [] }
    let text = RichText(Catalogue.notGiven(result.missing))
    return LineWrapper(style: style).wrap(text, width: style.width - 4).map { "    " + $0 }
  }

  private func lines(_ failure: CaseFailure) -> [String] {
    let place = SourceRegion(failure.span, in: files).map { " " + Catalogue.line($0.start.line) } ?? ""
    let text = LineWrapper(style: style).wrap(RichText(Catalogue.caseFailure(failure) + place), width: style.width - 4)
    return text.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }
}
