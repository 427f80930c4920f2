import Diagnostics
import Expressions
import YAMLTree

// All that is said about rule files as they are written.

extension Diagnostic {
  // MARK: Files and kinds

  static func notARuleFile(found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/not-a-mapping", "expected a rule file, found \(found)", at: span,
      help: "begin with `kind:`; several things of one kind go in a list under `rules:`")
  }

  static func missingKind(likely: String?, misspelt: YAMLEntry?, at span: SourceSpan, isFlow: Bool, kinds: [String]) -> Diagnostic
  {
    if let misspelt {
      return .error(
        "rule-file/missing-kind", "the file has no `kind`, but `\(misspelt.key)`", at: misspelt.keySpan,
        help: "write `kind`", fixes: [Fix("write `kind`", [TextEdit(misspelt.keySpan, "kind")])])
    }
    let start = SourceSpan(file: span.file, Int(span.start)..<Int(span.start))
    let fix = isFlow ? nil : likely.map { Fix("add `kind: \($0)`", [TextEdit(start, "kind: \($0)\n")]) }
    let help = likely.map { "its keys are those of `kind: \($0)`" } ?? "begin with `kind:` and one of \(quoted(kinds))"
    return .error(
      "rule-file/missing-kind", "the file does not say its `kind`", at: span, help: help, fixes: fix.map { [$0] } ?? [])
  }

  static func unknownKind(_ kind: Name, meant: String?, kinds: [String]) -> Diagnostic {
    .error(
      "rule-file/unknown-kind", "there is no kind `\(kind.value)`", at: kind.span,
      help: didYouMean(meant) ?? "the kinds are \(quoted(kinds))", fixes: replacing(kind.span, by: meant))
  }

  static func fileNameAndKind(_ kind: String, path: String, at span: SourceSpan) -> Diagnostic {
    kind == "cases"
      ? .warning(
        "rule-file/file-name", "worked cases stand in `\(path)`, which is not named `*.cases.yaml`", at: span,
        help: "rename the file, so that it is found beside the rules that it is about")
      : .warning(
        "rule-file/file-name", "`\(path)` is named as a file of worked cases, but its kind is `\(kind)`", at: span,
        help: "rename the file, or say `kind: cases`")
  }

  static func besideRules(_ key: Name) -> Diagnostic {
    .error(
      "rule-file/beside-rules", "`\(key.value)` stands beside `rules`", at: key.span,
      help: "where a file has `rules`, all but `kind`, `id`, `title` and `note` belongs in the entries of the list")
  }

  static func rulesIsNoList(_ phrase: String, found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/rules-list", "`rules` is not a list with entries, but \(found == "a list" ? "an empty list" : found)", at: span,
      help: "each entry after a `-` is \(phrase); a single one needs no `rules`")
  }

  // MARK: Keys

  static func unknownKey(_ key: Name, in phrase: String, meant: String?, allowed: [String]) -> Diagnostic {
    .error(
      "rule-file/unknown-key", "unknown key `\(key.value)` in \(phrase)", at: key.span,
      help: didYouMean(meant) ?? "\(phrase) may have \(quoted(allowed))", fixes: replacing(key.span, by: meant))
  }

  static func misplacedKey(_ key: Name, in phrase: String, belongsIn home: RecordDeclaration) -> Diagnostic {
    let isCondition = home.name == ConditionForm.declaration.name
    return .error(
      "rule-file/misplaced-key", "`\(key.value)` belongs in \(home.phrase), not in \(phrase)", at: key.span,
      help: isCondition
        ? "put it under the key of the condition, as in `when: {\(key.value): ...}`"
        : "move it there, or take it away")
  }

  static func repeatedMeaning(_ key: Name, of other: Name) -> Diagnostic {
    .error(
      "rule-file/repeated-meaning", "`\(key.value)` seems to mean `\(other.value)`, which is given as well",
      at: key.span, labels: [Label(other.span, "given here")], help: "take one of the two away")
  }

  static func commaInText(_ text: CommaInText, written: String) -> Diagnostic {
    let key = text.cut.key
    let isQuotable = !written.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }
    return .error(
      "rule-file/comma-in-text", "the comma before this ends the value of `\(key)`", at: text.place,
      labels: [Label(text.cut.value.span, "all that YAML takes for `\(key)`")],
      help: "between braces, put a text that has a comma in quotes",
      fixes: isQuotable ? [Fix("put the text in quotes", [TextEdit(text.span, "\"\(written)\"")])] : [])
  }

  static func missingKey(_ key: String, summary: String, in phrase: String, at span: SourceSpan) -> Diagnostic {
    .error("rule-file/missing-key", "\(phrase) needs `\(key)`", at: span, help: "`\(key)`: \(summary)")
  }

  static func keyOfOther(_ key: String, in phrase: String, belongsIn other: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/misplaced-key", "`\(key)` belongs to \(other), not to \(phrase)", at: span,
      help: "take it away, or say what is meant")
  }

  // MARK: Values

  static func absent(_ owner: Name?, expected: String, at span: SourceSpan) -> Diagnostic {
    let message = owner.map { "`\($0.value)` has no value" } ?? "an entry of the list is empty"
    return .error("rule-file/no-value", message, at: owner?.span ?? span, help: "expected \(expected)")
  }

  static func mismatch(expected: String, found: String, at span: SourceSpan, help: String? = nil) -> Diagnostic {
    .error("rule-file/wrong-shape", "expected \(expected), found \(found)", at: span, help: help)
  }

  /// What a record looks like: its required keys, or else its first ones.
  static func example(of declaration: RecordDeclaration) -> String {
    let required = declaration.fields.filter(\.isRequired)
    let shown = required.isEmpty ? Array(declaration.fields.prefix(3)) : required
    return "write it as `{\(shown.map { "\($0.key): ..." }.joined(separator: ", "))}`, or with a line for each key"
  }

  static func emptyList(_ key: String, of phrase: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/empty-list", "`\(key)` of \(phrase) is empty", at: span,
      help: "give at least one, each after a `-`")
  }

  static func malformedWord(_ name: Name, form: WordForm) -> Diagnostic {
    let likely = form.likely(name.value)
    return .error(
      "rule-file/malformed-id", "`\(name.value)` is not \(form.title)", at: name.span,
      help: form.reason + (likely.map { ": write `\($0)`" } ?? ""), fixes: replacing(name.span, by: likely))
  }

  static func keywordAsName(_ name: Name) -> Diagnostic {
    .error(
      "rule-file/keyword-as-name", "`\(name.value)` is a word of FEEL and cannot name anything", at: name.span,
      help: "choose another name, such as `\(name.value)_value`")
  }

  static func unknownWord(_ word: Name, of owner: Name?, expected: String, meant: String?) -> Diagnostic {
    .error(
      "rule-file/unknown-word", "`\(word.value)` is not a value of `\(owner?.value ?? "the list")`", at: word.span,
      help: (didYouMean(meant).map { $0 + " " } ?? "") + "expected \(expected)", fixes: replacing(word.span, by: meant))
  }

  static func notANumber(_ text: Name, expected: String, help: String? = nil, likely: String?) -> Diagnostic {
    .error(
      "rule-file/not-a-number", "`\(text.value)` is not \(expected)", at: text.span,
      help: likely.map { "write the number alone: `\($0)`" } ?? help, fixes: replacing(text.span, by: likely))
  }

  static func notABoolean(_ text: Name, of owner: Name?, likely: Bool?) -> Diagnostic {
    let word = likely.map { $0 ? "true" : "false" }
    return .error(
      "rule-file/not-a-boolean", "`\(owner?.value ?? "this")` is `true` or `false`, not `\(text.value)`", at: text.span,
      help: word.map { "write `\($0)`" }, fixes: replacing(text.span, by: word))
  }

  // MARK: Dates

  static func notADate(_ text: Name, likely: CivilDate?) -> Diagnostic {
    .error(
      "rule-file/not-a-date", "`\(text.value)` is not a date of the form year-month-day", at: text.span,
      help: likely.map { "if \($0.day) \(CivilDate.monthNames[Int($0.month) - 1]) \($0.year) is meant, write `\($0)`" }
        ?? "write a date such as `2016-08-31`",
      fixes: replacing(text.span, by: likely?.description))
  }

  static func noSuchDay(_ text: Name, year: Int, month: Int) -> Diagnostic {
    let help =
      1...12 ~= month
      ? "\(CivilDate.monthNames[month - 1]) \(year) has \(CivilDate.daysInMonth(year: year, month: month)) days"
      : "a date is year, month and day, such as `2016-08-31`"
    return .error("rule-file/no-such-day", "there is no day `\(text.value)`", at: text.span, help: help)
  }

  static func endsBeforeItBegins(from: Located<CivilDate>, until: Located<CivilDate>) -> Diagnostic {
    .error(
      "rule-file/period-backwards", "`until: \(until.value)` is before `from: \(from.value)`", at: until.span,
      labels: [Label(from.span, "begins here")], help: "it would never be in force; `until` is the last day, inclusive")
  }

  // MARK: Phrases

  static func quoted(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  static func didYouMean(_ meant: String?) -> String? { meant.map { "did you mean `\($0)`?" } }

  static func replacing(_ span: SourceSpan, by meant: String?) -> [Fix] {
    meant.map { [Fix("write `\($0)`", [TextEdit(span, $0)])] } ?? []
  }
}
