import YAMLTree

extension ReaderSyntax {
  static let each = Field(
    "each", .factName, "`holder`, or a list entity: one of these is named where a report is asked for; left out: there is one")
  static let sees = Field("sees", .oneOrMore(of: Sight.shape), "the facts that such a reader may see", required: true)
  static let hides = Field("hides", .oneOrMore(of: Sight.shape), "the facts of those that are not shown all the same")
  static let showsRules = Field("shows_rules", .boolean, "whether names of rules and their places in files are shown")

  static let shape = Shape.record(
    RecordDeclaration(
      "reader", "a reader",
      [
        RuleHeader.title.declaration, each.declaration, sees.declaration, hides.declaration, showsRules.declaration,
        noteField.declaration,
      ])
  ) { record, reading in
    reading.checkNote(record)
    return ReaderSyntax(
      id: reading.owner ?? .hole(at: record.place), title: reading.read(RuleHeader.title, in: record),
      each: reading.read(each, in: record), sees: reading.read(sees, in: record) ?? [],
      hides: reading.read(hides, in: record) ?? [], showsRules: reading.read(showsRules, in: record)?.value ?? false)
  }
}

extension ReaderSyntax.Sight {
  static let entities = Field("of", .oneOrMore(of: .factName), "facts of these entities")
  static let facts = Field("facts", .oneOrMore(of: .text), "these facts, each as `entity.fact`")
  static let holders = Field("held_by", .oneOrMore(of: .text), "facts that these hold; `reader` where the reader is a holder")
  static let sensitivities = Field(
    "sensitivity", .oneOrMore(of: .word(of: Sensitivity.self)), "facts that are to be treated so")
  static let about = Field(
    "about", .word(among: ["reader"]), "`reader`: facts of the member who reads, and of items about that member")
  private static let everything = "everything"

  private static let declaration = RecordDeclaration(
    "sight", "facts to be seen",
    [
      entities.declaration, facts.declaration, holders.declaration, sensitivities.declaration, about.declaration,
    ], heads: ["of", "facts", "held_by", "sensitivity", "about"])

  /// `everything`, or what facts have in common.
  static let shape = Shape<Self>(
    "`everything`, or what facts have in common, such as `sensitivity: ordinary`",
    schema: .record([("anyOf", .list([.record([("const", .text(everything))]), .definition(declaration.name)]))]),
    records: [declaration]
  ) { node, reading in
    if node.scalarText == everything { return Self(isEverything: true) }
    guard let record = reading.open(node, as: declaration) else { return nil }
    let keys = (record.node.entries ?? []).map(\.key)
    if keys.isEmpty { reading.report(.emptySight(at: record.place)) }
    return Self(
      entities: reading.read(entities, in: record) ?? [], facts: reading.read(facts, in: record) ?? [],
      holders: reading.read(holders, in: record) ?? [], sensitivities: reading.read(sensitivities, in: record) ?? [],
      aboutReader: reading.read(about, in: record))
  }
}
