import Diagnostics
import YAMLTree

extension CriterionSyntax {
  static let group = Field("group", .id, "puts it among those that `of: group` counts")
  static let indicators = Field(
    "indicators", .list(of: IndicatorSyntax.shape), "it is met when one of these is", required: true)

  static let shape = Shape.record(
    RecordDeclaration("criterion", "a criterion", RuleHeader.fields + [group.declaration, indicators.declaration])
  ) { record, reading in
    let indicators = reading.read(Self.indicators, in: record)
    if let indicators, indicators.isEmpty, let entry = record.entry("indicators"), entry.value.items?.isEmpty == true {
      reading.report(.emptyList("indicators", of: "a criterion", at: entry.value.span))
    }
    return CriterionSyntax(
      header: RuleHeader(record, &reading), group: reading.read(group, in: record), indicators: indicators ?? [])
  }
}

extension IndicatorSyntax {
  static let when = Field("when", .condition, "the condition under which it is met")
  static let holder = Field("holder", .text, "who usually holds the evidence")

  static let shape = Shape.record(
    RecordDeclaration(
      "indicator", "an indicator",
      RuleHeader.fields + Quantifier.fields + [when.declaration, ExceptionSyntax.unless.declaration, holder.declaration],
      heads: ["when", "some"])
  ) { record, reading in
    let quantifier = Quantifier(record, &reading)
    let condition = record.folded(when, quantifier, &reading)
    if !record.has("when"), !record.has("some") {
      reading.report(.missingKey("when", summary: when.declaration.summary, in: "an indicator", at: record.place))
    }
    if quantifier == nil, let count = record.entry("at_least") ?? record.entry("at_most"), !record.has("every") {
      reading.report(.countOfNothing(count.key, at: count.keySpan))
    }
    return IndicatorSyntax(
      header: RuleHeader(record, &reading), condition: condition ?? .hole(at: record.place),
      unless: reading.read(ExceptionSyntax.unless, in: record) ?? [], holder: reading.read(holder, in: record))
  }
}

extension ExceptionSyntax {
  static let when = Field("when", .condition, "the condition under which the exception applies", required: true)
  static let shape = Shape.record(
    RecordDeclaration("exception", "an exception", RuleHeader.fields + [when.declaration])
  ) { record, reading in
    ExceptionSyntax(
      header: RuleHeader(record, &reading), when: reading.read(when, in: record) ?? .hole(at: record.place))
  }

  static let unless = Field("unless", .list(of: shape), "exceptions: each with `id`, `when` and words")
}
