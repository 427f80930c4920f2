import Analysis
import Diagnostics
import Reports
import TestSupport
import Testing

@Suite struct CheckReportTests {
  private static let run: (SourceFiles, CaseRun) = {
    var files = SourceFiles()
    let file = files.add(path: "Rules/example.cases.yaml", bytes: Array("kind: cases\ncases:\n  - id: a\n    expect: {}\n".utf8))
    func at(_ offset: Int) -> SourceSpan { SourceSpan(file: file.id, offset..<offset + 1) }
    let kinds: [CaseFailure.Kind] = [
      .outcome(expected: "eligible", actual: "not-eligible"), .rule("attendance", expected: "not_met", actual: "met"),
      .rule("debts", expected: "unknown", actual: nil), .missing("person.age", isExpected: true),
      .missing("person.age", isExpected: false), .duty("explain", isExpected: true), .duty("explain", isExpected: false),
      .assumption("calendar-days"), .item("health", expected: "permit", actual: "refuse"),
      .item("health", expected: "permit", actual: nil), .value(expected: "2023-04-01", actual: "2023-04-02"),
      .value(expected: "2023-04-01", actual: nil), .urgent(isExpected: true), .urgent(isExpected: false),
      .factsRefused("unknown fact `agee`"),
    ]
    let failures = kinds.map { CaseFailure($0, at: at(30)) }
    let results = [
      CaseResult(id: "good", title: nil, span: at(20), failures: []),
      CaseResult(id: "everything-wrong", title: "all kinds of failures", span: at(22), failures: failures),
      CaseResult(id: "nowhere", title: nil, span: nil, failures: [CaseFailure(.urgent(isExpected: true), at: nil)]),
    ]
    return (files, CaseRun(results: results))
  }()

  @Test func failedCases() {
    let text = CaseRunFormat.text.render(Self.run.1, files: Self.run.0)
    assertGolden(text, named: "cases.txt")
    #expect(text.hasSuffix("3 cases: 1 passed, 2 failed\n"))
  }

  @Test func allPassed() {
    let run = CaseRun(results: [CaseResult(id: "good", title: nil, span: nil, failures: [])])
    #expect(CaseRunFormat.text.render(run, files: SourceFiles()) == "1 cases: 1 passed, 0 failed\n")
    #expect(CaseRunFormat.text.render(CaseRun(results: []), files: SourceFiles()) == "0 cases: 0 passed, 0 failed\n")
  }

  @Test(arguments: [
    (RuleBookSummary(files: 12, rules: 48, errors: 0, warnings: 0), "12 files, 48 rules: no problems"),
    (RuleBookSummary(files: 1, rules: 1, errors: 0, warnings: 1), "1 file, 1 rule: 1 warning"),
    (RuleBookSummary(files: 2, rules: 0, errors: 2, warnings: 3), "2 files, 0 rules: 2 errors and 3 warnings"),
  ])
  func summary(_ summary: RuleBookSummary, _ text: String) { #expect(summary.text == text) }

  @Test func summaryCountsDiagnostics() {
    var set = DiagnosticSet()
    set.report(.warning("a/b", "w", at: nil))
    let summary = RuleBookSummary(VocabularyFixture.book, set)
    #expect(summary == RuleBookSummary(files: 1, rules: 0, errors: 0, warnings: 1))
  }
}
