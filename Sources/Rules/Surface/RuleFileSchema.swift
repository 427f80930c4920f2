/// A JSON Schema (draft 2020-12) for rule files, as editors use it to complete and check while one types.
///
/// It is made from the same declarations as the reader's, says what can be said without looking at other files, and
/// accepts every file that the reader accepts without errors.
///
/// - Parameter kind: what `kind:` says; nil gives one schema for all kinds.
/// - Returns: the schema as JSON text; nil where there is no such kind.
public func ruleFileSchema(kind: String? = nil) -> String? {
  let kinds = RuleFileKind.all.filter { kind == nil || $0.name == kind }
  guard !kinds.isEmpty else { return nil }
  var schema: [(String, SchemaValue)] = [
    ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
    ("title", .text(kind.map { "Rule file of kind \($0)" } ?? "Rule file")),
  ]
  schema.append(("oneOf", .list(kinds.flatMap(forms))))
  schema.append(("$defs", .record(definitions(kinds))))
  return SchemaValue.record(schema).json + "\n"
}

/// The names of all kinds, in the order of the reference.
public let ruleFileKinds: [String] = RuleFileKind.all.map(\.name)

/// One thing of a kind, or several in a list.
private func forms(of kind: RuleFileKind) -> [SchemaValue] {
  let constant = SchemaValue.record([("const", .text(kind.name)), ("description", .text(kind.summary))])
  let single = kind.declaration.schema(with: [("kind", constant)], required: ["kind"])
  let rules = SchemaValue.record([
    ("type", .text("array")), ("minItems", .number(1)), ("items", .definition(kind.declaration.name)),
  ])
  let several = SchemaValue.record([
    ("type", .text("object")),
    (
      "properties",
      .record([
        ("kind", constant), ("id", .definition("id")), ("title", .definition("text")), ("note", .definition("text")),
        ("rules", rules),
      ])
    ),
    ("required", .texts(["kind", "rules"])), ("additionalProperties", .truth(false)),
  ])
  return [single, several]
}

private func definitions(_ kinds: [RuleFileKind]) -> [(String, SchemaValue)] {
  var found: [(String, SchemaValue)] = []
  for record in kinds.flatMap(\.declaration.closure) + [ConditionForm.declaration, DecisionTableSyntax.declaration]
  where !found.contains(where: { $0.0 == record.name }) {
    found.append((record.name, record.schema(with: [], required: [])))
  }
  return scalars + found
}

/// `{table: ...}`.
private let tableForm: SchemaValue = .record([
  ("type", .text("object")), ("properties", .record([("table", .definition(DecisionTableSyntax.declaration.name))])),
  ("required", .texts(["table"])), ("additionalProperties", .truth(false)),
])

private let scalars: [(String, SchemaValue)] = {
  func word(_ form: WordForm) -> (String, SchemaValue) {
    // Editors that read YAML 1.1 take `no` or `2016` as a code for a boolean or a number.
    let types = form == .either ? SchemaValue.texts(["string", "integer", "boolean", "null"]) : .text("string")
    return (
      form.definitionName, .record([("description", .text(form.phrase)), ("type", types), ("pattern", .text(form.pattern))])
    )
  }
  let text = SchemaValue.texts(["string", "number", "boolean", "null"])
  return [
    word(.hyphens), word(.underscores), word(.either),
    ("text", .record([("type", text)])),
    ("sentence", .record([("description", .text("a sentence, with `{expression}` for what is put in")), ("type", text)])),
    (
      "expression",
      .record([("anyOf", .list([.record([("description", .text("a FEEL expression")), ("type", text)]), tableForm]))])
    ),
    (
      "date",
      .record([
        ("description", .text("a date such as 2016-08-31")), ("type", .text("string")),
        ("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
      ])
    ),
    (
      "condition",
      .record([
        (
          "anyOf",
          .list([
            .record([("description", .text("a FEEL expression")), ("type", .texts(["string", "boolean"]))]),
            .definition(ConditionForm.declaration.name), tableForm,
          ])
        )
      ])
    ),
  ]
}()

extension RecordDeclaration {
  /// The schema of this record with further properties.
  fileprivate func schema(with more: [(String, SchemaValue)], required: [String]) -> SchemaValue {
    let own = fields.map { ($0.key, $0.schema.described($0.summary)) }
    let needed = required + fields.filter(\.isRequired).map(\.key)
    var entries: [(String, SchemaValue)] = [("type", .text("object")), ("properties", .record(more + own))]
    if !needed.isEmpty { entries.append(("required", .texts(needed))) }
    if !heads.isEmpty {
      entries.append(("anyOf", .list(heads.map { .record([("required", .texts([$0]))]) })))
    }
    entries.append(("additionalProperties", .truth(false)))
    return .record(entries)
  }
}

extension SchemaValue {
  fileprivate func described(_ summary: String) -> SchemaValue {
    if case .truth = self { return .record([("description", .text(summary))]) }
    return adding([("description", .text(summary))])
  }
}
