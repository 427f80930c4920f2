import Diagnostics
import Expressions
import Rules
import YAMLTree

extension FactsIntake {
  mutating func nameGiven(_ name: String, _ cell: FactCell, at span: SourceSpan) {
    let entity = facts.layout.entityOf[cell.fact.index]
    let given = MemberNames.Name(entity: entity, member: cell.member, text: name, span: span)
    if let first = names.add(given) { diagnostics.report(.repeatedName(name, vocabulary[entity], first: first.span, at: span)) }
  }

  /// Finds the members that references name, and presumes what was not given.
  mutating func finish() {
    for reference in pending {
      if let name = names.first(reference.entity, reference.name) {
        facts.set(reference.cell, integer: Int64(name.member))
      } else if !hasUnknownKey {
        facts.annotations[reference.cell] = nil
        diagnostics.report(
          .noSuchMember(
            reference.name, vocabulary[reference.entity], names: names.texts(of: reference.entity), form: form, at: reference.span
          ))
      }
    }
    facts.presume(by: vocabulary)
  }

  // MARK: A person's own decision

  mutating func readOverride(_ entry: YAMLEntry) -> Override? {
    if isNull(entry.value) || isNotGiven(entry.value) { return nil }
    guard let parts = entry.value.entries else {
      diagnostics.report(.overrideIsNotMapping(found: found(entry.value), at: entry.value.span))
      return nil
    }
    var texts: [String: String] = [:]
    let keys = ["outcome", "by_role", "reason", "at"]
    for part in parts {
      guard keys.contains(part.key) else {
        diagnostics.report(.unknownOverrideKey(part.key, keys: keys, form: form, at: part.keySpan))
        continue
      }
      guard let text = part.value.scalarText, !isNull(part.value), !part.value.isAbsent else {
        diagnostics.report(.notText(part.key, found: found(part.value), at: part.value.span))
        continue
      }
      texts[part.key] = text
      if part.key == "at" { checkMoment(text, at: part.value.span) }
    }
    let absent = keys.filter { key in !parts.contains { $0.key == key } }
    if !absent.isEmpty { diagnostics.report(.incompleteOverride(absent, at: entry.keySpan)) }
    guard let outcome = texts["outcome"], let role = texts["by_role"], let reason = texts["reason"], let at = texts["at"] else {
      return nil
    }
    return Override(outcome: outcome, byRole: role, reason: reason, at: at)
  }
}

extension FactsIntake {
  fileprivate mutating func checkMoment(_ text: String, at span: SourceSpan) {
    if DateTime(text) == nil { diagnostics.report(.badMoment(text, at: span)) }
  }
}
