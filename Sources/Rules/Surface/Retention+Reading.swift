import Diagnostics
import ExpressionSyntax
import YAMLTree

extension RetentionSyntax {
  static let covers = Field("covers", .condition, "the records that it applies to", required: true)
  static let due = Field("due", .dueDate, "first day after which the action falls due", required: true)
  static let action = Field("action", .word(of: Action.self), "what is then done with the record", required: true)
  static let holds = Field("holds", .list(of: ExceptionSyntax.shape), "what keeps the record all the same")

  static let shape = Shape.record(
    RecordDeclaration(
      "retention", "a retention rule",
      RuleHeader.fields + [
        decisionField.declaration, covers.declaration, due.declaration, action.declaration, holds.declaration,
      ])
  ) { record, reading in
    RetentionSyntax(
      header: RuleHeader(record, &reading),
      decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      covers: reading.read(covers, in: record) ?? .hole(at: record.place),
      due: reading.read(due, in: record) ?? .hole("today()", at: record.place),
      action: reading.read(action, in: record) ?? Located(.review, at: record.place),
      holds: reading.read(holds, in: record) ?? [])
  }
}
