import Decisions
import Rules

/// The rules whose truth differs between two decisions on the same facts: the lowest of them, which are why the others differ.
struct TruthComparison {
  let before: Decision
  let after: Decision
  /// Only this item, where one is concerned.
  let item: String?

  private struct Key: Hashable {
    var rule: String
    var member: String?
  }

  var changes: [EffectWitness.TruthChange] {
    let old = reasons(of: before)
    let new = reasons(of: after)
    var byKey: [Key: Reason] = [:]
    for (key, reason) in old where byKey[key] == nil { byKey[key] = reason }
    var seen: Set<Key> = []
    var different: Set<Key> = []
    for (key, reason) in new where byKey[key]?.truth != reason.truth { different.insert(key) }
    let newKeys = Set(new.map(\.0))
    for (key, _) in old where !newKeys.contains(key) { different.insert(key) }
    func isLowest(_ reason: Reason) -> Bool {
      (reason.because + reason.exceptions).allSatisfy { part in
        !different.contains(Key(rule: part.rule, member: part.member)) && isLowest(part)
      }
    }
    var changes: [EffectWitness.TruthChange] = []
    for (key, reason) in new + old where different.contains(key) && isLowest(reason) && seen.insert(key).inserted {
      changes.append(change(byKey[key], new.first { $0.0 == key }?.1))
    }
    return changes
  }

  private func change(_ before: Reason?, _ after: Reason?) -> EffectWitness.TruthChange {
    let one = after ?? before
    let facts = after.map(\.facts) ?? []
    return EffectWitness.TruthChange(
      rule: one?.rule ?? "", title: one?.title ?? "", member: one?.member, role: one?.role ?? .requirement,
      before: before?.truth, after: after?.truth, textBefore: before?.texts ?? [], textAfter: after?.texts ?? [],
      facts: facts.isEmpty ? before?.facts ?? [] : facts)
  }

  private func reasons(of decision: Decision) -> [(Key, Reason)] {
    var all = decision.reasons + decision.mightAlsoFail
    for report in decision.items where item == nil || report.name == item { all += report.reasons + report.mightAlsoFail }
    return all.flatMap(flattened)
  }

  private func flattened(_ reason: Reason) -> [(Key, Reason)] {
    [(Key(rule: reason.rule, member: reason.member), reason)] + (reason.because + reason.exceptions).flatMap(flattened)
  }
}
