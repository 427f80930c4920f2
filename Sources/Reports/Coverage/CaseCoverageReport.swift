public import Analysis
public import Diagnostics

/// What worked cases leave untested.
public enum CaseCoverageReport {
  /// A line for each gap, then the count; ends with a line break.
  public static func render(_ coverage: CaseCoverage, files: SourceFiles, style: TextStyle = TextStyle()) -> String {
    let lines = coverage.gaps.map { gap in
      "\(files.location(of: gap.span).printable): " + Catalogue.coverageGap(gap).printable
    }
    return (lines + [Catalogue.coverageTotals(coverage)]).joined(separator: "\n") + "\n"
  }
}
