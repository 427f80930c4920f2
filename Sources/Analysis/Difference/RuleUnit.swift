import Diagnostics
import Rules
import YAMLTree

/// A thing of a rule book that has a name: a rule, a part of one, a fact, a parameter, a clause. Differences are told of these.
struct RuleUnit {
  /// `criterion`, `indicator`, `fact`, `parameter` ...
  var kind: String
  var id: String
  var title: String?
  var span: SourceSpan
  /// What it says, without the parts that are units of their own, in the order of the file.
  var fields: [(key: String, value: YAMLNode)]
  /// Whether the order of the fields says something, as that of a table's rows may.
  var isOrdered = false

  /// All units of a rule book except its worked cases; a version of a rule has the number of its turn behind its id.
  ///
  /// Complexity: linear in the bytes of the files.
  static func all(of book: RuleBook) -> [RuleUnit] {
    var walk = RuleUnitWalk()
    for file in book.files.files where !RuleBook.isTableFile(file.path) {
      var ignored = DiagnosticSet()
      if let tree = YAMLReader.parse(file, into: &ignored) { walk.file(tree) }
    }
    return walk.units + book.tableFiles.map(RuleUnit.init)
  }
}

private struct RuleUnitWalk {
  private(set) var units: [RuleUnit] = []
  private var seen: [String: Int] = [:]

  /// Lists of parts that have ids of their own, with what such a part is called.
  private static let parts = [
    "indicators": "indicator", "unless": "exception", "holds": "hold", "duties": "duty", "checks": "check",
    "assumptions": "assumption", "outcomes": "outcome",
  ]

  mutating func file(_ root: YAMLNode) {
    guard let kind = root["kind"]?.scalarText, kind != "cases" else { return }
    switch kind {
    case "vocabulary":
      for entity in root["entities"]?.entries ?? [] { self.entity(entity) }
      for check in root["checks"]?.items ?? [] { unit("check", check, within: nil) }
    case "parameters": named("parameter", root["parameters"])
    case "register": named("entry", root["rows"], of: root["id"]?.scalarText)
    case "source": named("clause", root["clauses"], of: root["id"]?.scalarText)
    case "assumptions": for one in root["assumptions"]?.items ?? [] { unit("assumption", one, within: nil) }
    case "translation":
      for one in root["rules"]?.items ?? [root] {
        for texts in ["texts", "sentences"] { named("translation", one[texts], of: one["language"]?.scalarText, as: "says") }
      }
    default: for rule in root["rules"]?.items ?? [root] { unit(kind, rule, within: nil) }
    }
  }

  private mutating func entity(_ entry: YAMLEntry) {
    let inner: Set<String> = ["facts", "derived", "roles"]
    add("entity", entry.key, entry.value, (entry.value.entries ?? []).filter { !inner.contains($0.key) })
    named("fact", entry.value["facts"], of: entry.key, by: ".")
    named("fact", entry.value["derived"], of: entry.key, by: ".")
    named("role", entry.value["roles"])
  }

  private mutating func named(
    _ kind: String, _ node: YAMLNode?, of parent: String? = nil, by joint: String = " ", as key: String = "is"
  ) {
    for entry in node?.entries ?? [] {
      let fields = entry.value.entries ?? [YAMLEntry(key: key, keySpan: entry.keySpan, value: entry.value)]
      add(kind, (parent.map { $0 + joint } ?? "") + entry.key, entry.value, fields)
    }
  }

  private mutating func unit(_ kind: String, _ node: YAMLNode, within parent: String?) {
    guard let entries = node.entries, let id = node["id"]?.scalarText else { return }
    add(kind, id, node, entries.filter { $0.key != "kind" && $0.key != "id" && Self.part($0) == nil })
    for entry in entries {
      guard let part = Self.part(entry) else { continue }
      for item in entry.value.items ?? [] { unit(part, item, within: id) }
    }
  }

  /// What the things listed under a key are called; the two `outcomes` of an eligibility rule are no list.
  private static func part(_ entry: YAMLEntry) -> String? { entry.value.items == nil ? nil : parts[entry.key] }

  private mutating func add(_ kind: String, _ id: String, _ node: YAMLNode, _ fields: [YAMLEntry]) {
    let turn = seen[kind + " " + id, default: 0]
    seen[kind + " " + id] = turn + 1
    units.append(
      RuleUnit(
        kind: kind, id: turn == 0 ? id : "\(id) (\(turn + 1))", title: node["title"]?.scalarText, span: node.span,
        fields: fields.map { ($0.key, $0.value) }))
  }
}

extension YAMLNode {
  /// What is written, in one line, without what stands under the keys left out; layout and comments apart, equal texts say the
  /// same.
  func oneLine(without omitted: Set<String> = []) -> String {
    switch content {
    case .scalar(let scalar): return scalar.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    case .sequence(let items):
      return "[" + items.map { $0.oneLine(without: omitted) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      let kept = entries.filter { !omitted.contains($0.key) }.sorted { $0.key < $1.key }
      return "{" + kept.map { "\($0.key): \($0.value.oneLine(without: omitted))" }.joined(separator: ", ") + "}"
    }
  }
}
