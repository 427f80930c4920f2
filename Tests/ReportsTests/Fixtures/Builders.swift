import Decisions
import Diagnostics
import Expressions
import Facts
import Reports
import Rules

/// Short ways to build decisions by hand. Rules and clauses are invented.
enum Build {
  static let ruleFile = """
    kind: criterion
    id: attendance
    indicators:
      - id: persistent-absence
        when: child.absence_percent >= threshold
      - id: exclusion
        when: child.exclusions >= 1
    """

  static var sources: RuleSources {
    var files = SourceFiles()
    files.add(path: "Rules/example.yaml", bytes: Array(ruleFile.utf8))
    return RuleSources(
      identity: RuleBookIdentity(name: "Example rules", version: "7", digest: "sha256:0a1b2c3d", meaning: "sha256:4e5f6071"),
      files: files,
      documents: [
        "example-agreement": .init(
          title: "Example agreement of August 2016",
          clauses: ["4.1": "a family has at least two of the six problems", "4.2.3": "information is shared where it is needed"])
      ])
  }

  /// A place in the rule file.
  static func span(_ line: UInt32) -> SourceSpan { SourceSpan(file: FileID(0), start: line * 16, end: line * 16 + 4) }

  static func day(_ text: String) -> Int64 { CivilDate(text).map { Int64($0.daysSinceEpoch) } ?? 0 }
  static func number(_ text: String) -> Value { Decimal(text).map(Value.number) ?? .null }
  static func date(_ text: String) -> Value { CivilDate(text).map(Value.date) ?? .null }

  static let percent = ValuePresentation(type: .number, unit: "%")

  static func clause(_ number: String) -> ClauseReference { .init(document: "example-agreement", clause: number) }

  static func fact(
    _ path: String, _ title: String, _ value: Value, of member: String? = nil, _ presentation: ValuePresentation = .init(),
    presumed: Bool = false, annotation: FactAnnotation? = nil
  ) -> FactUse {
    FactUse(
      path: path, title: title, member: member, cell: FactCell(FactID(0)), value: value, presentation: presentation,
      isPresumed: presumed, annotation: annotation)
  }

  static func reason(
    _ rule: String, _ title: String, _ role: RuleNode.Role, _ truth: Truth, _ texts: [Phrase] = [], of member: String? = nil,
    count: CountReport? = nil, clauses: [String] = [], line: UInt32 = 0, facts: [FactUse] = [], exceptions: [Reason] = [],
    because: [Reason] = [], assumptions: [String] = []
  ) -> Reason {
    Reason(
      rule: rule, title: title, role: role, truth: truth, member: member, texts: texts, count: count,
      sources: clauses.map(clause), span: span(line), facts: facts, exceptions: exceptions, because: because,
      assumptions: assumptions)
  }

  static func missing(
    _ path: String, _ title: String, of member: String? = nil, _ question: String?, holder: String?, matters: Bool
  ) -> MissingFact {
    MissingFact(
      path: path, title: title, member: member, cell: FactCell(FactID(0)), question: question.map { Phrase($0) },
      holder: holder, matters: matters)
  }

  static func change(
    _ path: String, _ title: String, _ from: Value, _ to: Value, of member: String? = nil,
    _ presentation: ValuePresentation = .init(),
    by: String? = nil, holder: String? = nil
  ) -> FactChange {
    FactChange(
      path: path, title: title, member: member, cell: FactCell(FactID(0)), from: from, to: to, presentation: presentation, by: by,
      holder: holder)
  }

  static func duty(
    _ id: String, _ title: String, _ text: String?, by: String? = nil, due: String? = nil, _ truth: Truth = .met,
    of member: String? = nil, clauses: [String] = [], overdueDays: Int64? = nil
  ) -> DutyReport {
    var report = DutyReport(
      id: id, title: title, text: text.map { Phrase($0) }, by: by, due: due.map(day), truth: truth, member: member,
      sources: clauses.map(clause), span: span(5))
    report.overdueDays = overdueDays
    return report
  }
}
