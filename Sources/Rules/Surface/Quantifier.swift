import Diagnostics
import ExpressionSyntax
import YAMLTree

/// `some: child`, `every: child` or `at_least: 2, some: child`, with its `where`: what stands beside a `when`, in a
/// condition as in an indicator.
struct Quantifier {
  private var kind: QuantifiedCondition.Kind
  private var member: Name
  private var `where`: Condition?

  static let heads = ["some", "every", "at_least", "at_most"]
  static let some = Field("some", .factName, "a list entity or role: at least one member meets the condition")
  static let every = Field("every", .factName, "a list entity or role: each member for whom `where` holds meets it")
  static let atLeast = Field("at_least", .number, "at least so many; a number or a parameter")
  static let atMost = Field("at_most", .number, "at most so many; a number or a parameter")
  static let `where` = Field("where", .condition, "whom the condition is about")
  static let ifNobody = Field(
    "if_nobody", .word(among: ["met", "not_met"]), "what `every` over nobody is: `not_met` unless said")
  static let fields = [
    some.declaration, every.declaration, atLeast.declaration, atMost.declaration, `where`.declaration,
    ifNobody.declaration,
  ]

  /// Nil where no member is named.
  init?(_ record: Record, _ reading: inout Reading) {
    let some = reading.read(Self.some, in: record)
    let every = reading.read(Self.every, in: record)
    let bound = Self.bound(record, &reading)
    `where` = reading.read(Self.where, in: record)
    let ifNobody = reading.read(Self.ifNobody, in: record)
    if record.has("some"), let second = record.entry("every") {
      reading.report(.twoGates("some", "every", at: second.keySpan))
    }
    if record.has("every"), let count = record.entry("at_least") ?? record.entry("at_most") {
      reading.report(.countOfEvery(count.key, at: count.keySpan))
    }
    if !record.has("every"), let entry = record.entry("if_nobody") {
      reading.report(.companionAlone("if_nobody", besides: nil, at: entry.keySpan))
    }
    if let some {
      member = some
      kind = bound.map { .count($0.0, $0.1) } ?? .some
    } else if let every {
      member = every
      kind = .every(ifNobody: ifNobody?.value == "met")
    } else {
      return nil
    }
  }

  /// `at_least` or `at_most` with its number.
  static func bound(_ record: Record, _ reading: inout Reading) -> (CountGate.Bound, ExpressionSource)? {
    let least = reading.read(atLeast, in: record)
    let most = reading.read(atMost, in: record)
    if record.has("at_least"), let second = record.entry("at_most") {
      reading.report(.twoGates("at_least", "at_most", at: second.keySpan))
    }
    return least.map { (.atLeast, $0) } ?? most.map { (.atMost, $0) }
  }

  func condition(_ when: Condition?, at span: SourceSpan) -> Condition {
    .quantified(QuantifiedCondition(kind: kind, member: member, where: `where`, when: when), span)
  }
}

extension Record {
  /// The condition under a key with the quantifier that stands beside it folded in.
  ///
  /// Without a quantifier, `where` must hold as well as the condition.
  func folded(_ field: Field<Condition>, _ quantifier: Quantifier?, _ reading: inout Reading) -> Condition? {
    let when = reading.read(field, in: self)
    let keys = Quantifier.heads + ["where", field.key]
    if let quantifier { return quantifier.condition(when, at: span(of: keys)) }
    guard let when else { return nil }
    guard !has("some"), !has("every"), let whom = reading.read(Quantifier.where, in: self) else { return when }
    return .all([whom, when], span(of: keys))
  }
}

extension Shape where Value == ExpressionSource {
  fileprivate static var number: Shape { .expression("a number or a parameter") }
}
