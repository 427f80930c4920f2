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
  static let clock = Field(
    "clock", .expression("a date fact"), "date fact by which rules and parameters are chosen; left out: the as-of date")
  static let clockDefault = Field(
    "clock_default", .word(among: ["as_of"]), "`as_of`: where the clock's fact is none, the as-of date is taken")
  static let when = Field("when", .condition, "the condition under which it is met", required: true)

  static let shape = Shape.record(
    RecordDeclaration(
      "eligibility", "an eligibility rule",
      RuleHeader.fields + [
        decisionField.declaration, outcomes.declaration, clock.declaration, clockDefault.declaration, when.declaration,
      ])
  ) { record, reading in
    let outcomes = reading.read(Self.outcomes, in: record)
    let clock = reading.read(Self.clock, in: record)
    let clockDefault = reading.read(Self.clockDefault, in: record)
    if let entry = record.entry("clock_default"), !record.has("clock") {
      reading.report(.companionAlone("clock_default", besides: nil, at: entry.keySpan))
    }
    return EligibilitySyntax(
      header: RuleHeader(record, &reading),
      decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      met: outcomes?.met ?? .hole(at: record.place), notMet: outcomes?.notMet ?? .hole(at: record.place),
      clock: clock, clockDefaultsToAsOf: clockDefault != nil,
      when: reading.read(when, in: record) ?? .hole(at: record.place))
  }
}
