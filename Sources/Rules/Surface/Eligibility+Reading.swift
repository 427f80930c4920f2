import Diagnostics
import ExpressionSyntax
import YAMLTree

extension EligibilitySyntax {
  private static let met = Field("met", .id, "the outcome when the rule is met", required: true)
  private static let notMet = Field("not_met", .id, "the outcome when it is not", required: true)
  private static let pair = Shape.record(
    RecordDeclaration("eligibility_outcomes", "a pair of outcomes", [met.declaration, notMet.declaration])
  ) { record, reading in
    (
      met: reading.read(met, in: record) ?? .hole(at: record.place),
      notMet: reading.read(notMet, in: record) ?? .hole(at: record.place)
    )
  }

  static let outcomes = Field("outcomes", pair, "the outcomes: `{met: ..., not_met: ...}`", required: true)
  static let when = Field("when", .condition, "the condition under which it is met", required: true)

  static let shape = Shape.record(
    RecordDeclaration(
      "eligibility", "an eligibility rule",
      RuleHeader.fields + [decisionField.declaration, outcomes.declaration] + ClockSyntax.fields + [when.declaration])
  ) { record, reading in
    let outcomes = reading.read(Self.outcomes, in: record)
    return EligibilitySyntax(
      header: RuleHeader(record, &reading),
      decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      met: outcomes?.met ?? .hole(at: record.place), notMet: outcomes?.notMet ?? .hole(at: record.place),
      clock: ClockSyntax(record, &reading), when: reading.read(when, in: record) ?? .hole(at: record.place))
  }
}
