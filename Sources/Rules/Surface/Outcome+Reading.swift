import Diagnostics
import YAMLTree

extension OutcomeIndicatorSyntax {
  static let significant = Field("significant", .condition, "the progress is large enough", required: true)
  static let sustained = Field("sustained", .condition, "the progress has lasted; or give `since` and `for`")
  static let since = Field("since", .expression("a date"), "the first day from which the level has been kept without a break")
  static let period = Field("for", .expression("a number of months, or a duration"), "how long it must have been kept")
  static let evidence = Field("evidence", .words, "what shows it")
  static let holder = Field("holder", .text, "who usually holds the evidence")

  static let shape = Shape.record(
    RecordDeclaration(
      "outcome_indicator", "an indicator of a goal",
      RuleHeader.fields + Quantifier.fields + [
        significant.declaration, sustained.declaration, since.declaration, period.declaration, evidence.declaration,
        holder.declaration,
      ], heads: ["sustained", "since"])
  ) { record, reading in
    let quantifier = Quantifier(record, &reading)
    if quantifier == nil, let count = record.entry("at_least") ?? record.entry("at_most"), !record.has("every") {
      reading.report(.countOfNothing(count.key, at: count.keySpan))
    }
    let significant = record.folded(Self.significant, quantifier, &reading) ?? .hole(at: record.place)
    let sustained = record.has("sustained") ? record.folded(Self.sustained, quantifier, &reading) : nil
    let lasting = LastingSyntax(record, &reading)
    return OutcomeIndicatorSyntax(
      header: RuleHeader(record, &reading), significant: significant,
      sustained: sustained ?? lasting.map(significant.lasting) ?? .hole(at: record.place), lasting: lasting,
      evidence: reading.read(evidence, in: record), holder: reading.read(holder, in: record))
  }
}

extension LastingSyntax {
  /// Nil where `since` and `for` are not given both; that something is missing, or said twice, was reported.
  fileprivate init?(_ record: Record, _ reading: inout Reading) {
    let since = reading.read(OutcomeIndicatorSyntax.since, in: record)
    let period = reading.read(OutcomeIndicatorSyntax.period, in: record)
    switch (record.entry("since"), record.entry("for")) {
    case (let first?, nil): reading.report(.companionAlone("since", besides: nil, at: first.keySpan))
    case (nil, let second?): reading.report(.companionAlone("for", besides: nil, at: second.keySpan))
    case (let first?, _?):
      if let other = record.entry("sustained") { reading.report(.sustainedTwice(at: other.keySpan, first: first.keySpan)) }
    case (nil, nil):
      if !record.has("sustained") {
        let field = OutcomeIndicatorSyntax.sustained.declaration
        reading.report(.missingKey(field.key, summary: field.summary, in: "an indicator of a goal", at: record.place))
      }
    }
    guard let since, let period, !record.has("sustained") else { return nil }
    self.init(since: since, period: period, span: record.span(of: ["since", "for"]))
  }
}

extension Condition {
  /// The same level, kept long enough: for members of a list, by the same members.
  fileprivate func lasting(_ lasting: LastingSyntax) -> Condition {
    guard case .quantified(var quantified, _) = self else { return .all([self, lasting.condition], lasting.span) }
    quantified.when = .all([quantified.when, lasting.condition].compactMap { $0 }, lasting.span)
    return .quantified(quantified, lasting.span)
  }
}

extension OutcomeSyntax {
  static let group = Field("group", .id, "the group of goals that it belongs to")
  static let faced = Field("faced", .condition, "the family has this problem; left out: every family has")
  static let need = Field("need", .word(among: ["any", "all"]), "how many of the indicators: `any` (default) or `all`")
  static let indicators = Field("indicators", .list(of: OutcomeIndicatorSyntax.shape), "the measures of the goal")
  static let route = Field("route", .word(among: ["alternative"]), "`alternative`: another way to a claim")
  static let when = Field("when", .condition, "the condition of an alternative route")
  static let claimFrom = Field("claim_from", .expression("a date"), "the first day on which it gives a claim")

  static let shape = Shape.record(
    RecordDeclaration(
      "outcome", "a goal of the outcomes plan",
      RuleHeader.fields + [
        decisionField.declaration, group.declaration, faced.declaration, need.declaration, indicators.declaration,
        route.declaration, when.declaration, claimFrom.declaration,
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
    if !isAlternative, let entry = record.entry("claim_from") {
      reading.report(.keyOfOther("claim_from", in: phrase, belongsIn: "`route: alternative`", at: entry.keySpan))
    }
    return OutcomeSyntax(
      header: RuleHeader(record, &reading),
      decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      group: reading.read(group, in: record), faced: reading.read(faced, in: record),
      needsAll: reading.read(need, in: record)?.value == "all", indicators: indicators ?? [],
      alternative: isAlternative ? when ?? .hole(at: record.place) : nil,
      claimFrom: isAlternative ? reading.read(claimFrom, in: record) : nil)
  }
}
