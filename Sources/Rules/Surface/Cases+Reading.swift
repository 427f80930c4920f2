import Diagnostics
import YAMLTree

extension CasesSyntax {
  static let decision = Field("decision", .id, "the decision that is asked for", required: true)
  static let asOf = Field("as_of", .dateText, "the day of the decision, unless a case says another")
  static let facts = Field("facts", .facts, "facts given in every case of this file")
  static let cases = Field("cases", .list(of: CaseSyntax.shape), "the cases", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "cases", "a file of cases",
      [
        RuleHeader.id.declaration, RuleHeader.title.declaration, noteField.declaration, decision.declaration,
        asOf.declaration, facts.declaration, cases.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    _ = reading.read(RuleHeader.title, in: record)
    return CasesSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place),
      decision: reading.read(decision, in: record) ?? .hole(at: record.place), asOf: reading.readDay(asOf, in: record),
      facts: reading.read(facts, in: record), cases: reading.read(cases, in: record) ?? [])
  }
}

extension CaseSyntax {
  static let title = Field("title", .text, "what the case shows")
  static let asOf = Field("as_of", .dateText, "the day of the decision")
  static let like = Field("like", .id, "the case whose facts this one changes")
  static let facts = Field("facts", .facts, "the facts given")
  static let but = Field("but", .facts, "with `like`: the facts that are different")
  static let expect = Field("expect", ExpectationSyntax.shape, "what has to come out", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "case", "a case",
      [
        RuleHeader.id.declaration, title.declaration, asOf.declaration, like.declaration, facts.declaration, but.declaration,
        expect.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    if let entry = record.entry("but"), !record.has("like") {
      reading.report(.butWithoutLike(at: entry.keySpan))
    }
    if let entry = record.entry("facts"), record.has("like") { reading.report(.factsWithLike(at: entry.keySpan)) }
    return CaseSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place), title: reading.read(title, in: record)?.value,
      asOf: reading.readDay(asOf, in: record), like: reading.read(like, in: record), facts: reading.read(facts, in: record),
      changes: reading.read(but, in: record), expect: reading.read(expect, in: record) ?? ExpectationSyntax(),
      span: record.node.span)
  }
}

extension Reading {
  /// A day that is written but cannot be read is not one that is missing.
  fileprivate mutating func readDay(_ field: Field<Name>, in record: Record) -> Name? {
    read(field, in: record) ?? (record.has(field.key) ? .hole(at: record.place) : nil)
  }
}

extension ExpectationSyntax {
  static let outcome = Field("outcome", .id, "the outcome of the decision")
  static let met = Field("met", .oneOrMore(of: .id), "ids of rules that are met")
  static let notMet = Field("not_met", .oneOrMore(of: .id), "ids of rules that are not met")
  static let unknown = Field("unknown", .oneOrMore(of: .id), "ids of rules of which it is not known")
  static let missing = Field("missing", .oneOrMore(of: .text), "facts that matter and are not given")
  static let notMissing = Field("not_missing", .oneOrMore(of: .text), "facts that are not given and do not matter")
  static let duties = Field("duties", .oneOrMore(of: .id), "ids of duties that come with it")
  static let noDuties = Field("no_duties", .oneOrMore(of: .id), "ids of duties that do not")
  static let assumptions = Field("assumptions", .oneOrMore(of: .id), "ids of assumptions that it rests on")
  static let items = Field("items", .map(nil, of: .id), "the outcome for each item, by its name")
  static let value = Field("value", .text, "the value that is decided; `none`: there is none")
  static let letter = Field("letter", .oneOrMore(of: .id), "ids of letters that go with it; `none`: there is none")
  static let urgent = Field("urgent", .boolean, "whether the report opens with the urgent route")

  static let shape = Shape.record(
    RecordDeclaration(
      "expectation", "an expectation",
      [
        outcome.declaration, met.declaration, notMet.declaration, unknown.declaration, missing.declaration,
        notMissing.declaration, duties.declaration, noDuties.declaration, assumptions.declaration, items.declaration,
        value.declaration, letter.declaration, urgent.declaration,
      ])
  ) { record, reading in
    if record.node.entries?.isEmpty == true { reading.report(.emptyExpectation(at: record.node.span)) }
    var expect = ExpectationSyntax()
    expect.outcome = reading.read(outcome, in: record)
    expect.met = reading.read(met, in: record) ?? []
    expect.notMet = reading.read(notMet, in: record) ?? []
    expect.unknown = reading.read(unknown, in: record) ?? []
    expect.missing = reading.read(missing, in: record) ?? []
    expect.notMissing = reading.read(notMissing, in: record) ?? []
    expect.duties = reading.read(duties, in: record) ?? []
    expect.noDuties = reading.read(noDuties, in: record) ?? []
    expect.assumptions = reading.read(assumptions, in: record) ?? []
    expect.items = (reading.read(items, in: record) ?? []).map { (item: $0.key, outcome: $0.value) }
    expect.value = reading.read(value, in: record)
    expect.letters = reading.read(letter, in: record) ?? []
    expect.isUrgent = reading.read(urgent, in: record)
    return expect
  }
}

extension Shape where Value == YAMLNode {
  /// Facts, which are read against the vocabulary later.
  fileprivate static var facts: Shape {
    let expected = "facts: a mapping with an entry for each entity"
    return Shape(expected, schema: .record([("type", .text("object"))])) { node, reading in
      if node.entries != nil { return node }
      reading.mismatch(node, expected: expected)
      return nil
    }
  }
}
