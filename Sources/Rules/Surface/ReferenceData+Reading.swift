import Diagnostics
import YAMLTree

extension ParameterSyntax {
  static let values = Field(
    "values", .list(of: ParameterValueSyntax.shape), "its values, each from when until when", required: true)
  static let shape = Shape.record(
    RecordDeclaration("parameter", "a parameter", FactSyntax.valueFields + [values.declaration])
  ) { record, reading in
    let fact = FactSyntax(record, &reading)
    let values = reading.read(Self.values, in: record)
    if let entry = record.entry("values"), entry.value.items?.isEmpty == true {
      reading.report(.emptyList("values", of: "a parameter", at: entry.value.span))
    }
    return ParameterSyntax(fact: fact, values: values ?? [])
  }

  static let parameters = Field(
    "parameters", .map(.underscores, of: shape), "the parameters, each under its name", required: true)
  static let fileShape = Shape.record(
    RecordDeclaration(
      "parameters", "a file of parameters",
      [RuleHeader.id.declaration, RuleHeader.fileTitle.declaration, noteField.declaration, parameters.declaration])
  ) { record, reading in
    reading.checkNote(record)
    _ = reading.read(RuleHeader.id, in: record)
    _ = reading.read(RuleHeader.fileTitle, in: record)
    return (reading.read(parameters, in: record) ?? []).map(\.value)
  }
}

extension ParameterValueSyntax {
  static let value = Field("value", .anything, "the value, of the parameter's type", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "parameter_value", "a value of a parameter",
      [
        value.declaration, EffectivePeriod.from.declaration, EffectivePeriod.until.declaration,
        SourceReference.field.declaration, RuleHeader.assumes.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    let value = reading.read(Self.value, in: record)
    if let value, value.isAbsent { reading.mismatch(value, expected: "a value") }
    return ParameterValueSyntax(
      value: value ?? YAMLNode(content: .scalar(YAMLScalar(text: "", style: .plain)), span: record.place),
      period: EffectivePeriod(record, &reading), sources: reading.read(SourceReference.field, in: record) ?? [],
      assumes: reading.read(RuleHeader.assumes, in: record) ?? [], span: record.node.span)
  }
}

extension RegisterSyntax {
  static let columns = Field(
    "columns", .map(.underscores, of: FactSyntax.column), "what is known of each row, each under its name", required: true)
  static let rows = Field(
    "rows", .map(.either, of: .map(nil, of: .anything)), "the rows, each under its id", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "register", "a register",
      [
        RuleHeader.id.declaration, RuleHeader.title.declaration, noteField.declaration, columns.declaration,
        rows.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return RegisterSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place), title: reading.read(RuleHeader.title, in: record),
      columns: (reading.read(columns, in: record) ?? []).map(\.value),
      rows: (reading.read(rows, in: record) ?? []).map { row in
        Row(id: row.key, cells: row.value.map { (column: $0.key, value: $0.value) })
      })
  }
}

extension AssumptionSyntax {
  static let title = Field("title", .words, "what is assumed", required: true)
  static let reason = Field("reason", .words, "why it has to be assumed", required: true)
  static let alternatives = Field("alternatives", .phrases, "what could be assumed instead")
  static let shape = Shape.record(
    RecordDeclaration(
      "assumption", "an assumption",
      [
        RuleHeader.id.declaration, title.declaration, reason.declaration, alternatives.declaration,
        SourceReference.field.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return AssumptionSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place),
      title: reading.read(title, in: record) ?? .hole(at: record.place),
      reason: reading.read(reason, in: record) ?? .hole(at: record.place),
      alternatives: reading.read(alternatives, in: record) ?? [],
      sources: reading.read(SourceReference.field, in: record) ?? [], span: record.node.span)
  }

  static let assumptions = Field("assumptions", .list(of: shape), "the assumptions", required: true)
  static let fileShape = Shape.record(
    RecordDeclaration(
      "assumptions", "a file of assumptions",
      [RuleHeader.id.declaration, RuleHeader.fileTitle.declaration, noteField.declaration, assumptions.declaration])
  ) { record, reading in
    reading.checkNote(record)
    _ = reading.read(RuleHeader.id, in: record)
    _ = reading.read(RuleHeader.fileTitle, in: record)
    return reading.read(assumptions, in: record) ?? []
  }
}

extension DocumentSyntax {
  static let title = Field("title", .words, "its title; only in one of the files of a document")
  static let short = Field("short", .words, "what letters call it, such as `the agreement`")
  static let date = Field("date", .dateText, "its date")
  static let citedOnly = Field("cited_only", .boolean, "only the clauses that rules cite are registered")
  static let clauses = Field("clauses", .map(nil, of: Clause.shape), "its clauses, each under its number", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "source", "a document",
      [
        RuleHeader.id.declaration, title.declaration, short.declaration, date.declaration, citedOnly.declaration,
        clauses.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return DocumentSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place),
      title: reading.read(title, in: record) ?? .hole(at: record.entry("title")?.keySpan ?? record.place),
      short: reading.read(short, in: record),
      date: reading.read(date, in: record), isCitedOnly: reading.read(citedOnly, in: record)?.value ?? false,
      clauses: (reading.read(clauses, in: record) ?? []).map(\.value))
  }
}

extension DocumentSyntax.Clause {
  static let says = Field("says", .words, "what the clause says, in our own words", required: true)
  static let coveredBy = Field(
    "covered_by", .oneOrMore(of: .code), "ids of rules, parameters, registers, assumptions, checks or letters that hold it")
  static let noRule = Field("no_rule", .word(of: DocumentSyntax.NoRule.self), "why no rule can hold it")
  static let shape = Shape.record(
    RecordDeclaration(
      "clause", "a clause", [says.declaration, coveredBy.declaration, noRule.declaration, noteField.declaration])
  ) { record, reading in
    reading.checkNote(record)
    return DocumentSyntax.Clause(
      number: reading.owner ?? .hole(at: record.place), says: reading.read(says, in: record) ?? .hole(at: record.place),
      coveredBy: reading.read(coveredBy, in: record) ?? [], noRule: reading.read(noRule, in: record))
  }
}
