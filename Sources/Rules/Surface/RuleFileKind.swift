import Diagnostics

/// A kind of rule file: what `kind:` may say.
struct RuleFileKind: Sendable {
  let name: String
  let summary: String
  let declaration: RecordDeclaration
  let shape: Shape<RuleFileItem>

  private init<Value>(
    _ name: String, _ summary: String, _ shape: Shape<Value>, _ item: @escaping @Sendable (Value) -> RuleFileItem
  ) {
    self.name = name
    self.summary = summary
    declaration = shape.records.first ?? RecordDeclaration(name, name, [])
    self.shape = shape.map(item)
  }

  static let all: [RuleFileKind] = [
    RuleFileKind("decision", "what a decision is called, and what holds for all of it", DecisionSyntax.shape) { .decision($0) },
    RuleFileKind("vocabulary", "what facts there are", VocabularySyntax.shape) { .vocabulary($0) },
    RuleFileKind("parameters", "values with dates", ParameterSyntax.fileShape) { .parameters($0) },
    RuleFileKind("register", "reference data", RegisterSyntax.shape) { .register($0) },
    RuleFileKind("criterion", "a criterion with its indicators", CriterionSyntax.shape) { .criterion($0) },
    RuleFileKind("eligibility", "who is eligible", EligibilitySyntax.shape) { .eligibility($0) },
    RuleFileKind("determination", "what it comes to, one of several outcomes", DeterminationSyntax.shape) { .determination($0) },
    RuleFileKind("permission", "what may be shared", SharingRuleSyntax.shape(.permission)) { .sharing($0) },
    RuleFileKind("requirement", "what sharing requires", SharingRuleSyntax.shape(.requirement)) { .sharing($0) },
    RuleFileKind("prohibition", "what may not be shared", SharingRuleSyntax.shape(.prohibition)) { .sharing($0) },
    RuleFileKind("retention", "how long records are kept", RetentionSyntax.shape) { .retention($0) },
    RuleFileKind("outcomes", "goals of an outcomes plan", OutcomeSyntax.shape) { .outcome($0) },
    RuleFileKind("duty", "what has to be done when", DutySyntax.shape) { .duty($0) },
    RuleFileKind("ranking", "in which order cases are taken", RankingSyntax.shape) { .ranking($0) },
    RuleFileKind("letter", "a document that people send", LetterSyntax.shape) { .letter($0) },
    RuleFileKind("assumptions", "what is assumed where the sources are silent", AssumptionSyntax.fileShape) { .assumptions($0) },
    RuleFileKind("source", "a document with its clauses", DocumentSyntax.shape) { .source($0) },
    RuleFileKind("translation", "texts in another language", TranslationSyntax.shape) { .translation($0) },
    RuleFileKind("cases", "worked cases", CasesSyntax.shape) { .cases($0) },
  ]

  static func named(_ name: String) -> RuleFileKind? { all.first { $0.name == name } }

  /// The records of all kinds that have a key; the first of them.
  static func home(of key: String) -> RecordDeclaration? {
    if ConditionForm.declaration.declares(key) { return ConditionForm.declaration }
    return all.lazy.flatMap(\.declaration.closure).first { $0.declares(key) }
  }

  /// The kind whose keys these most likely are: more of them are its keys, and fewer are missing, than with any other.
  static func likely(_ keys: [String]) -> RuleFileKind? {
    let ranked = all.map { kind in
      let missing = kind.declaration.fields.count { $0.isRequired && !keys.contains($0.key) }
      return (kind: kind, hits: keys.count { kind.declaration.declares($0) } - missing)
    }
    let best = ranked.map(\.hits).max() ?? 0
    let winners = ranked.filter { $0.hits == best }
    return best > 1 && winners.count == 1 ? winners.first?.kind : nil
  }
}
