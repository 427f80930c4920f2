import Diagnostics
import ExpressionSyntax
import YAMLTree

extension FactType {
  /// As written in rule files.
  static let written: [(text: String, type: FactType)] = [
    ("yes-no", .yesNo), ("text", .text), ("integer", .integer), ("number", .number), ("money", .money), ("date", .date),
    ("duration", .duration), ("choice", .choice), ("choices", .choices), ("reference", .reference),
    ("list of integer", .list(.integer)), ("list of number", .list(.number)), ("list of date", .list(.date)),
    ("list of text", .list(.text)),
  ]

  /// Names of types in other languages.
  private static let elsewhere: [String: String] = [
    "boolean": "yes-no", "bool": "yes-no", "yes/no": "yes-no", "yesno": "yes-no", "flag": "yes-no", "string": "text",
    "str": "text", "int": "integer", "whole number": "integer", "float": "number", "double": "number",
    "decimal": "number", "percent": "number", "percentage": "number", "currency": "money", "amount": "money",
    "datetime": "date", "day": "date", "days": "duration", "period": "duration", "enum": "choice", "list": "list of text",
    "array": "list of text", "ref": "reference", "entity": "reference",
  ]

  static let shape = Shape<Located<FactType>>(
    "a type such as `yes-no`, `number` or `date`", schema: .record([("enum", .texts(written.map(\.text)))])
  ) { node, reading in
    let texts = written.map(\.text)
    let expected = "one of \(texts.map { "`\($0)`" }.joined(separator: ", "))"
    guard let name = reading.text(node, expected: expected) else { return nil }
    if let known = written.first(where: { $0.text == name.value }) { return Located(known.type, at: name.span) }
    let meant = elsewhere[name.value.lowercased()] ?? Suggestion.nearest(to: name.value, among: texts)
    reading.report(.unknownWord(name, of: reading.owner, expected: expected, meant: meant))
    return written.first { $0.text == meant }.map { Located($0.type, at: name.span) }
  }

  var isNumeric: Bool {
    switch self {
    case .integer, .number, .money, .duration: true
    case .list(let element): element.isNumeric
    case .yesNo, .text, .date, .choice, .choices, .reference: false
    }
  }
}

extension FactSyntax {
  static let type = Field("type", FactType.shape, "what kind of value it has", required: true)
  static let choices = Field("choices", .choices, "for `choice` and `choices`: each code with its words")
  static let to = Field(
    "to", .code,
    "for `reference`: a register, or an entity with a list; for a column with a `list of text`: the register that it names")
  static let unit = Field("unit", .words, "for numbers: the unit that sentences put after them")
  static let decimals = Field("decimals", .integer(0...12), "for numbers: digits after the point")
  static let between = Field("between", .bounds, "for numbers: smallest and largest value")
  static let none = Field("none", .word(among: ["allowed"]), "`allowed` where there may be none, given as null")
  static let title = Field("title", .words, "what it is called")
  static let ask = Field("ask", .sentence, "the question to ask, with placeholders")
  static let holder = Field("holder", .text, "who usually holds it")
  static let sensitivity = Field("sensitivity", .word(of: Sensitivity.self), "how careful to be with it")
  static let fixed = Field("fixed", .boolean, "nobody can change it: a birth date, a past offence")
  static let finding = Field("finding", .boolean, "made by judgement; never proposed as a way to another answer")
  static let actionableBy = Field("actionable_by", .text, "who can bring about a change of it")
  static let propose = Field(
    "propose", .word(among: ["yes", "no"]), "for `yes-no`: the only value to which a change is ever proposed")
  static let presume = Field("presume", .presumption, "the value it has while nothing is recorded: `no`, `none` or a choice")
  static let cost = Field("cost", .decimal, "what asking takes; 1 is usual")
  static let likelihood = Field(
    "likelihood", LikelihoodSyntax.shape, "how likely it is yes, or its values are; weighs the order of questions")

  /// What can be said of every value: of a fact, a derived fact, a parameter and a column.
  static let valueFields = [
    type.declaration, choices.declaration, to.declaration, unit.declaration, decimals.declaration, between.declaration,
    none.declaration, title.declaration, noteField.declaration,
  ]

  static let shape = Shape.record(
    RecordDeclaration(
      "fact", "a fact",
      valueFields + [
        ask.declaration, holder.declaration, sensitivity.declaration, fixed.declaration, finding.declaration,
        actionableBy.declaration, propose.declaration, presume.declaration, cost.declaration, likelihood.declaration,
      ])
  ) { FactSyntax($0, &$1) }

  /// A column of a register.
  static let column = Shape.record(
    RecordDeclaration("column", "a column", valueFields + [sensitivity.declaration])
  ) { FactSyntax($0, &$1) }

