import Diagnostics

// All wording of resolution.
extension Diagnostic {
  static func declaredTwice(_ name: Name, what: String, first: SourceSpan) -> Diagnostic {
    .error(
      "names/declared-twice", "the \(what) `\(name.value)` is declared twice", at: name.span,
      labels: [Label(first, "first declared here")], help: "remove one of the two, or give it another name")
  }

  static func unknownName(_ name: Name, what: String, among known: [String]) -> Diagnostic {
    let guess = Suggestion.nearest(to: name.value, among: known)
    let list = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 8 ? " ..." : "")
    return .error(
      "names/unknown", "there is no \(what) `\(name.value)`", at: name.span,
      help: guess.map { "did you mean `\($0)`?" } ?? (known.isEmpty ? "none is declared" : "known are \(list)"),
      fixes: guess.map { [Fix("write `\($0)`", [TextEdit(name.span, $0)])] } ?? [])
  }

  static func unknownClause(_ clause: Name, of document: String, among known: [String]) -> Diagnostic {
    let guess = Suggestion.nearest(to: clause.value, among: known)
    return .error(
      "names/unknown-clause", "the document `\(document)` has no clause `\(clause.value)` in its register", at: clause.span,
      help: guess.map { "did you mean `\($0)`? otherwise add the clause to the document's file in Rules/sources" }
        ?? "add the clause to the document's file in Rules/sources")
  }

  static func sourceMissing(_ id: Name, what: String) -> Diagnostic {
    .warning(
      "rules/no-source", "the \(what) `\(id.value)` does not say where it comes from", at: id.span,
      help: "add `source: {document: ..., clause: ...}`")
  }

  static func assumptionUnused(_ name: Name) -> Diagnostic {
    .warning(
      "names/unused", "no rule rests on the assumption `\(name.value)`", at: name.span,
      help: "name it under `assumes` where it is needed, or remove it")
  }

  static func versionsOverlap(_ id: Name, first: SourceSpan) -> Diagnostic {
    .error(
      "rules/versions-overlap", "`\(id.value)` is in force twice at the same time", at: id.span,
      labels: [Label(first, "the other version")],
      help: "end the earlier version with `until`, begin the later one with `from`, or give one another id")
  }

  static func emptyPeriod(_ id: Name) -> Diagnostic {
    .error(
      "rules/empty-period", "`\(id.value)` ends before it begins, so it is never in force", at: id.span,
      help: "`from` is the first day and `until` the last")
  }

  static func valuesOverlap(_ name: String, first: SourceSpan, second: SourceSpan) -> Diagnostic {
    .error(
      "parameters/overlap", "two values of `\(name)` hold on the same day", at: second, labels: [Label(first, "the other value")],
      help: "`until` is the last day of a value; let the next begin the day after")
  }

  static func noValues(_ name: Name) -> Diagnostic {
    .error("parameters/no-values", "the parameter `\(name.value)` has no value", at: name.span, help: "add one under `values`")
  }

  static func choicesMissing(_ name: Name) -> Diagnostic {
    .error(
      "vocabulary/no-choices", "`\(name.value)` is a choice but does not say of what", at: name.span,
      help: "add `choices:` with each code and its words")
  }

  static func tooManyChoices(_ name: Name, _ count: Int) -> Diagnostic {
    .error(
      "vocabulary/too-many-choices", "`\(name.value)` has \(count) choices; several of at most 64 can be given", at: name.span,
      help: "group the choices, or make it a `list of text`")
  }

  static func targetMissing(_ name: Name) -> Diagnostic {
    .error(
      "vocabulary/no-target", "the reference `\(name.value)` does not say what it refers to", at: name.span,
      help: "add `to:` with a register or an entity that has a list")
  }

  static func notANumber(_ name: Name) -> Diagnostic {
    .error("values/number", "`\(name.value)` is not a number", at: name.span, help: "write digits, such as `10` or `0.5`")
  }

  static func columnMissing(_ column: String, in row: Name) -> Diagnostic {
    .error(
      "registers/cell-missing", "the row `\(row.value)` has no `\(column)`", at: row.span,
      help: "add it, or declare the column with `none: allowed`")
  }

  static func noneNotAllowed(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .error(
      "values/none", "`\(fact.path)` cannot be none", at: span,
      help: "give a value, or declare it with `none: allowed`")
  }

  static func listExpected(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .error("values/list", "`\(fact.path)` takes a list", at: span, help: "write `[first, second]`, or `[]` for an empty list")
  }

  static func singleValueExpected(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .error("values/single", "`\(fact.path)` takes a single value, not a list or a mapping", at: span)
  }

  static func badValue(_ text: String, of fact: Fact, _ failure: TypedText.Failure, at span: SourceSpan) -> Diagnostic {
    .error(
      "values/type", "`\(text)` is not \(failure.expected), which `\(fact.path)` takes", at: span,
      help: failure.suggestion.map { "did you mean `\($0)`?" },
      fixes: failure.suggestion.map { [Fix("write `\($0)`", [TextEdit(span, $0)])] } ?? [])
  }
}
