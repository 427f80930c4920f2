import Reports
import TestSupport
import Testing

@Suite struct DecisionReportTests {
  @Test(arguments: DecisionFixture.allCases)
  func text(_ fixture: DecisionFixture) {
    let document = DecisionDocument.document(fixture.decision, sources: Build.sources)
    assertGolden(TextReporter().render(document), named: "\(fixture.rawValue).txt")
  }

  @Test(arguments: DecisionFixture.allCases)
  func narrowTextInFullForOfficers(_ fixture: DecisionFixture) {
    let document = DecisionDocument.document(fixture.decision, sources: Build.sources, audience: .officer, detail: .full)
    let text = TextReporter(style: TextStyle(width: 40)).render(document)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
    assertGolden(text, named: "\(fixture.rawValue).officer.40.txt")
  }

  @Test(arguments: DecisionFixture.allCases)
  func json(_ fixture: DecisionFixture) {
    let text = JSONReporter(sources: Build.sources).render(fixture.decision)
    assertGolden(text, named: "\(fixture.rawValue).json")
  }

  @Test(arguments: DecisionFixture.allCases)
  func markdown(_ fixture: DecisionFixture) {
    let text = DecisionFormat.markdown.render(fixture.decision, sources: Build.sources)
    assertGolden(text, named: "\(fixture.rawValue).md")
  }

  @Test(arguments: DecisionFixture.allCases)
  func html(_ fixture: DecisionFixture) {
    let text = DecisionFormat.html.render(fixture.decision, sources: Build.sources)
    assertGolden(text, named: "\(fixture.rawValue).html")
  }
}
