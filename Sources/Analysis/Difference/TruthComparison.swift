import Decisions
import Rules

/// The rules whose truth differs between two decisions on the same facts: the lowest of them, which are why the others differ.
struct TruthComparison {
  let before: Decision
  let after: Decision
  /// Only this item, where one is concerned.
  let item: String?
  /// What a rule came to, for a member by its name, also where the decision does not list it; nil where it has no part.
  let truthBefore: (String, String?) -> Truth?
  let truthAfter: (String, String?) -> Truth?

  private struct Key: Hashable {
    var rule: String
    var member: String?
  }

  var changes: [EffectWitness.TruthChange] {
    let old = Dictionary(reasons(of: before), uniquingKeysWith: { first, _ in first })
    let listed = reasons(of: after) + reasons(of: before)
    let new = Dictionary(reasons(of: after), uniquingKeysWith: { first, _ in first })
    var seen: Set<Key> = []
    let different = listed.filter { key, _ in
      guard seen.insert(key).inserted else { return false }
      let was = old[key]?.truth ?? truthBefore(key.rule, key.member)
      return was != new[key]?.truth ?? truthAfter(key.rule, key.member)
    }
    let keys = Set(different.map(\.0))
    func isLowest(_ reason: Reason) -> Bool {
      (reason.because + reason.exceptions).allSatisfy { part in
        !keys.contains(Key(rule: part.rule, member: part.member)) && isLowest(part)
      }
    }
    return different.filter { isLowest($0.1) }.map { change($0.0, old[$0.0], new[$0.0]) }
  }

  private func change(_ key: Key, _ before: Reason?, _ after: Reason?) -> EffectWitness.TruthChange {
    let one = after ?? before
    // The smaller set says it more plainly.
    let facts = [before, after].compactMap { $0?.facts }.filter { !$0.isEmpty }.min { $0.count < $1.count }
    return EffectWitness.TruthChange(
      rule: key.rule, title: one?.title ?? "", member: key.member, role: one?.role ?? .requirement,
      before: before?.truth ?? truthBefore(key.rule, key.member), after: after?.truth ?? truthAfter(key.rule, key.member),
      textBefore: before?.texts ?? [], textAfter: after?.texts ?? [],
      facts: facts ?? [])
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
