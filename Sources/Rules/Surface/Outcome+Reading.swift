import Diagnostics
import YAMLTree

extension OutcomeIndicatorSyntax {
  static let significant = Field("significant", .condition, "the progress is large enough", required: true)
  static let sustained = Field("sustained", .condition, "the progress has lasted", required: true)
  static let evidence = Field("evidence", .text, "what shows it")
  static let holder = Field("holder", .text, "who usually holds the evidence")

  static let shape = Shape.record(
    RecordDeclaration(
      "outcome_indicator", "an indicator of a goal",
      RuleHeader.fields + Quantifier.fields + [
        significant.declaration, sustained.declaration, evidence.declaration, holder.declaration,
      ])
  ) { record, reading in
    let quantifier = Quantifier(record, &reading)
    if quantifier == nil, let count = record.entry("at_least") ?? record.entry("at_most"), !record.has("every") {
      reading.report(.countOfNothing(count.key, at: count.keySpan))
    }
    return OutcomeIndicatorSyntax(
      header: RuleHeader(record, &reading),
      significant: record.folded(significant, quantifier, &reading) ?? .hole(at: record.place),
      sustained: record.folded(sustained, quantifier, &reading) ?? .hole(at: record.place),
      evidence: reading.read(evidence, in: record), holder: reading.read(holder, in: record))
  }
}

extension OutcomeSyntax {
  static let group = Field("group", .id, "the group of goals that it belongs to")
  static let faced = Field("faced", .condition, "the family has this problem; left out: every family has")
  static let need = Field("need", .word(among: ["any", "all"]), "how many of the indicators: `any` (default) or `all`")
  static let indicators = Field("indicators", .list(of: OutcomeIndicatorSyntax.shape), "the measures of the goal")
  static let route = Field("route", .word(among: ["alternative"]), "`alternative`: another way to a claim")
  static let when = Field("when", .condition, "the condition of an alternative route")

  static let shape = Shape.record(
    RecordDeclaration(
      "outcome", "a goal of the outcomes plan",
      RuleHeader.fields + [
        decisionField.declaration, group.declaration, faced.declaration, need.declaration, indicators.declaration,
        route.declaration, when.declaration,
      ], heads: ["indicators", "route"])
  ) { record, reading in
    let isAlternative = record.has("route")
    let when = reading.read(Self.when, in: record)
    let indicators = reading.read(Self.indicators, in: record)
    let (needed, alien) = isAlternative ? (Self.when.declaration, "indicators") : (Self.indicators.declaration, "when")
    let phrase = isAlternative ? "an alternative route" : "a goal of the outcomes plan"
    if !record.has(needed.key) {
      reading.report(.missingKey(needed.key, summary: needed.summary, in: phrase, at: record.place))
    }
    if let entry = record.entry(alien) {
      reading.report(
        .keyOfOther(alien, in: phrase, belongsIn: isAlternative ? "a goal" : "`route: alternative`", at: entry.keySpan))
    }
    return OutcomeSyntax(
      header: RuleHeader(record, &reading),
      decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      group: reading.read(group, in: record), faced: reading.read(faced, in: record),
      needsAll: reading.read(need, in: record)?.value == "all", indicators: indicators ?? [],
      alternative: isAlternative ? when ?? .hole(at: record.place) : nil)
  }
}
