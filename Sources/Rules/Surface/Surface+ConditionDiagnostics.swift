import Diagnostics
import YAMLTree

// Wording about conditions and the words of rules.
extension Diagnostic {
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

  static func sustainedTwice(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/sustained-twice", "`sustained` and `since` both say whether the progress has lasted", at: span,
      labels: [Label(first, "here as well")], help: "keep `since` and `for`, which also tell the day, or `sustained`")
  }

  static func companionAlone(_ key: String, besides other: String?, at span: SourceSpan) -> Diagnostic {
    let help =
      switch key {
      case "of": "`of` says what `at_least` or `at_most` counts"
      case "if_nobody": "`if_nobody` says what `every` is where nobody is concerned"
      case "since": "`since` needs `for`: how long the level must have been kept"
      case "for": "`for` needs `since`: the first day from which the level has been kept"
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
      "rule-file/empty-part", "this part of the letter says nothing", at: span, help: "give it one of \(quoted(heads))")
  }

  static func emptySight(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/empty-sight", "this says nothing about the facts that are meant", at: span,
      help: "write `everything`, or what the facts have in common, such as `sensitivity: ordinary`")
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
}
