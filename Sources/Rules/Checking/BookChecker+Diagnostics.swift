import Diagnostics

// All wording of the checks of a whole book; that of expressions is in Expressions.
extension Diagnostic {
  static func hardToRead(_ what: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "style/hard-to-read", "\(what) is hard to read aloud in a rule", at: span,
      help: "give this part a name as a derived fact in the vocabulary and use the name here")
  }

  static func emptyGate(at span: SourceSpan) -> Diagnostic {
    .error("conditions/empty", "there is no condition in this list", at: span, help: "add a condition, or remove the list")
  }

  static func neverEnough(_ number: Int, of count: Int, group: String? = nil, at span: SourceSpan) -> Diagnostic {
    let what = group.map { "the \(count) criteria of `\($0)` can never be met" } ?? "\(count) conditions can never hold"
    return .error(
      "conditions/never-enough", "at least \(number) of \(what)", at: span,
      help: "ask for fewer, or \(group == nil ? "list more conditions" : "add criteria to the group")")
  }

  static func ruleAsCondition(_ id: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "conditions/rule-as-condition", "`\(id)` is a rule, not a fact", at: span,
      help: "write `{met: \(id)}` to ask whether it is met",
      fixes: [Fix("write `{met: \(id)}`", [TextEdit(span, "{met: \(id)}")])])
  }

  static func nestedQuantifier(_ name: Name) -> Diagnostic {
    .error(
      "conditions/nested", "`\(name.value)` stands inside a condition about another member", at: name.span,
      help: "a condition about members of two lists at once needs a derived fact or a reference from one to the other")
  }

  static func ruleOfMembers(_ name: Name, each: String) -> Diagnostic {
    .error(
      "conditions/rule-of-members", "`\(name.value)` is met for each `\(each)`, not once for the case", at: name.span,
      help: "use it in a rule with `each: \(each)`")
  }

  static func notAList(_ name: Name, entity: String) -> Diagnostic {
    .error(
      "conditions/not-a-list", "there is only one `\(entity)` in a case", at: name.span,
      help: "leave `\(name.value)` out here and use its facts directly, as in `\(entity).fact`")
  }

  static func noQuestion(_ fact: Fact) -> Diagnostic {
    .warning(
      "vocabulary/no-question", "`\(fact.path)` has no question to ask", at: fact.span,
      help: "add `ask:` with the question that a practitioner is asked")
  }

  static func badClock(at span: SourceSpan) -> Diagnostic {
    .error(
      "rules/clock", "a clock is a single date fact of a record", at: span,
      help: "name a fact of type date, such as `family.accepted_on`")
  }

  static func differentItems(_ name: Name, _ other: Name) -> Diagnostic {
    .error(
      "rules/different-items", "rules of one decision are about `\(other.value)` and about `\(name.value)`", at: name.span,
      labels: [Label(other.span, "the other list")], help: "all rules of a decision name the same list under `each`, or none")
  }

  static func noPermission(_ decision: Name, among others: [String]) -> Diagnostic {
    let guess = Suggestion.nearest(to: decision.value, among: others)
    let help = "add a rule of kind `permission`"
    return .warning(
      "rules/no-permission", "no rule permits anything in the decision `\(decision.value)`, so it always refuses",
      at: decision.span, help: guess.map { "did you mean `\($0)`? otherwise \(help)" } ?? help)
  }

  static func cycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let path = (names + [names[0]]).map { "`\($0)`" }.joined(separator: " uses ")
    return .error("names/cycle", "\(path): it depends on itself", at: span, help: "break the circle at one of them")
  }

  static func unused(_ name: Name, what: String) -> Diagnostic {
    .warning(
      "names/unused", "no rule uses the \(what) `\(name.value)`", at: name.span,
      help: "remove it, or use it: nobody should be asked for what no rule needs")
  }

  // MARK: Cases

  static func caseWithoutDay(_ id: Name) -> Diagnostic {
    .error(
      "cases/no-day", "the case `\(id.value)` does not say on which day it is decided", at: id.span,
      help: "add `as_of:` with a date to the case, or at the top of the file for all of its cases")
  }

  static func casesWithoutDay(_ number: Int, of count: Int, in file: Name) -> Diagnostic {
    let which = number == count ? "none of the \(count) cases says" : "\(number) of the \(count) cases do not say"
    return .error(
      "cases/no-day", "\(which) on which day it is decided", at: file.span,
      help: "add `as_of:` with a date at the top of the file, or to each of these cases")
  }

  static func likeItself(_ like: Name) -> Diagnostic {
    .error(
      "cases/like-itself", "`like: \(like.value)` leads back to the case itself", at: like.span,
      help: "one case of the circle must give its whole `facts`")
  }

  static func expectedTwice(_ rule: Name, first: String, second: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "cases/expected-twice", "`\(rule.value)` is expected under `\(first)` and under `\(second)`", at: rule.span,
      labels: [Label(span, "under `\(first)`")], help: "a rule has one of the three: remove it from the other list")
  }

  static func noItems(_ item: Name, decision: String) -> Diagnostic {
    .error(
      "cases/no-items", "the decision `\(decision)` is not made item by item", at: item.span,
      help: "remove `items`; expect its `outcome`")
  }

  static func derivedMissing(_ name: Name) -> Diagnostic {
    .error(
      "cases/derived-missing", "`\(name.value)` is worked out from other facts, so it is never itself missing", at: name.span,
      help: "name the fact that it is worked out from")
  }

  static func missingByRole(_ name: Name, write path: String) -> Diagnostic {
    .error(
      "cases/missing-by-role", "facts are named here as the vocabulary declares them, not by a role", at: name.span,
      help: "write `\(path)`", fixes: [Fix("write `\(path)`", [TextEdit(name.span, path)])])
  }
}
