import Expressions
import Testing

@Suite struct ConformanceTests {
  static let lines = caseLines("conformance.ndjson").filter { !$0.isEmpty }

  @Test func ownLinesPassButTheWrongOnes() {
    let report = FEELConformance.run(lines: ConformanceTests.lines.map { Array($0.utf8) })
    #expect(report.failures.map(\.id) == ["wrong/value", "wrong/null"])
    #expect(report.unreadable.map(\.line) == [ConformanceTests.lines.count - 1, ConformanceTests.lines.count])
    #expect((report.nullPassed, report.nullTotal) == (2, 3))
    #expect((report.valuePassed, report.valueTotal) == (10, 11))
    #expect((report.passed, report.total) == (12, 14))
  }
}
