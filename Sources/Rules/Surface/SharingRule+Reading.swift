import Diagnostics
import ExpressionSyntax
import YAMLTree

extension SharingRuleSyntax {
  static let each = Field("each", .factName, "the list entity whose members are decided one by one; left out: once")
  static let covers = Field(
    "covers", .condition, "what it applies to; `true`, and in other rules than permissions left out: everything")
  static let when = Field("when", .condition, "what must hold")
  static let duties = Field("duties", .list(of: DutySyntax.nested), "what has to be done along with it")

  static func shape(_ role: Role) -> Shape<SharingRuleSyntax> {
    let when = role == .requirement ? Self.when.required : Self.when
    let phrase = "a \(role.rawValue)"
    let declaration = RecordDeclaration(
      role.rawValue, phrase,
      RuleHeader.fields + [
        decisionField.declaration, each.declaration, covers.declaration, when.declaration,
        ExceptionSyntax.unless.declaration, duties.declaration,
      ])
    return .record(declaration) { record, reading in
      let covers = reading.read(covers, in: record)
      let coversAll = covers?.isTrue ?? false
      return SharingRuleSyntax(
        header: RuleHeader(record, &reading), role: role,
        decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
        each: reading.read(each, in: record), covers: coversAll ? nil : covers, saysCoversAll: coversAll,
        when: reading.read(when, in: record), unless: reading.read(ExceptionSyntax.unless, in: record) ?? [],
        duties: reading.read(duties, in: record) ?? [])
    }
  }
}

extension Condition {
  /// Whether it is the word `true` alone.
  fileprivate var isTrue: Bool { if case .expression(let source, _) = self { source.text == "true" } else { false } }
}
