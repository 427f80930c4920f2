public import Diagnostics
import YAMLTree

/// One named thing of a rule book that was added, removed or changed.
public struct RuleChange: Hashable, Sendable {
  public enum Sort: String, Hashable, Sendable, CaseIterable { case added, removed, changed }

  /// What a change is about, from what decides most to what decides nothing.
  public enum Matter: String, Hashable, Sendable, CaseIterable { case conditions, dates, sources, words }

  /// A key with what it said before and says now, each in one line; nil where it was or is not written.
  public struct Field: Hashable, Sendable {
    public var key: String
    public var before: String?
    public var after: String?

    /// Sources inside are left out where something else is different, too.
    fileprivate init(_ key: String, _ before: YAMLNode?, _ after: YAMLNode?) {
      let sources: Set<String> = ["source", "assumes"]
      let isOnlySources = before?.oneLine(without: sources) == after?.oneLine(without: sources)
      self.key = key
      self.before = before?.oneLine(without: isOnlySources ? [] : sources)
      self.after = after?.oneLine(without: isOnlySources ? [] : sources)
    }
  }

  public var sort: Sort
  public var kind: String
  public var id: String
  public var title: String?
  public var matter: Matter
  public var fields: [Field]
  /// Its place in the old book; nil for what was added.
  public var oldSpan: SourceSpan?
  /// Its place in the new book; nil for what was removed.
  public var newSpan: SourceSpan?

  /// What the second book has that the first has not, and so on; removed things first, then in the order of the files.
  ///
  /// Complexity: linear in the bytes.
  static func all(from old: [RuleUnit], to new: [RuleUnit]) -> [RuleChange] {
    let oldByName = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let newNames = Set(new.map(\.name))
    let removed = old.filter { !newNames.contains($0.name) }.map { RuleChange(.removed, from: $0, to: nil, .conditions, []) }
    let others = new.compactMap { unit -> RuleChange? in
      guard let before = oldByName[unit.name] else { return RuleChange(.added, from: nil, to: unit, .conditions, []) }
      let changed = fields(from: before, to: unit)
      if changed.isEmpty { return nil }
      let matters = changed.map { matter(of: $0.key) }
      let most = Matter.allCases.first(where: matters.contains) ?? .words
      return RuleChange(.changed, from: before, to: unit, most, changed)
    }
    return removed + others
  }

  private init(_ sort: Sort, from old: RuleUnit?, to new: RuleUnit?, _ matter: Matter, _ fields: [Field]) {
    self.sort = sort
    self.matter = matter
    self.fields = fields
    kind = new?.kind ?? old?.kind ?? ""
    id = new?.id ?? old?.id ?? ""
    title = new?.title ?? old?.title
    oldSpan = old?.span
    newSpan = new?.span
  }

  private static func fields(from old: RuleUnit, to new: RuleUnit) -> [Field] {
    let before = Dictionary(old.fields.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(new.fields.map(\.key))
    let changed = new.fields.compactMap { field -> Field? in
      let was = before[field.key]
      return was?.oneLine() == field.value.oneLine() ? nil : Field(field.key, was, field.value)
    }
    let gone = old.fields.filter { !keys.contains($0.key) }.map { Field($0.key, $0.value, nil) }
    let (order, orderNow) = (old.order(ofFieldsIn: new), new.order(ofFieldsIn: old))
    return changed + gone + (order?.oneLine() == orderNow?.oneLine() ? [] : [Field("order", order, orderNow)])
  }

  private static func matter(of key: String) -> Matter {
    switch key {
    case "title", "says", "note", "ask", "reason", "alternatives", "holder", "by", "words", "value_title": .words
    case "from", "until": .dates
    case "source", "assumes": .sources
    default: .conditions
    }
  }
}

extension RuleUnit {
  fileprivate var name: String { kind + " " + id }
}
