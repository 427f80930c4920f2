import Diagnostics
import YAMLTree

extension SharingRuleSyntax {
  static let each = Field("each", .factName, "the list entity whose members are decided one by one; left out: once")
  static let covers = Field("covers", .condition, "what it applies to; left out: everything")
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
      SharingRuleSyntax(
        header: RuleHeader(record, &reading), role: role,
        decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
        each: reading.read(each, in: record), covers: reading.read(covers, in: record),
        when: reading.read(when, in: record), unless: reading.read(ExceptionSyntax.unless, in: record) ?? [],
        duties: reading.read(duties, in: record) ?? [])
    }
  }
}
