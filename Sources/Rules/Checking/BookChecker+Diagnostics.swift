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

  static func neverEnough(_ number: Int, of count: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "conditions/never-enough", "at least \(number) of \(count) conditions can never hold", at: span,
      help: "the number cannot be larger than the list is long")
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

  static func deadRule(_ id: Name, _ why: String) -> Diagnostic {
    .error("rules/dead", "`\(id.value)` can never be met: \(why)", at: id.span, help: "add what is missing, or remove the rule")
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

  static func noPermission(_ decision: Name) -> Diagnostic {
    .warning(
      "rules/no-permission", "no rule permits anything in the decision `\(decision.value)`, so it always refuses",
      at: decision.span, help: "add a rule of kind `permission`")
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
}
