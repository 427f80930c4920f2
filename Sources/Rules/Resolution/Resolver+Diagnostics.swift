import Diagnostics

// All wording of resolution.
extension Diagnostic {
  static func declaredTwice(_ name: Name, what: String, first: SourceSpan) -> Diagnostic {
    .error(
      "names/declared-twice", "the \(what) `\(name.value)` is declared twice", at: name.span,
      labels: [Label(first, "first declared here")], help: "remove one of the two, or give it another name")
  }

  static func unknownName(_ name: Name, what: String, among known: [String]) -> Diagnostic {
    // A name that could not be read stands empty.
    let known = known.filter { !$0.isEmpty }
    let guess = Suggestion.nearest(to: name.value, among: known)
    let list = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 8 ? " ..." : "")
    return .error(
      "names/unknown", "there is no \(what) called `\(name.value)`", at: name.span,
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
      "rules/versions-overlap", "two rules called `\(id.value)` are in force at the same time", at: id.span,
      labels: [Label(first, "the other one")],
      help: "give one of them another id; for two versions of one rule, end the earlier with `until` before the later begins"
        + " with `from`")
  }

  static func valuesOverlap(_ name: String, first: SourceSpan, second: SourceSpan) -> Diagnostic {
    .error(
      "parameters/overlap", "two values of `\(name)` hold on the same day", at: second, labels: [Label(first, "the other value")],
      help: "`until` is the last day of a value; let the next begin the day after")
  }

  static func tooManyChoices(_ name: Name, _ count: Int) -> Diagnostic {
    .error(
      "vocabulary/too-many-choices", "`\(name.value)` has \(count) choices; several of at most 64 can be given", at: name.span,
      help: "group the choices, or make it a `list of text`")
  }

  static func boundsReversed(_ low: Name, _ high: Name) -> Diagnostic {
    let span = low.span.extended(toCover: high.span)
    return .error(
      "values/bounds", "nothing lies from \(low.value) to \(high.value)", at: span, help: "write the smallest value first",
      fixes: [Fix("exchange the two", [TextEdit(low.span, high.value), TextEdit(high.span, low.value)])])
  }

  static func sameList(_ list: Name, as other: Name) -> Diagnostic {
    .error(
      "names/declared-twice", "members of two kinds are given under `\(list.value)`", at: list.span,
      labels: [Label(other.span, "the other")], help: "choose another key for one of the lists")
  }

  static func daysWithoutValue(_ name: String, first: SourceSpan, second: SourceSpan) -> Diagnostic {
    .warning(
      "parameters/gap", "`\(name)` has no value on the days before this one begins", at: second,
      labels: [Label(first, "the value before it ends too early")],
      help: "let it begin on the day after the other ends")
  }

  static func valueWithoutSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "rules/no-source", "this value of `\(name)` does not say where it comes from", at: span,
      help: "add `source: {document: ..., clause: ...}`, or `assumes:` with an assumption")
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
