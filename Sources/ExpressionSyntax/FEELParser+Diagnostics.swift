import Diagnostics

/// All the wording of the parser.
extension Diagnostic {
  private static func phrase(_ found: String?) -> String { found.map { "found `\($0)`" } ?? "found the end of the expression" }

  // MARK: Something else was expected

  static func expected(_ what: String, found: String?, at span: SourceSpan, labels: [Label] = []) -> Diagnostic {
    .error("expression/unexpected", "expected \(what), \(phrase(found))", at: span, labels: labels)
  }

  static func expectedExpression(found: String?, at span: SourceSpan) -> Diagnostic {
    let help =
      found == nil
      ? "something must follow here: a value, a name or a bracket" : "put a value, a name or a bracket before it, or remove it"
    return .error("expression/expected-expression", "expected an expression, \(phrase(found))", at: span, help: help)
  }

  static func unclosed(_ opener: String, closer: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/unclosed-bracket", "`\(opener)` is never closed", at: span, help: "add `\(closer)` where it should close")
  }

  static func missingKeyword(
    _ word: String, of construct: String, found: String?, at span: SourceSpan, opener: SourceSpan
  ) -> Diagnostic {
    let shape =
      switch construct {
      case "if": "if condition then value else other"
      case "for": "for x in list return value"
      default: "\(construct) x in list satisfies condition"
      }
    return .error(
      "expression/missing-keyword", "`\(construct)` needs `\(word)`, \(phrase(found))", at: span,
      labels: span == opener ? [] : [Label(opener, "this `\(construct)`")], help: "write `\(shape)`")
  }

  static func missingElse(found: String?, at span: SourceSpan, opener: SourceSpan) -> Diagnostic {
    .error(
      "expression/missing-keyword", "`if` needs `else`, \(phrase(found))", at: span,
      labels: span == opener ? [] : [Label(opener, "this `if`")],
      help: "say what the value is otherwise; `else null` where there is none")
  }

  static func expectedAndOfBetween(found: String?, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/missing-keyword", "`between` needs `and`, \(phrase(found))", at: span, help: "write `x between 1 and 5`")
  }

