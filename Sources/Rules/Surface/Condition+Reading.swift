import Diagnostics
import ExpressionSyntax
import YAMLTree

extension Shape where Value == Condition {
  /// A FEEL expression or a gate over conditions.
  static var condition: Shape {
    // Its own records are left out: they are reached through every rule, and would be through themselves.
    Shape("a condition", schema: .definition("condition"), records: []) { ConditionForm.read($0, &$1) }
  }
}

/// The forms in which a condition can be written.
enum ConditionForm {
  static let all = Field("all", .list(of: .condition), "every condition of the list holds")
  static let any = Field("any", .list(of: .condition), "at least one condition of the list holds")
  static let none = Field("none", .list(of: .condition), "no condition of the list holds")
  static let not = Field("not", .condition, "the condition does not hold")
  static let met = Field("met", .id, "the criterion, indicator, requirement or eligibility rule of this id is met")
  static let of = Field("of", .operands, "what is counted: conditions, or the criteria of a group")
  static let when = Field("when", .condition, "what must hold for the member")

  static let declaration = RecordDeclaration(
    "gate", "a condition",
    [all.declaration, any.declaration, none.declaration, not.declaration, met.declaration]
      + Quantifier.fields + [of.declaration, when.declaration],
    heads: gates + Quantifier.heads)

  private static let gates = ["all", "any", "none", "not", "met"]

  static func read(_ node: YAMLNode, _ reading: inout Reading) -> Condition? {
    switch node.content {
    case .scalar(let scalar): return expression(scalar.text, node, &reading)
    case .sequence(let items):
      reading.report(.listAsCondition(at: reading.place(of: node), owner: reading.owner))
      return .all(items.compactMap { reading.read(.condition, $0, under: nil) }, node.span)
    case .mapping:
      return reading.open(node, as: declaration).flatMap { gate($0, &reading) }
    }
  }

  private static func expression(_ text: String, _ node: YAMLNode, _ reading: inout Reading) -> Condition? {
    switch text {
    case "yes", "Yes", "no", "No", "True", "False", "on", "off":
      let truth = ["yes", "Yes", "True", "on"].contains(text) ? "true" : "false"
      reading.report(.wordAsCondition(Name(text, at: node.span), meant: truth))
      return nil
    case _ where !text.isEmpty && text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }):
      reading.report(.numberAsCondition(Name(text, at: node.span)))
      return nil
    default:
      let shape = Shape<ExpressionSource>.expression("a condition")
      return shape.read(node, &reading).map { .expression($0, node.span) }
    }
  }

  /// The condition that a mapping says, one gate at a time.
  private static func gate(_ record: Record, _ reading: inout Reading) -> Condition? {
    let span = record.node.span
    let written = record.node.entries?.map(\.key).filter(gates.contains) ?? []
    let counts = Quantifier.heads.filter { record.has($0) }
    if let first = written.first ?? counts.first {
      let second = written.dropFirst().first ?? (written.isEmpty ? nil : counts.first)
      if let second { reading.report(.twoGates(first, second, at: record.entry(second)?.keySpan ?? span)) }
    }
    if written.isEmpty, record.has("of") || counts.contains("at_least") || counts.contains("at_most"), !counts.contains("some"),
      !counts.contains("every")
    {
      return count(record, &reading)
    }
    if written.isEmpty, !counts.isEmpty { return quantified(record, &reading) }

    for key in ["of", "where", "when", "if_nobody"] {
      guard let entry = record.entry(key) else { continue }
      reading.report(.companionAlone(key, besides: written.first, at: entry.keySpan))
    }
    let gates: [Condition?] = [
      reading.read(all, in: record).map { .all($0, span) }, reading.read(any, in: record).map { .any($0, span) },
      reading.read(none, in: record).map { .none($0, span) }, reading.read(not, in: record).map { .not($0, span) },
      reading.read(met, in: record).map { .met($0, span) },
    ]
    for key in ["all", "any", "none"] where record.entry(key)?.value.items?.isEmpty == true {
      reading.report(.emptyGate(key, at: record.entry(key)?.value.span ?? span))
    }
    if written.isEmpty, !record.hasUnknownKeys, !record.has("when"), !record.has("where"), !record.has("if_nobody") {
      reading.report(.emptyCondition(at: span))
    }
    return gates.compactMap { $0 }.first
  }

  private static func count(_ record: Record, _ reading: inout Reading) -> Condition? {
    for key in ["where", "when", "if_nobody"] {
      if let entry = record.entry(key) { reading.report(.companionAlone(key, besides: "of", at: entry.keySpan)) }
    }
    let bound = Quantifier.bound(record, &reading)
    let operands = reading.read(of, in: record)
    guard let (bound, number) = bound else {
      if !record.has("at_least"), !record.has("at_most") {
        reading.report(.companionAlone("of", besides: nil, at: record.entry("of")?.keySpan ?? record.place))
      }
      return nil
    }
    if !record.has("of") {
      reading.report(.countOfNothing(bound.rawValue, at: record.entry(bound.rawValue)?.keySpan ?? record.place))
    }
    guard let operands else { return nil }
    return .count(CountGate(bound: bound, number: number, operands: operands), record.node.span)
  }

  private static func quantified(_ record: Record, _ reading: inout Reading) -> Condition? {
    if let entry = record.entry("of") { reading.report(.companionAlone("of", besides: "some", at: entry.keySpan)) }
    let quantifier = Quantifier(record, &reading)
    let when = reading.read(when, in: record)
    if record.has("every"), !record.has("when") { reading.report(.everyWithoutWhen(at: record.place)) }
    return quantifier?.condition(when, at: record.node.span)
  }
}

extension Condition {
  /// Stands where a condition should be; the reason was reported.
  static func hole(at span: SourceSpan) -> Condition { .expression(.hole("false", at: span), span) }
}

extension Shape where Value == CountGate.Operands {
  fileprivate static var operands: Shape {
    let expected = "a list of conditions, or the id of a group of criteria"
    let list = Shape<[Condition]>.list(of: .condition)
    let schema: SchemaValue = .record([("anyOf", .list([.definition("id"), list.schema]))])
    return Shape(expected, schema: schema) { node, reading in
      if node.scalar != nil { return Shape<Name>.id.read(node, &reading).map { .group($0) } }
      if node.entries != nil {
        reading.mismatch(node, expected: expected)
        return nil
      }
      return list.read(node, &reading).map { .conditions($0) }
    }
  }
}
