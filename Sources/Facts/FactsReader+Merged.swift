public import Diagnostics
import Rules
public import YAMLTree

extension FactsReader {
  /// The facts of a document with single ones changed, as worked cases have it in `but`: members of a list are found by
  /// their name, the word `unknown` takes a fact, a record or a list away, `remove: true` a member; whatever is new is added.
  ///
  /// Places stay those of the files that facts and changes come from. Values are not looked at.
  /// Complexity: O(entries × changes).
  public func merged(facts: YAMLNode, changes: YAMLNode, diagnostics: inout DiagnosticSet) -> YAMLNode {
    if changes.isAbsent { return facts }
    guard let changed = changes.entries else { return changes }
    var merge = FactsMerge(vocabulary: vocabulary)
    let entries = merge.document(facts.entries ?? [], changed)
    diagnostics.merge(merge.diagnostics)
    return YAMLNode(content: .mapping(entries), span: facts.span)
  }
}

private struct FactsMerge {
  let vocabulary: FactVocabulary
  var diagnostics = DiagnosticSet()

  init(vocabulary: FactVocabulary) { self.vocabulary = vocabulary }

  mutating func document(_ base: [YAMLEntry], _ changes: [YAMLEntry]) -> [YAMLEntry] {
    merge(base, changes) { merge, key, old, new in
      if merge.takesAway(new) { return nil }
      switch merge.vocabulary.topKeys[key] {
      case .record(let entity)?:
        guard let changes = new.entries, let base = old?.entries else { return new }
        return YAMLNode(content: .mapping(merge.facts(base, changes, entity)), span: new.span)
      case .list(let entity)?: return merge.list(old, new, entity)
      case .id?, .override?, nil: return new
      }
    }
  }

  /// The entries of `base`, each with its change, then those that only `changes` has; nil takes an entry away.
  private mutating func merge(
    _ base: [YAMLEntry], _ changes: [YAMLEntry], _ value: (inout FactsMerge, String, YAMLNode?, YAMLNode) -> YAMLNode?
  ) -> [YAMLEntry] {
    var result = base
    for change in changes {
      let place = result.firstIndex { $0.key == change.key }
      let node = value(&self, change.key, place.map { result[$0].value }, change.value)
      switch (place, node) {
      case (let place?, let node?): result[place] = YAMLEntry(key: change.key, keySpan: change.keySpan, value: node)
      case (let place?, nil): result.remove(at: place)
      case (nil, let node?): result.append(YAMLEntry(key: change.key, keySpan: change.keySpan, value: node))
      case (nil, nil): break
      }
    }
    return result
  }

  private func takesAway(_ node: YAMLNode) -> Bool { node.scalar == YAMLScalar(text: "unknown", style: .plain) }

  private mutating func facts(_ base: [YAMLEntry], _ changes: [YAMLEntry], _ entity: EntityID) -> [YAMLEntry] {
    merge(base, changes) { merge, key, _, new in
      let fact = merge.vocabulary.fact(named: key, of: entity)
      let isCode = fact.map { merge.vocabulary[$0].hasUnknownCode } ?? false
      return merge.takesAway(new) && !isCode ? nil : new
    }
  }

  // MARK: Lists

  private mutating func list(_ old: YAMLNode?, _ new: YAMLNode, _ entity: EntityID) -> YAMLNode {
    guard let changed = parts(new) else { return new }
    let base = old.flatMap(parts) ?? (members: [], more: nil)
    var members = base.members
    for change in changed.members { apply(change, to: &members, entity) }
    let list = YAMLNode(content: .sequence(members), span: new.span)
    guard let more = changed.more ?? base.more else { return list }
    return YAMLNode(
      content: .mapping([YAMLEntry(key: "members", keySpan: list.span, value: list), more]), span: new.span)
  }

  private func parts(_ node: YAMLNode) -> (members: [YAMLNode], more: YAMLEntry?)? {
    if let items = node.items { return (items, nil) }
    guard let entries = node.entries, entries.allSatisfy({ $0.key == "members" || $0.key == "more" }) else { return nil }
    return (node["members"]?.items ?? [], node.entry("more"))
  }

  private mutating func apply(_ change: YAMLNode, to members: inout [YAMLNode], _ entity: EntityID) {
    let removal = change.entry("remove")
    guard let entries = change.entries, let nameFact = vocabulary[entity].nameFact else {
      if removal != nil { diagnostics.report(.namelessChange(vocabulary[entity], nil, at: change.span)) }
      members.append(change)
      return
    }
    let nameKey = vocabulary[nameFact].fact.name
    guard let name = change[nameKey], let text = name.scalarText else {
      diagnostics.report(.namelessChange(vocabulary[entity], nameKey, at: change.span))
      return
    }
    let place = members.firstIndex { $0[nameKey]?.scalarText == text }
    guard let removal else {
      if let place, let base = members[place].entries {
        members[place] = YAMLNode(content: .mapping(facts(base, entries, entity)), span: change.span)
      } else {
        let names = members.compactMap { $0[nameKey]?.scalarText }
        if let meant = Suggestion.nearest(to: text, among: names) {
          diagnostics.report(.addedMember(text, vocabulary[entity], meant: meant, at: name.span))
        }
        members.append(change)
      }
      return
    }
    if removal.value.scalarText != "true" { diagnostics.report(.badRemove(at: removal.value.span)) }
    if let place {
      members.remove(at: place)
    } else {
      diagnostics.report(
        .noSuchMember(
          text, vocabulary[entity], names: members.compactMap { $0[nameKey]?.scalarText }, form: .yaml, at: name.span))
    }
  }
}
