import Diagnostics
import ExpressionSyntax
import YAMLTree

extension DeterminationEntrySyntax {
  static let outcome = Field("outcome", .id, "the outcome where this entry holds and none before it does", required: true)
  static let when = Field("when", .condition, "the condition under which it holds", required: true)
  static let value = Field("value", .determinedValue, "what it amounts to where this entry counts")

  static let shape = Shape.record(
    RecordDeclaration(
      "determination_outcome", "an outcome of a determination",
      RuleHeader.fields + [outcome.declaration, when.declaration, ExceptionSyntax.unless.declaration, value.declaration])
  ) { record, reading in
    DeterminationEntrySyntax(
      header: RuleHeader(record, &reading), outcome: reading.read(outcome, in: record) ?? .hole(at: record.place),
      when: reading.read(when, in: record) ?? .hole(at: record.place),
      unless: reading.read(ExceptionSyntax.unless, in: record) ?? [], value: reading.read(value, in: record))
  }
}

extension OtherwiseSyntax {
  static let outcome = Field("outcome", .id, "the outcome where none of the entries holds", required: true)
  static let says = Field("says", .sentence, "what is then said, in one sentence")
  private static let whole = Shape.record(
    RecordDeclaration(
      "otherwise", "the outcome where none of the entries holds",
      [
        outcome.declaration, RuleHeader.title.declaration, says.declaration, SourceReference.field.declaration,
        RuleHeader.assumes.declaration, DeterminationEntrySyntax.value.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return OtherwiseSyntax(
      outcome: reading.read(outcome, in: record) ?? .hole(at: record.place), title: reading.read(RuleHeader.title, in: record),
      says: reading.read(says, in: record), sources: reading.read(SourceReference.field, in: record) ?? [],
      assumes: reading.read(RuleHeader.assumes, in: record) ?? [],
      value: reading.read(DeterminationEntrySyntax.value, in: record), span: record.node.span)
  }

  /// The name of an outcome alone, or a record.
  static let shape: Shape<OtherwiseSyntax> = {
    let name = Shape<Name>.id
    let schema: SchemaValue = .record([("anyOf", .list([name.schema, whole.schema]))])
    return Shape("an outcome, or `{outcome: ..., says: ...}`", schema: schema, records: whole.records) { node, reading in
      guard node.scalar == nil else {
        return name.read(node, &reading).map { OtherwiseSyntax(outcome: $0, span: $0.span) }
      }
      return whole.read(node, &reading)
    }
  }()
}

extension DeterminationSyntax {
  static let outcomes = Field(
    "outcomes", .list(of: DeterminationEntrySyntax.shape), "its outcomes, the first that holds counts", required: true)
  static let otherwise = Field(
    "otherwise", OtherwiseSyntax.shape, "the outcome where none of the entries holds", required: true)
  static let value = Field("value", .determinedValue, "what it amounts to, where the entry that counts does not say it")
  static let valueTitle = Field("value_title", .words, "what the value is called in reports")
  static let deadline = Field(
    "deadline", .oneOrMore(of: .id), "outcomes with which the value is a day by which something has to be done")
  static let words = Field("words", .map(.hyphens, of: .words), "better words for the names of outcomes")
  static let duties = Field("duties", .list(of: DutySyntax.nestedWithOutcomes), "what has to be done along with it")

  static let shape = Shape.record(
    RecordDeclaration(
      "determination", "a determination",
      RuleHeader.wordlessFields + ClockSyntax.fields + [
        decisionField.declaration, outcomes.declaration, otherwise.declaration, value.declaration, valueTitle.declaration,
        deadline.declaration, words.declaration, duties.declaration,
      ])
  ) { record, reading in
    let entries = reading.read(outcomes, in: record)
    if let entry = record.entry("outcomes"), entry.value.items?.isEmpty == true {
      reading.report(.emptyList("outcomes", of: "a determination", at: entry.value.span))
    }
    return DeterminationSyntax(
      header: RuleHeader(record, &reading), decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      clock: ClockSyntax(record, &reading), entries: entries ?? [],
      otherwise: reading.read(otherwise, in: record) ?? OtherwiseSyntax(outcome: .hole(at: record.place), span: record.place),
      value: reading.read(value, in: record), valueTitle: reading.read(valueTitle, in: record),
      deadline: reading.read(deadline, in: record) ?? [], words: reading.read(words, in: record) ?? [],
      duties: reading.read(duties, in: record) ?? [])
  }
}

extension Shape where Value == ExpressionSource {
  fileprivate static var determinedValue: Shape {
    .expression("a FEEL expression that gives a number, a date, a duration or a text")
  }
}

extension ClockSyntax {
  private static let clock = Field(
    "clock", .expression("a date fact"), "date fact by which rules and parameters are chosen; left out: the as-of date")
  private static let clockDefault = Field(
    "clock_default", .word(among: ["as_of"]), "`as_of`: where the clock's fact is none, the as-of date is taken")
  static let fields = [clock.declaration, clockDefault.declaration]

  /// Nil where a rule names no clock.
  init?(_ record: Record, _ reading: inout Reading) {
    let fact = reading.read(Self.clock, in: record)
    let isDefaulted = reading.read(Self.clockDefault, in: record) != nil
    if let entry = record.entry("clock_default"), !record.has("clock") {
      reading.report(.companionAlone("clock_default", besides: nil, at: entry.keySpan))
    }
    guard let fact else { return nil }
    self.init(fact: fact, defaultsToAsOf: isDefaulted)
  }
}
