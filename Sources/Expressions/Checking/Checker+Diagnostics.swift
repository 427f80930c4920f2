import Diagnostics

/// All the wording of the checker.
extension Diagnostic {
  private static func didYouMean(_ name: String, _ candidates: [String]) -> (help: String?, write: String?) {
    let nearest = Suggestion.nearest(to: name, among: candidates)
    return (nearest.map { "did you mean `\($0)`?" }, nearest)
  }

  private static func replacement(_ write: String?, at span: SourceSpan) -> [Fix] {
    write.map { [Fix("replace by `\($0)`", [TextEdit(span, $0)])] } ?? []
  }

  private static func list(_ items: [String]) -> String { items.map { "`\($0)`" }.joined(separator: ", ") }

  /// A type in plain words, as in "a number of hours".
  private static func article(_ type: ValueType) -> String {
    switch type {
    case .any: "a value"
    case .null: "null"
    case .boolean: "a yes-no value"
    case .number(nil): "a number"
    case .number(let unit?): "a number of `\(unit)`"
    case .string: "a text"
    case .enumeration(let enumeration): "a choice of `\(enumeration.name)`"
    case .date: "a date"
    case .time: "a time"
    case .dateTime: "a date with a time"
    case .daysTimeDuration: "a duration of days"
    case .yearsMonthsDuration: "a duration of months"
    case .list(.any): "a list"
    case .list(let element): "a list of \(several(element))"
    case .range(let element): "a range of \(several(element))"
    case .context: "a record"
    case .function: "a function"
    }
  }

  private static func several(_ type: ValueType) -> String {
    switch type {
    case .boolean: "yes-no values"
    case .number(nil): "numbers"
    case .number(let unit?): "numbers of `\(unit)`"
    case .string: "texts"
    case .enumeration(let enumeration): "choices of `\(enumeration.name)`"
    case .date: "dates"
    case .time: "times"
    case .dateTime: "dates with times"
    case .daysTimeDuration, .yearsMonthsDuration: "durations"
    case .list, .range: "lists"
    case .context: "records"
    case .any, .null, .function: "values"
    }
  }

  // MARK: Names

  static func unknownName(_ name: String, among candidates: [String], isFunction: Bool, at span: SourceSpan) -> Diagnostic {
    var (help, write) = didYouMean(name, candidates)
    if ["true", "false", "null"].contains(name.lowercased()) {
      (help, write) = ("write `\(name.lowercased())`", name.lowercased())
    } else if help == nil, !isFunction {
      help = "declare it in a vocabulary or among the parameters, or write `\"\(name)\"` if it is text"
    }
    return .error(
      "expression/unknown-name", "no \(isFunction ? "function" : "fact, parameter or name") `\(name)` is known", at: span,
      help: help, fixes: replacement(write, at: span))
  }

  static func unknownName(_ name: String, remark: String, at span: SourceSpan) -> Diagnostic {
    .error("expression/unknown-name", "no fact, parameter or name `\(name)` is known here", at: span, help: remark)
  }