  static func comparisonWithoutOperand(_ op: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/comparison-without-operand", "nothing stands before `\(op)` to be compared", at: span,
      help: "say again what is compared, as in `x > 1 and x < 5`")
  }

  static func testsDoNotJoin(_ word: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/comparison-without-operand", "tests are not joined by `\(word)`", at: span,
      help: word == "or"
        ? "write a comma between tests of which one must hold"
        : "write a range such as `(2..5)`, or name the tested value: `? > 2 and ? < 5`")
  }

  static func oneSidedRange(isLowMissing: Bool, at span: SourceSpan) -> Diagnostic {
    let (end, form) = isLowMissing ? ("lower", "(<= 5)") : ("upper", "(>= 5)")
    return .error(
      "expression/one-sided-range", "the range has no \(end) end", at: span, help: "write `\(form)` for a range without one")
  }

  // MARK: Spelt as in other languages

  static func wrongOperator(_ found: String, write: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/wrong-operator", "`\(found)` is not an operator here", at: span, help: "write `\(write)`",
      fixes: [Fix("replace by `\(write)`", [TextEdit(span, write)])])
  }

  static func wrongNot(_ found: String, at span: SourceSpan) -> Diagnostic {
    .error("expression/wrong-operator", "`\(found)` cannot stand before an operand", at: span, help: "write `not(...)`")
  }

  static func singleQuotes(_ value: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/single-quotes", "text stands in double quotes", at: span, help: "write `\"\(value)\"`",
      fixes: [Fix("use double quotes", [TextEdit(span, "\"\(value)\"")])])
  }

  static func percent(isRemainder: Bool, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/percent", isRemainder ? "`%` is not an operator" : "numbers have no `%` sign", at: span,
      help: isRemainder
        ? "write `modulo(a, b)` for a remainder" : "write the number alone; its unit, percent, belongs to the declared fact")
  }

  static func unitSuffix(number: String, unit: String, at span: SourceSpan) -> Diagnostic {
    let durations: [String: String] = [
      "d": "P%D", "day": "P%D", "days": "P%D", "w": "P7D", "week": "P7D", "weeks": "P7D", "month": "P%M", "months": "P%M",
      "y": "P%Y", "year": "P%Y", "years": "P%Y", "h": "PT%H", "hour": "PT%H", "hours": "PT%H", "min": "PT%M",
      "minutes": "PT%M", "s": "PT%S", "seconds": "PT%S",
    ]
    let isWhole = number.utf8.allSatisfy(CharacterClass.isDigit)
    var help = "write the number alone; its unit belongs to the declared fact"
    if isWhole, let pattern = durations[unit], !pattern.contains("7") {
      let form = pattern.split(separator: "%").joined(separator: number)
      help = "write `\(number)` alone, or `@\"\(form)\"` for a duration"
    }
    return .error("expression/unit-suffix", "the number has a suffix `\(unit)`", at: span, help: help)
  }

  static func thousandsInList(_ found: String, at span: SourceSpan) -> Diagnostic {
    let parts = found.split(separator: ",", maxSplits: 1).map(String.init)
    return .warning(
      "expression/thousands-separator", "`\(found)` is read as two values, \(parts.joined(separator: " and "))", at: span,
      help: "write `\(parts.joined())` for one number, or a space after the comma for two")
  }

  static func chainedComparison(
    _ first: BinaryOperator, _ second: BinaryOperator, low: String, middle: String, high: String, at span: SourceSpan
  ) -> Diagnostic {
    var help = "compare twice and join with `and`: `\(low) \(first.rawValue) \(middle) and \(middle) \(second.rawValue) \(high)`"
    let isRising = [BinaryOperator.less, .lessOrEqual].contains(first) && [.less, .lessOrEqual].contains(second)
    if first == .lessOrEqual, second == .lessOrEqual {
      help = "write `\(middle) between \(low) and \(high)`"
    } else if isRising {
      let brackets = (first == .less ? "(" : "[", second == .less ? ")" : "]")
      help = "write `\(middle) in \(brackets.0)\(low)..\(high)\(brackets.1)`; `between` would include both ends"
    }
    return .error("expression/chained-comparison", "comparisons cannot be chained", at: span, help: help)
  }

  // MARK: After the end

  /// Words that people compare with.
  private static let comparing: Set<String> = [
    "is", "are", "equals", "equal", "at", "more", "less", "greater", "over", "under", "above", "below", "isn't", "has", "exceeds",
  ]

  static func stray(parser: ExpressionParser, after last: Token?) -> Diagnostic {
    let token = parser.current
    let found = parser.text(token.range)
    let span = parser.currentSpan
    if let range = parser.thousandsRange(commaAt: parser.position) {
      let number = parser.text(range).split(separator: ",").joined()
      return .error(
        "expression/thousands-separator", "numbers have no thousands separator", at: parser.source.span(range),
        help: "write `\(number)`", fixes: [Fix("remove the comma", [TextEdit(parser.source.span(range), number)])])
    }
    var help = "remove it, or join it to what stands before with an operator such as `and`"
    switch (last?.kind, token.kind) {
    case (.word(let first)?, .word(let second)):
      let both = (last?.range.lowerBound ?? token.range.lowerBound)..<token.range.upperBound
      let names = parser.names.names(startingWith: first).map { String(decoding: $0, as: UTF8.self) }
      if let meant = Suggestion.nearest(to: parser.text(both), among: names) {
        return .error(
          "expression/unknown-name", "nothing called `\(parser.text(both))` is known", at: parser.source.span(both),
          help: "did you mean `\(meant)`?", fixes: [Fix("replace by `\(meant)`", [TextEdit(parser.source.span(both), meant)])])
      }
      help =
        comparing.contains(second)
        ? "compare with `=`, `!=`, `<`, `<=`, `>` or `>=`: at least is `>=`, at most is `<=`"
        : "names are one word: write `\(first)_\(second)` if that is one name, or put an operator between them"
    case (.number?, .word(let unit)):
      return unitSuffix(number: last.map { parser.text($0.range) } ?? "", unit: unit, at: span)
    case (_, .symbol(let symbol)) where symbol.isCloser:
      return .error("expression/stray", "`\(found)` closes nothing", at: span, help: "remove it, or open the bracket before")
    case (_, .symbol(.comma)):
      help = "a list stands in brackets, `[a, b]`; `,` alone joins nothing"
    case (_, .symbol(.dots)):
      help = "a range stands in brackets, as in `[1..5]`"
    case (_, .symbol(.colon)):
      help =
        "in YAML, quote the whole expression if it holds a `:`; in FEEL a `:` stands only in `{key: value}` and `f(name: value)`"
    default: break
    }
    return .error("expression/stray", "`\(found)` cannot follow what stands before it", at: span, help: help)
  }

  // MARK: Limits

  static func tooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/too-deep", "the expression is nested more than \(limit) levels deep", at: span,
      help: "give parts of it names of their own")
  }

  static func tooTall(limit: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/too-deep", "the expression chains more than \(limit) operations", at: span,
      help: "give parts of it names of their own, or use a list with `sum`, `all` or `any`")
  }

  static func tooManyNodes(limit: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/too-large", "the expression has more than \(limit) parts", at: span,
      help: "keep long lists of values in a register or a parameter")
  }

  // MARK: Characters

  static func lexical(_ problem: LexicalProblem, at span: SourceSpan) -> Diagnostic {
    switch problem {
    case .unclosedString:
      .error(
        "expression/unclosed-string", "the text is never closed", at: span,
        help: "add the closing `\"` on the same line; a line break inside is written `\\n`")
    case .unclosedComment:
      .error("expression/unclosed-comment", "the comment is never closed", at: span, help: "add `*/`")
    case .badUnicodeEscape:
      .error(
        "expression/bad-escape", "this escape is no character", at: span,
        help: "write `\\u` and four hexadecimal digits or `\\U` and six; halves of a surrogate pair stand together")
    case .typographicQuotes:
      .error(
        "expression/typographic-quotes", "these are the curved quotes of a word processor", at: span,
        help: "write straight double quotes, `\"...\"`")
    case .foreignOperator(let found, let write):
      .error(
        "expression/wrong-operator", "`\(found)` is not an operator", at: span, help: "write `\(write)`",
        fixes: [Fix("replace by `\(write)`", [TextEdit(span, write)])])
    case .unexpectedCharacter(let found):
      .error(
        "expression/unexpected-character", "`\(found)` has no meaning in an expression", at: span,
        help: ["£", "€", "$"].contains(found) ? "write the number alone; its unit belongs to the declared fact" : "remove it")
    case .missingAtString:
      .error("expression/unexpected-character", "`@` needs a text after it", at: span, help: "write `@\"2016-08-01\"`")
    }
  }
}
