import Diagnostics
import ExpressionSyntax
import YAMLTree

extension Shape where Value == Condition {
  /// A FEEL expression or a gate over conditions.
  static var condition: Shape {
    // Its record is not named: it holds conditions again, and a declaration cannot be made of itself.
    Shape("a condition", schema: .definition("condition")) { ConditionForm.read($0, &$1) }
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

  private static let written = Shape<ExpressionSource>.expression("a condition")
  private static let gates = ["all", "any", "none", "not", "met"]

  static func read(_ node: YAMLNode, _ reading: inout Reading) -> Condition? {
    switch node.content {
    case .scalar(let scalar): return expression(scalar.text, node, &reading)
    case .sequence(let items):
      reading.report(.listAsCondition(at: reading.place(of: node), owner: reading.owner))
      return .all(items.compactMap { reading.read(.condition, $0, under: nil) }, node.span)
    case .mapping where node.has("table"):
      return DecisionTableSyntax.read(node, isCondition: true, &reading).map { .expression($0, node.span) }
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
    case _ where Shape<Name>.isDecimal(text):
      reading.report(.numberAsCondition(Name(text, at: node.span)))
      return nil
    default:
      return written.read(node, &reading).map { .expression($0, node.span) }
    }
  }

  /// The condition that a mapping says. All that is written is read; the first gate counts where there are several.
  private static func gate(_ record: Record, _ reading: inout Reading) -> Condition? {
    let span = record.node.span
    let heads = record.node.entries?.map(\.key).filter { (gates + Quantifier.heads).contains($0) } ?? []
    let isQuantified = record.has("some") || record.has("every")
    let isCount = !isQuantified && (record.has("at_least") || record.has("at_most") || record.has("of"))
    if let first = heads.first, let second = heads.dropFirst().first(where: { gates.contains(first) || gates.contains($0) }) {
      reading.report(.twoGates(first, second, at: record.entry(second)?.keySpan ?? span))
    }
    let aliens = (isQuantified ? ["of"] : ["where", "when", "if_nobody"]).compactMap(record.entry)
    for entry in aliens { reading.report(.companionAlone(entry.key, besides: heads.first, at: entry.keySpan)) }
    if heads.isEmpty, aliens.isEmpty, !isCount, !record.hasUnknownKeys { reading.report(.emptyCondition(at: span)) }
    for entry in ["all", "any", "none"].compactMap(record.entry) where entry.value.items?.isEmpty == true {
      reading.report(.emptyGate(entry.key, at: entry.value.span))
    }
    let conditions: [Condition?] = [
      reading.read(all, in: record).map { .all($0, span) }, reading.read(any, in: record).map { .any($0, span) },
      reading.read(none, in: record).map { .none($0, span) }, reading.read(not, in: record).map { .not($0, span) },
      reading.read(met, in: record).map { .met($0, span) }, isQuantified ? quantified(record, &reading) : nil,
      isCount ? count(record, &reading) : nil,
    ]
    return conditions.compactMap { $0 }.first
  }

  private static func count(_ record: Record, _ reading: inout Reading) -> Condition? {
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
    let quantifier = Quantifier(record, &reading)
    let when = reading.read(when, in: record)
    if let every = record.entry("every"), !record.has("when") { reading.report(.everyWithoutWhen(at: every.keySpan)) }
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
