public import Diagnostics
public import Rules
import YAMLTree

/// A declared assumption with everything in the rule book that rests on it.
public struct AssumptionUse: Sendable {
  /// A rule, a part of one, a parameter or whatever else names the assumption.
  public struct User: Hashable, Sendable {
    public var kind: String
    public var id: String
    public var title: String?
    public var span: SourceSpan
  }

  public var assumption: AssumptionSyntax
  public var users: [User]

  /// All assumptions in the order of the files. Complexity: linear in the bytes of the rule files.
  public static func all(of book: RuleBook) -> [AssumptionUse] {
    var users: [String: [User]] = [:]
    for unit in RuleUnit.all(of: book) {
      let user = User(kind: unit.kind, id: unit.id, title: unit.title, span: unit.span)
      for id in Set(unit.fields.flatMap { names(under: $0.key, $0.value) }) { users[id, default: []].append(user) }
    }
    return book.assumptions.map { AssumptionUse(assumption: $0, users: users[$0.id.value] ?? []) }
  }

  /// The ids under `assumes`, here or deeper: a parameter's values have their own.
  private static func names(under key: String, _ node: YAMLNode) -> [String] {
    if key == "assumes" { return node.items?.compactMap(\.scalarText) ?? [node.scalarText].compactMap { $0 } }
    if let entries = node.entries { return entries.flatMap { names(under: $0.key, $0.value) } }
    return node.items?.flatMap { names(under: "", $0) } ?? []
  }
}
