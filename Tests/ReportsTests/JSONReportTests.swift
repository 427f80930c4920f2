import Decisions
import Expressions
import Reports
import Rules
import Testing

@Suite struct JSONReportTests {
  private static func schema() throws -> JSONSchema { JSONSchema(root: try #require(JSONValue(decisionSchema))) }

  private static func report(_ fixture: DecisionFixture) throws -> JSONValue {
    try #require(JSONValue(JSONReporter(sources: Build.sources).render(fixture.decision)))
  }

  @Test(arguments: DecisionFixture.allCases)
  func conformsToThePublishedSchema(_ fixture: DecisionFixture) throws {
    #expect(try Self.schema().problems(Self.report(fixture)) == [])
  }

  @Test func keysStandInTheOrderOfTheSchema() throws {
    let order = try #require(JSONValue(decisionSchema)?["properties"]).names
    for fixture in DecisionFixture.allCases {
      let names = try Self.report(fixture).names
      #expect(names == order.filter(names.contains))
    }
  }

  @Test func everyKeyOfTheSchemaIsWrittenForSomeFixture() throws {
    let order = try #require(JSONValue(decisionSchema)?["properties"]).names
    let written = try DecisionFixture.allCases.reduce(into: Set<String>()) { try $0.formUnion(Self.report($1).names) }
    #expect(order.filter { !written.contains($0) } == [])
  }

  /// The validator is itself checked: each of these edits must be noticed.
  @Test(arguments: [
    (#""outcome": "eligible""#, #""outcome": 1"#, "$.outcome: is not of type string"),
    (#""as_of": "2016-10-01""#, #""as_of": "1 October""#, "does not match"),
    (#""truth": "true""#, #""truth": "yes""#, "is none of the values of enum"),
    (#""summary""#, #""sumary""#, "lacks `summary`"),
    (#""summary""#, #""sumary""#, "`sumary` is not allowed"),
    (#""met": 2"#, #""met": -2"#, "is under the minimum"),
    (#""presumed": true"#, #""presumed": false"#, "is not the const"),
  ])
  func theValidatorNotices(_ old: String, _ new: String, _ problem: String) throws {
    let text = JSONReporter(sources: Build.sources).render(DecisionFixture.eligible.decision)
    let range = try #require(text.firstRange(of: old))
    let edited = try #require(JSONValue(text.replacingCharacters(in: range, with: new)))
    let problems = try Self.schema().problems(edited)
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test func compactAndPrettySayTheSame() throws {
    for fixture in DecisionFixture.allCases {
      var writer = JSONWriter(isPretty: false)
      JSONReporter(sources: Build.sources).write(fixture.decision, to: &writer)
      #expect(!writer.text.contains("\n"))
      #expect(try JSONValue(writer.text) == Self.report(fixture))
    }
  }

  @Test func decimalsKeepAllTheirDigits() throws {
    var decision = DecisionFixture.eligible.decision
    decision.value = .init([.value(Build.number("12345678901234567890.0123456789"), .init())])
    let text = JSONReporter(sources: Build.sources).render(decision)
    #expect(JSONValue(text)?["value"] == .number("12345678901234567890.0123456789"))
  }

  @Test func anyTextSurvives() throws {
    for text in ["", "\"\\/", "\u{0}\u{1F}\u{7F}\u{80}", "line\nbreak\r\ttab", "é 漢字 👩‍👧 \u{202E}", "</script>"] {
      var writer = JSONWriter(isPretty: false)
      writer.string(text)
      #expect(JSONValue(writer.text) == .string(text))
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
