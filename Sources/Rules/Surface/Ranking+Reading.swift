import Diagnostics
import ExpressionSyntax
import YAMLTree

extension RankingSyntax {
  private static let amongDecision = Field("decision", .id, "the decision", required: true)
  private static let outcome = Field("outcome", .id, "the outcome that it must have", required: true)
  private static let admission = Shape.record(
    RecordDeclaration("ranking_among", "a decision with its outcome", [amongDecision.declaration, outcome.declaration])
  ) { record, reading in
    Admission(
      decision: reading.read(amongDecision, in: record) ?? .hole(at: record.place),
      outcome: reading.read(outcome, in: record) ?? .hole(at: record.place))
  }

  static let among = Field("among", admission, "only cases of this decision and outcome are ranked; left out: all")
  static let order = Field(
    "order", .list(of: Key.shape), "what the cases are ordered by; the first counts first", required: true)

  static let shape = Shape.record(
    RecordDeclaration(
      "ranking", "a ranking",
      RuleHeader.wordlessFields + [decisionField.declaration, among.declaration, order.declaration])
  ) { record, reading in
    RankingSyntax(
      header: RuleHeader(record, &reading), decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      among: reading.read(among, in: record), order: reading.read(order, in: record) ?? [])
  }
}

extension RankingSyntax.Key {
  private static let id = Field("id", .id, "its name in tables", required: true)
  private static let title = Field("title", .words, "what it is called in reports")
  private static let by = Field(
    "by", .measure, "a FEEL expression that gives a number, date or truth, or `{count: group}`", required: true)
  private static let direction = Field(
    "direction", .word(among: ["highest-first", "lowest-first"]), "which comes first; a later date is the higher one",
    required: true)
  private static let says = Field("says", .sentence, "the words for it, with the placeholder `{value}`")

  static let shape = Shape.record(
    RecordDeclaration(
      "ranking_key", "a key of a ranking",
      [id.declaration, title.declaration, by.declaration, direction.declaration, says.declaration])
  ) { record, reading in
    RankingSyntax.Key(
      id: reading.read(id, in: record) ?? .hole(at: record.place), title: reading.read(title, in: record),
      by: reading.read(by, in: record) ?? .value(.hole("0", at: record.place)),
      isHighestFirst: reading.read(direction, in: record)?.value != "lowest-first", says: reading.read(says, in: record),
      span: record.node.span)
  }
}

extension Shape where Value == RankingSyntax.Measure {
  fileprivate static var measure: Shape {
    let count = Field("count", .id, "the group whose criteria are counted", required: true)
    let record = Shape<Name>.record(
      RecordDeclaration("ranking_count", "a count of criteria", [count.declaration])
    ) { record, reading in reading.read(count, in: record) ?? .hole(at: record.place) }
    let written = Shape<ExpressionSource>.expression("a FEEL expression or `{count: group}`")
    let schema: SchemaValue = .record([("anyOf", .list([written.schema, record.schema]))])
    return Shape("a FEEL expression or `{count: group}`", schema: schema, records: record.records) { node, reading in
      if node.entries != nil { return record.read(node, &reading).map { .count($0) } }
      return written.read(node, &reading).map { .value($0) }
    }
  }
}
