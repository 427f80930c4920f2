import Diagnostics
import Expressions
import Rules
import YAMLTree

extension FactsIntake {
  /// Finds the members that references name, refuses names given twice, and presumes what was not given.
  mutating func finish() {
    let members = membersByName()
    for reference in pending {
      if let member = members[reference.entity]?[reference.name] {
        facts.set(reference.cell, integer: Int64(member.member))
      } else {
        facts.annotations[reference.cell] = nil
        diagnostics.report(
          .noSuchMember(
            reference.name, vocabulary[reference.entity], names: names.filter { $0.entity == reference.entity }.map(\.name),
            form: form, at: reference.span))
      }
    }
    facts.presume(by: vocabulary)
  }

  private mutating func membersByName() -> [EntityID: [String: GivenName]] {
    var members: [EntityID: [String: GivenName]] = [:]
    for name in names {
      if let first = members[name.entity]?[name.name] {
        diagnostics.report(.repeatedName(name.name, vocabulary[name.entity], first: first.span, at: name.span))
      } else {
        members[name.entity, default: [:]][name.name] = name
      }
    }
    return members
  }

  // MARK: A person's own decision

  mutating func readOverride(_ entry: YAMLEntry) -> FactsOverride? {
    if isNull(entry.value) || isNotGiven(entry.value) { return nil }
    guard let parts = entry.value.entries else {
      diagnostics.report(.overrideIsNotMapping(found: entry.value.kindName, at: entry.value.span))
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
        diagnostics.report(.notText(part.key, found: isNull(part.value) ? "null" : part.value.kindName, at: part.value.span))
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
    return FactsOverride(outcome: outcome, byRole: role, reason: reason, at: at)
  }
}

extension FactsIntake {
  fileprivate mutating func checkMoment(_ text: String, at span: SourceSpan) {
    if DateTime(text) == nil { diagnostics.report(.badMoment(text, at: span)) }
  }
}
