import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticSetTests {
  private static func at(_ file: UInt32, _ range: Range<Int>) -> SourceSpan { SourceSpan(file: FileID(file), range) }

  /// In the order in which they must come out.
  static let ordered: [Diagnostic] = [
    .error("a/no-place", "no place", at: nil),
    .warning("a/no-place", "no place", at: nil),
    .error("b/x", "first file", at: at(0, 5..<6)),
    .error("b/x", "longer", at: at(0, 5..<9)),
    .error("a/x", "later, same place as the warning", at: at(0, 7..<8)),
    .error("b/x", "by code", at: at(0, 7..<8)),
    .error("b/x", "by message", at: at(0, 7..<8)),
    .warning("a/x", "after errors", at: at(0, 7..<8)),
    Diagnostic(.note, "a/x", "after warnings", at: at(0, 7..<8)),
    .warning("a/x", "second file", at: at(1, 0..<1)),
  ]

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func orderDoesNotDependOnTheOrderOfReports(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var set = DiagnosticSet()
    for diagnostic in Self.ordered.shuffled(using: &random) { set.report(diagnostic) }
    #expect(set.sorted == Self.ordered, "seed \(seed)")
  }

  @Test func theSameIsReportedOnce() {
    var set = DiagnosticSet()
    #expect(set.isEmpty)
    for diagnostic in Self.ordered + Self.ordered { set.report(diagnostic) }
    #expect(set.count == Self.ordered.count)
    var other = DiagnosticSet()
    other.merge(set)
    other.merge(set)
    #expect(other.count == Self.ordered.count)
  }

  @Test func onlyErrorsCountAsErrors() {
    var set = DiagnosticSet()
    set.report(.warning("a/x", "w", at: nil))
    #expect(!set.containsError)
    set.report(.error("a/x", "e", at: nil))
    #expect(set.containsError)
  }

  @Test func severitiesAreOrdered() { #expect([Severity.error, .note, .warning].sorted() == [.note, .warning, .error]) }
}
