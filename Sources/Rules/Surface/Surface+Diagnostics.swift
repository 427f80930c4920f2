import Diagnostics
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

  static func notADate(_ text: Name, likely: CalendarDay?) -> Diagnostic {
    .error(
      "rule-file/not-a-date", "`\(text.value)` is not a date of the form year-month-day", at: text.span,
      help: likely.map { "if \($0.day) \(CalendarDay.monthNames[$0.month - 1]) \($0.year) is meant, write `\($0.text)`" }
        ?? "write a date such as `2016-08-31`",
      fixes: replacing(text.span, by: likely?.text))
  }

  static func noSuchDay(_ text: Name, year: Int, month: Int) -> Diagnostic {
    let help =
      1...12 ~= month
      ? "\(CalendarDay.monthNames[month - 1]) \(year) has \(CalendarDay.length(ofMonth: month, year: year)) days"
      : "a date is year, month and day, such as `2016-08-31`"
    return .error("rule-file/no-such-day", "there is no day `\(text.value)`", at: text.span, help: help)
  }

  static func endsBeforeItBegins(from: Located<CalendarDay>, until: Located<CalendarDay>) -> Diagnostic {
    .error(
      "rule-file/period-backwards", "`until: \(until.value.text)` is before `from: \(from.value.text)`", at: until.span,
      labels: [Label(from.span, "begins here")], help: "it would never be in force; `until` is the last day, inclusive")
  }

  // MARK: Conditions

  static func listAsCondition(at span: SourceSpan, owner: Name?) -> Diagnostic {
    let key = owner?.value ?? "when"
    return .error(
      "rule-file/list-as-condition", "a list stands where a condition is expected", at: span,
      help: "say how many must hold: `\(key): {all: [...]}`, `{any: [...]}` or `{at_least: 2, of: [...]}`;"
        + " a FEEL list or range goes in quotes")
  }

  static func numberAsCondition(_ number: Name) -> Diagnostic {
    .error(
      "rule-file/number-as-condition", "the number `\(number.value)` stands where a condition is expected", at: number.span,
      help: "compare it with something, as in `child.absence_percent >= \(number.value)`")
  }

  static func wordAsCondition(_ word: Name, meant: String) -> Diagnostic {
    .error(
      "rule-file/word-as-condition", "`\(word.value)` stands where a condition is expected", at: word.span,
      help: "write `\(meant)` if it always has this truth, or a FEEL expression", fixes: replacing(word.span, by: meant))
  }

  static func twoGates(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/two-gates", "a condition cannot be both `\(first)` and `\(second)`", at: span,
      help: "put both in a list under `all:`, or one inside the other")
  }

  static func companionAlone(_ key: String, besides other: String?, at span: SourceSpan) -> Diagnostic {
    let help =
      switch key {
      case "of": "`of` says what `at_least` or `at_most` counts"
      case "if_nobody": "`if_nobody` says what `every` is where nobody is concerned"
      case "clock_default": "`clock_default` says what is taken where the fact of `clock` is none"
      default: "`\(key)` says something about the members that `some`, `every` or `at_least` with `some` names"
      }
    let message = other.map { "`\(key)` cannot stand beside `\($0)`" } ?? "`\(key)` stands without what it belongs to"
    return .error("rule-file/companion-alone", message, at: span, help: help)
  }

  static func countOfNothing(_ bound: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/count-of-nothing", "`\(bound)` does not say of what", at: span,
      help: "add `of:` with a list of conditions or a group, or `some:` with an entity or role")
  }

  static func countOfEvery(_ bound: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/two-gates", "`\(bound)` cannot stand beside `every`", at: span,
      help: "write `some` in place of `every` to count members")
  }

  static func everyWithoutWhen(at span: SourceSpan) -> Diagnostic {
    .error("rule-file/missing-key", "`every` needs `when`", at: span, help: "`when`: what must hold for each of them")
  }

  static func emptyGate(_ gate: String, at span: SourceSpan) -> Diagnostic {
    .error("rule-file/empty-list", "`\(gate)` has no conditions", at: span, help: "give at least one, each after a `-`")
  }

  static func emptyCondition(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/no-value", "the condition says nothing", at: span, help: "write a FEEL expression, or `all`, `any`, `some` ...")
  }

  // MARK: Words

  static func plainWords(_ text: Name) -> Diagnostic {
    .error(
      "rule-file/plain-words", "`says` is one sentence where words for `met`, `not_met` and `unknown` are expected",
      at: text.span,
      help: "write `says: {met: \"...\", not_met: \"...\", unknown: \"...\"}`")
  }

  static func wordsOfDuty(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/wrong-shape", "a duty says one sentence, found a mapping", at: span,
      help: "write `says: \"what has to be done\"`")
  }

  static func emptyPart(at span: SourceSpan, heads: [String]) -> Diagnostic {
    .error(
      "rule-file/empty-part", "this part of the letter says nothing", at: span,
      help: "give it one of \(heads.map { "`\($0)`" }.joined(separator: ", "))")
  }

  static func secondPart(_ key: Name, after first: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/second-part", "`\(key.value)` stands in one part of the letter with `\(first)`", at: key.span,
      labels: [Label(span, "the part is this already")], help: "make each a part of its own, after a `-`")
  }

  static func unclosedBrace(at span: SourceSpan) -> Diagnostic {
    .error("rule-file/brace", "`{` without `}`", at: span, help: "close the placeholder; a brace itself is written `{{`")
  }

  static func strayBrace(at span: SourceSpan) -> Diagnostic {
    .error("rule-file/brace", "`}` without `{`", at: span, help: "a brace itself is written `}}`")
  }

  static func emptyPlaceholder(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/brace", "the placeholder is empty", at: span,
      help: "put a FEEL expression between the braces; braces themselves are doubled")
  }

  // MARK: Facts and cases

  static func keyOfOtherType(_ key: String, belongsTo other: String, at span: SourceSpan) -> Diagnostic {
    .error("rule-file/key-of-other-type", "`\(key)` is for \(other)", at: span, help: "take it away, or change `type`")
  }

  static func missingForType(_ key: String, of type: Name) -> Diagnostic {
    .error(
      "rule-file/missing-key", "the type `\(type.value)` needs `\(key)`", at: type.span,
      help: key == "to"
        ? "`to`: a register, or an entity with a list" : "`choices`: each code with its words, as in `{early-help: early help}`")
  }

  static func choicesWithoutWords(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/wrong-shape", "`choices` is a list of codes without their words", at: span,
      help: "write each code with its words, as in `{early-help: early help, child-in-need: child in need}`")
  }

  static func needsList(_ key: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/needs-list", "`\(key)` is for entities of which there are many", at: span,
      help: "add `list:` with the key under which the members are given, or take `\(key)` away")
  }

  static func butWithoutLike(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/companion-alone", "`but` stands without `like`", at: span,
      help: "add `like:` with the case that is changed, or write `facts`")
  }

  static func factsWithLike(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/repeated-meaning", "`facts` stands beside `like`", at: span,
      help: "with `like`, what is different goes under `but`")
  }

  static func emptyExpectation(at span: SourceSpan) -> Diagnostic {
    .error("rule-file/no-value", "the case expects nothing, so it can never fail", at: span, help: "give at least `outcome`")
  }

  // MARK: Phrases

  private static func quoted(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  private static func didYouMean(_ meant: String?) -> String? { meant.map { "did you mean `\($0)`?" } }

  private static func replacing(_ span: SourceSpan, by meant: String?) -> [Fix] {
    meant.map { [Fix("write `\($0)`", [TextEdit(span, $0)])] } ?? []
  }
}
