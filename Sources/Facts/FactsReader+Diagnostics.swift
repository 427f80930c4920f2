import Diagnostics
import Rules

// Wording for changes of worked cases and for single assignments.

extension Diagnostic {
  static func namelessChange(_ entity: Entity, _ nameKey: String?, at span: SourceSpan) -> Diagnostic {
    let list = entity.list ?? entity.name
    guard let nameKey else {
      return .error(
        "facts/nameless-change", "members of `\(list)` have no names by which one could be removed", at: span,
        help: "give the whole list in a case of its own")
    }
    return .error(
      "facts/nameless-change", "the change does not say which member of `\(list)` it is about", at: span,
      help: "begin it with the member's `\(nameKey)`")
  }

  static func addedMember(_ name: String, _ entity: Entity, meant: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "facts/added-member", "no \(entity.name) of the case before is called `\(name)`, so that one more is added", at: span,
      help: "did you mean `\(meant)`? otherwise give the new \(entity.name) another name",
      fixes: [Fix("write `\(meant)`", [TextEdit(span, meant)])])
  }

  static func badRemove(at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/bad-remove", "the only word that `remove` takes is `true`", at: span, help: "leave `remove` out to keep the member")
  }

  static func badAssignment(at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/bad-assignment", "expected a fact, `=` and its value", at: span,
      help: "write it as `family.accepted_on=2016-09-12`, for a member of a list as `person[Child A].age=12`")
  }

  static func unknownEntity(_ name: String, vocabulary: FactVocabulary, at span: SourceSpan) -> Diagnostic {
    let names = vocabulary.entities.map(\.name)
    let likely = vocabulary.entities.first { $0.list == name }?.name ?? Suggestion.nearest(to: name, among: names)
    return suggesting(
      likely, .error("facts/unknown-key", "the vocabulary has no `\(name)`", at: span), .yaml,
      otherwise: "it has " + quotedList(names))
  }

  static func memberOfAssignment(_ entity: Entity, fact: String, at span: SourceSpan) -> Diagnostic {
    entity.isList
      ? .error(
        "facts/bad-assignment", "`\(entity.name)` stands for many: it is not said which one", at: span,
        help: "name the member in brackets, as in `\(entity.name)[Child A].\(fact)`")
      : .error(
        "facts/bad-assignment", "there is one `\(entity.name)`, so no member is named", at: span,
        help: "write `\(entity.name).\(fact)`")
  }
}