  /// Reads what is given; the name is the key under which the record stands.
  init(_ record: Record, _ reading: inout Reading) {
    let type = reading.read(Self.type, in: record)
    self.init(name: reading.owner ?? .hole(at: record.place), type: type ?? Located(.text, at: record.place))
    choices = reading.read(Self.choices, in: record) ?? []
    target = reading.read(Self.to, in: record)
    unit = reading.read(Self.unit, in: record)?.value
    decimals = reading.read(Self.decimals, in: record)?.value
    let bounds = reading.read(Self.between, in: record)
    minimum = bounds?.minimum
    maximum = bounds?.maximum
    mayBeNone = reading.read(Self.none, in: record) != nil
    title = reading.read(Self.title, in: record)
    reading.checkNote(record)
    if record.declaration.declares("ask") { readAsked(record, &reading) }
    if record.declaration.declares("sensitivity") {
      sensitivity = reading.read(Self.sensitivity, in: record)?.value ?? .ordinary
    }
    if record.declaration.declares("likelihood") { likelihood = reading.read(Self.likelihood, in: record) }
    if let type { Self.checkKeys(record, of: type.value, &reading) }
  }

  private mutating func readAsked(_ record: Record, _ reading: inout Reading) {
    ask = reading.read(Self.ask, in: record)
    holder = reading.read(Self.holder, in: record)
    isFixed = reading.read(Self.fixed, in: record)?.value ?? false
    isFinding = reading.read(Self.finding, in: record)?.value ?? false
    actionableBy = reading.read(Self.actionableBy, in: record)
    proposed = reading.read(Self.propose, in: record).map { $0.value == "yes" }
    if let entry = record.entry("propose"), !record.has("actionable_by") {
      reading.report(.proposedToNobody(at: entry.keySpan))
    }
    presumed = reading.read(Self.presume, in: record)
    cost = reading.read(Self.cost, in: record)
  }

  /// Keys that only some types have, and those that a type needs.
  private static func checkKeys(_ record: Record, of type: FactType, _ reading: inout Reading) {
    let hasChoices = type == .choice || type == .choices
    let rules: [(keys: [String], isMeant: Bool, isNeeded: Bool, belongsTo: String)] = [
      (["choices"], hasChoices, hasChoices, "the types `choice` and `choices`"),
      (
        ["to"], type == .reference || type == .list(.text) && record.declaration.name == "column", type == .reference,
        "the type `reference`"
      ),
      (["unit", "decimals", "between"], type.isNumeric, false, "numbers"),
      (["propose"], type == .yesNo, false, "the type `yes-no`"),
    ]
    for rule in rules {
      for key in rule.keys {
        if let entry = record.entry(key), !rule.isMeant {
          reading.report(.keyOfOtherType(key, belongsTo: rule.belongsTo, at: entry.keySpan))
        } else if rule.isNeeded, !record.has(key), let entry = record.entry("type") {
          reading.report(.missingForType(key, of: Name(entry.value.scalarText ?? "", at: entry.value.span)))
        }
      }
    }
  }
}

extension Shape where Value == [ChoiceSyntax] {
  fileprivate static var choices: Shape {
    let map = Shape<[(key: Name, value: Name)]>.map(.either, of: .words("the words for the code"))
    return Shape(map.expected, schema: map.schema) { node, reading in
      if node.items != nil {
        reading.report(.choicesWithoutWords(at: reading.place(of: node)))
        return nil
      }
      return map.read(node, &reading)?.map { ChoiceSyntax(code: $0.key, words: $0.value.value) }
    }
  }
}

extension Shape where Value == (minimum: Name, maximum: Name) {
  fileprivate static var bounds: Shape {
    let numbers = Shape<[Name]>.list(of: .decimal)
    let expected = "the smallest and the largest value, as in `[0, 100]`"
    let schema = numbers.schema.adding([("minItems", .number(2)), ("maxItems", .number(2))])
    return Shape(expected, schema: schema) { node, reading in
      guard let items = node.items, items.count == 2 else {
        reading.mismatch(node, expected: expected)
        return nil
      }
      guard let found = numbers.read(node, &reading), found.count == 2 else { return nil }
      return (found[0], found[1])
    }
  }
}

extension Shape where Value == Name {
  fileprivate static var presumption: Shape {
    let text = Shape.text("the presumed value: `no`, `yes`, `none` or a code")
    return Shape(text.expected, schema: text.schema) { node, reading in
      guard let name = text.read(node, &reading) else { return nil }
      let meant = ["true": "yes", "false": "no", "null": "none", "~": "none"][name.value]
      guard let meant else { return name }
      reading.report(.unknownWord(name, of: reading.owner, expected: text.expected, meant: meant))
      return Name(meant, at: name.span)
    }
  }
}