  static func yesOrNo(_ name: String, write: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/unknown-name", "`\(name)` is written `\(write)` in an expression", at: span,
      help: "write `\(write)`; a fact that is yes or no can also stand alone, `not(...)` around it for no",
      fixes: [Fix("replace by `\(write)`", [TextEdit(span, write)])])
  }

  static func unknownMember(
    _ member: String, of owner: String, _ type: ValueType, among candidates: [String], at span: SourceSpan
  ) -> Diagnostic {
    let (help, write) = didYouMean(member, candidates)
    var known = help
    if known == nil, !candidates.isEmpty { known = "it has \(list(Array(Set(candidates)).sorted()))" }
    let isNamed =
      switch type {
      case .context, .enumeration: true
      default: false
      }
    let what = isNamed ? "`\(owner)`" : "`\(owner)`, which is \(article(type)),"
    return .error(
      "expression/unknown-member", "\(what) has nothing called `\(member)`", at: span, help: known,
      fixes: replacement(write, at: span))
  }

  static func unknownType(_ name: String, among candidates: [String], at span: SourceSpan) -> Diagnostic {
    let help = didYouMean(name, candidates).help ?? "the types are \(list(candidates))"
    return .error("expression/unknown-type", "no type `\(name)` is known", at: span, help: help)
  }

  static func duplicateEntry(_ key: String, at span: SourceSpan) -> Diagnostic {
    .error("expression/duplicate-entry", "the key `\(key)` stands twice in this context", at: span, help: "remove one of them")
  }

  // MARK: Calls

  static func notFunction(_ text: String, _ type: ValueType, isHiding: Bool, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/not-a-function", "`\(text)` is \(article(type)) and cannot be called", at: span,
      help: isHiding ? "this name hides the function `\(text)`: rename it where it is declared" : nil)
  }

  static func now(at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/now", "rules cannot ask for the time of the computer", at: span,
      help: "write `today()`, which is the date that the decision is about")
  }

  static func externalFunction(at span: SourceSpan) -> Diagnostic {
    .error("expression/external-function", "external functions are not available", at: span)
  }

  static func argumentCount(_ name: String, counts: [Int], found: Int, signatures: [String], at span: SourceSpan) -> Diagnostic {
    let sorted = Array(Set(counts)).sorted()
    let wanted = sorted.map(String.init).joined(separator: " or ")
    return .error(
      "expression/argument-count", "`\(name)` takes \(wanted) argument\(sorted == [1] ? "" : "s"), found \(found)", at: span,
      help: signatures.isEmpty ? nil : "it is " + signatures.map { "`\($0)`" }.joined(separator: " or "))
  }

  static func argumentType(
    _ name: String, _ parameter: String?, expected: ValueType, found: ValueType, help: String?, at span: SourceSpan
  ) -> Diagnostic {
    let place = parameter.map { "`\($0)` of `\(name)`" } ?? "this argument of `\(name)`"
    return .error(
      "expression/argument-type", "\(place) is \(article(expected)), found \(article(found))", at: span, help: help)
  }

  static func unknownParameter(
    _ parameter: String, of name: String, among candidates: [String], signatures: [String], at span: SourceSpan
  ) -> Diagnostic {
    let help = didYouMean(parameter, candidates).help ?? "it is " + signatures.map { "`\($0)`" }.joined(separator: " or ")
    return .error("expression/unknown-parameter", "`\(name)` has no parameter `\(parameter)`", at: span, help: help)
  }

  static func namedArguments(_ name: String, signatures: [String], at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/argument-count", "these are not the arguments that `\(name)` needs together", at: span,
      help: "it is " + signatures.map { "`\($0)`" }.joined(separator: " or "))
  }

  static func mixedArguments(_ name: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/mixed-arguments", "some arguments of `\(name)` have names and this one has none", at: span,
      help: "name all of them or none")
  }

  static func missingBrackets(_ name: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/missing-brackets", "`\(name)` is a function and needs its brackets", at: span, help: "write `\(name)()`",
      fixes: replacement("\(name)()", at: span))
  }

  static func badTemporal(_ text: String, _ kind: String, at span: SourceSpan) -> Diagnostic {
    if kind == "date", let date = CivilDate.likely(in: text) {
      return .error(
        "expression/bad-literal", "`\(text)` is not a date as expressions write it", at: span,
        help: "write `\"\(date)\"`, year first", fixes: replacement("\"\(date)\"", at: span))
    }
    if kind == "date", CivilDate.numbers(in: text) != nil {
      return .error(
        "expression/bad-literal", "there is no day `\(text)`", at: span, help: "look at the month and the number of its days")
    }
    let form =
      switch kind {
      case "date": "a date is written `2016-08-01`"
      case "time": "a time is written `13:30:00`"
      case "date and time": "a date and time is written `2016-08-01T13:30:00`"
      case "duration": "a duration is written `P3D`, `PT2H` or `P1Y6M`"
      default: "write `2016-08-01`, `13:30:00`, `2016-08-01T13:30:00`, `P3D` or `P1Y6M`"
      }
    return .error("expression/bad-literal", "`\(text)` is no \(kind)", at: span, help: form)
  }

  static func badPattern(_ text: String, _ reason: String, at span: SourceSpan) -> Diagnostic {
    .error("expression/bad-literal", "`\(text)` is not a pattern: \(reason)", at: span)
  }

  // MARK: Types

  static func wrongType(expected: ValueType, found: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/wrong-type", "expected \(article(expected)), found \(article(found))", at: span,
      help: expected == .date ? "name a date, or count from one, as in `add years(date, number)`" : nil)
  }

  static func notCondition(_ construct: String?, _ type: ValueType, help: String?, at span: SourceSpan) -> Diagnostic {
    let wanted = construct.map { "`\($0)` needs a condition" } ?? "expected a condition"
    return .error(
      "expression/not-a-condition", "\(wanted), found \(article(type))", at: span,
      help: help ?? "compare it with something, as in `x > 1`")
  }

  static func notFilter(_ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/not-a-condition", "a filter needs a condition or a position, found \(article(type))", at: span,
      help: "compare a member with something, as in `[age > 5]`")
  }

  static func positionZero(at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/position-zero", "positions in a list count from 1", at: span,
      help: "write `[1]` for the first member, `[-1]` for the last")
  }

  static func notIterable(_ construct: String, _ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error("expression/not-a-list", "`\(construct)` needs a list or a range, found \(article(type))", at: span)
  }

  static func wrongOperand(_ op: String, _ type: ValueType, help: String?, at span: SourceSpan) -> Diagnostic {
    .error("expression/wrong-operands", "`\(op)` does not take \(article(type))", at: span, help: help)
  }

  static func wrongOperands(_ op: String, _ a: ValueType, _ b: ValueType, help: String?, at span: SourceSpan) -> Diagnostic {
    .error("expression/wrong-operands", "`\(op)` does not take \(article(a)) and \(article(b))", at: span, help: help)
  }

  static func nullOperand(_ op: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/null-operand", "`\(op)` does not take null", at: span, help: "only `=` and `!=` take it")
  }

  static func divisionByZero(at span: SourceSpan) -> Diagnostic {
    .error("expression/division-by-zero", "nothing can be divided by zero", at: span)
  }

  static func unitMismatch(_ a: String, _ b: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/unit-mismatch", "the units do not match: `\(a)` and `\(b)`", at: span,
      help: "convert one of them, or correct the unit where it is declared")
  }

  // MARK: Never or always

  static func incomparable(_ a: ValueType, _ b: ValueType, help: String?, at span: SourceSpan) -> Diagnostic {
    .error("expression/never-comparable", "\(article(a)) and \(article(b)) cannot be compared", at: span, help: help)
  }

  static func noOrder(_ op: String, _ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error("expression/no-order", "`\(op)` needs values that have an order, found \(article(type))", at: span)
  }

  static func notAChoice(_ value: String, _ enumeration: Enumeration, at span: SourceSpan) -> Diagnostic {
    let nearest = Suggestion.nearest(to: value, among: enumeration.values)
    let help = nearest.map { "did you mean `\"\($0)\"`?" } ?? "the values are \(list(enumeration.values.map { "\"\($0)\"" }))"
    return .error(
      "expression/not-a-choice", "`\"\(value)\"` is not a value of `\(enumeration.name)`", at: span, help: help,
      fixes: replacement(nearest.map { "\"\($0)\"" }, at: span))
  }

  static func unquotedChoice(_ value: String, _ enumeration: Enumeration, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/unknown-name", "`\(value)` is a value of `\(enumeration.name)` and needs quotes", at: span,
      help: "write `\"\(value)\"`", fixes: replacement("\"\(value)\"", at: span))
  }

  static func neverInstance(_ type: ValueType, of wanted: ValueType, at span: SourceSpan) -> Diagnostic {
    .warning("expression/constant-condition", "this never holds: the value is \(article(type)), not \(article(wanted))", at: span)
  }

  static func emptyRange(_ low: String, _ high: String, isReversed: Bool, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/empty-range", "nothing lies between `\(low)` and `\(high)` here", at: span,
      help: isReversed ? "the lower end comes first" : "write `[\(low)..\(low)]` if the ends are included")
  }

  static func listForRange(_ low: String, _ high: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "expression/list-for-range", "`[\(low)-\(high)]` is a list with one number, \(low) minus \(high), not a range", at: span,
      help: "write `[\(low)..\(high)]`", fixes: replacement("[\(low)..\(high)]", at: span))
  }

  static func constantCondition(_ holds: Bool, at span: SourceSpan) -> Diagnostic {
    .warning(
      "expression/constant-condition", "this \(holds ? "always" : "never") holds, whatever the facts are", at: span,
      help: "remove it, or compare a fact")
  }

  static func sameOnBothSides(_ text: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "expression/constant-condition", "`\(text)` is compared with itself", at: span, help: "compare it with something else")
  }

  static func neverNull(_ text: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "expression/never-null", "`\(text)` is never null", at: span,
      help: "a fact that was not given is unknown, not null; only facts declared so may be known to be none")
  }
}
