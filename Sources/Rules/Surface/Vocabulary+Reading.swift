import Diagnostics
import ExpressionSyntax
import YAMLTree

extension VocabularySyntax {
  static let entities = Field(
    "entities", .map(.underscores, of: EntitySyntax.shape), "what facts are about: each entity under its name")
  static let checks = Field(
    "checks", .list(of: CheckSyntax.shape), "facts that contradict each other are refused with these words")
  static let holders = Field(
    "holders", .map(.hyphens, of: HolderSyntax.shape), "who holds facts: what letters call each, under the name by which facts do"
  )
  static let readers = Field(
    "readers", .map(.hyphens, of: ReaderSyntax.shape), "for whom reports can be made, and what each may see")

  static let shape = Shape.record(
    RecordDeclaration(
      "vocabulary", "a vocabulary",
      [
        RuleHeader.id.declaration, RuleHeader.fileTitle.declaration, noteField.declaration, entities.declaration,
        checks.declaration, holders.declaration, readers.declaration,
      ], heads: ["entities", "checks", "holders", "readers"])
  ) { record, reading in
    if !record.has("entities"), !record.has("checks"), !record.has("holders"), !record.has("readers") {
      reading.report(.missingKey("entities", summary: entities.declaration.summary, in: "a vocabulary", at: record.place))
    }
    reading.checkNote(record)
    return VocabularySyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place),
      title: reading.read(RuleHeader.fileTitle, in: record), entities: (reading.read(entities, in: record) ?? []).map(\.value),
      checks: reading.read(checks, in: record) ?? [],
      holders: (reading.read(holders, in: record) ?? []).map(\.value),
      readers: (reading.read(readers, in: record) ?? []).map(\.value))
  }
}

extension EntitySyntax {
  static let title = Field("title", .words, "what it is called")
  static let list = Field("list", .factName, "the key under which its members are given; left out: one for each case")
  static let name = Field("name", .factName, "the fact that names a member in sentences")
  static let item = Field("item", ItemSyntax.shape, "which facts say what an item is, whose it is and in which form")
  static let facts = Field("facts", .map(.underscores, of: FactSyntax.shape), "its facts, each under its name")
  static let derived = Field(
    "derived", .map(.underscores, of: DerivedFactSyntax.shape), "facts computed from others, each under its name")
  static let roles = Field(
    "roles", .map(.underscores, of: .condition), "names for the members for whom a condition holds")

  static let shape = Shape.record(
    RecordDeclaration(
      "entity", "an entity",
      [
        title.declaration, list.declaration, name.declaration, item.declaration, facts.declaration, derived.declaration,
        roles.declaration, noteField.declaration,
      ])
  ) { record, reading in
    for key in ["name", "item"] where !record.has("list") {
      if let entry = record.entry(key) { reading.report(.needsList(key, at: entry.keySpan)) }
    }
    reading.checkNote(record)
    return EntitySyntax(
      name: reading.owner ?? .hole(at: record.place), title: reading.read(title, in: record),
      list: reading.read(list, in: record), nameFact: reading.read(name, in: record), item: reading.read(item, in: record),
      facts: (reading.read(facts, in: record) ?? []).map(\.value),
      derived: (reading.read(derived, in: record) ?? []).map(\.value),
      roles: (reading.read(roles, in: record) ?? []).map { RoleSyntax(name: $0.key, condition: $0.value) },
      rolesSpan: record.entry("roles")?.keySpan)
  }
}

extension ItemSyntax {
  static let item = Field("item", .factName, "the fact that says what it is")
  static let subject = Field("subject", .factName, "the fact that says whose it is")
  static let form = Field("form", .factName, "the fact that says in which form it is asked for")
  static let shape = Shape.record(
    RecordDeclaration("item", "the facts of an item", [item.declaration, subject.declaration, form.declaration])
  ) { record, reading in
    ItemSyntax(
      item: reading.read(item, in: record), subject: reading.read(subject, in: record), form: reading.read(form, in: record))
  }
}

extension DerivedFactSyntax {
  static let definition = Field(
    "is", .expression("a FEEL expression"), "the FEEL expression that computes it", required: true)
  static let meaning = Field("means", .words, "the expression in words, where it is a formula that few can read")
  static let shape = Shape.record(
    RecordDeclaration(
      "derived_fact", "a derived fact",
      FactSyntax.valueFields + [
        FactSyntax.sensitivity.declaration, FactSyntax.likelihood.declaration, definition.declaration, meaning.declaration,
      ])
  ) { record, reading in
    DerivedFactSyntax(
      fact: FactSyntax(record, &reading),
      definition: reading.read(definition, in: record) ?? .hole("null", at: record.place),
      meaning: reading.read(meaning, in: record))
  }
}

extension HolderSyntax {
  static let title = Field("title", .sentence, "what letters and reports call it", required: true)
  static let cost = Field("cost", .decimal, "what asking it for a fact takes; 1 is usual")
  private static let record = Shape.record(
    RecordDeclaration("holder", "a holder", [title.declaration, cost.declaration])
  ) { record, reading in
    HolderSyntax(
      id: reading.owner ?? .hole(at: record.place), words: reading.read(title, in: record) ?? .hole(at: record.place),
      cost: reading.read(cost, in: record))
  }

  /// What it is called, or that with what asking it takes.
  static let shape = Shape<HolderSyntax>(
    "what it is called, or `title` and `cost`",
    schema: .record([("anyOf", .list([Shape<Template>.sentence.schema, record.schema]))]), records: record.records
  ) { node, reading in
    if node.entries != nil { return record.read(node, &reading) }
    let id = reading.owner ?? .hole(at: node.span)
    return Shape<Template>.sentence.read(node, &reading).map { HolderSyntax(id: id, words: $0) }
  }
}

extension CheckSyntax {
  static let each = Field("each", .factName, "the list entity whose members are looked at; left out: once")
  static let wrongWhen = Field("wrong_when", .condition, "the facts are refused where this holds", required: true)
  static let says = Field("says", .sentence, "the words with which they are refused", required: true)
  static let shape = Shape.record(
    RecordDeclaration(
      "check", "a check",
      [
        RuleHeader.id.declaration, each.declaration, wrongWhen.declaration, says.declaration, noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return CheckSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place), each: reading.read(each, in: record),
      wrongWhen: reading.read(wrongWhen, in: record) ?? .hole(at: record.place),
      says: reading.read(says, in: record) ?? .hole(at: record.place))
  }
}
