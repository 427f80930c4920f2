public import Diagnostics
public import YAMLTree

/// Reads the tree of a rule file into what it says, before anything in it is resolved.
public enum RuleFileReader {
  /// The items of a file. A mistake in one field hides none in another: where something cannot be read, the reason is
  /// reported and a placeholder stands in its place (a name with empty text, a condition `false`), so that later
  /// passes find every item but must not run one of a file with errors.
  ///
  /// - Parameter sources: all files of the book: decision tables may have their rows in one of them.
  /// - Parameter node: nil, with the reason reported by the YAML reader, gives a file without items.
  /// - Complexity: O(nodes).
  public static func read(
    _ node: YAMLNode?, file: SourceFile, among sources: SourceFiles? = nil, into diagnostics: inout DiagnosticSet
  ) -> RuleFile {
    read(node, file: file, among: sources, translator: nil, withTexts: false, into: &diagnostics)
  }

  /// - Parameter translator: the language that texts for readers are read in; nil for what is written.
  /// - Parameter withTexts: whether texts for readers are kept, as they are written.
  static func read(
    _ node: YAMLNode?, file: SourceFile, among sources: SourceFiles?, translator: Translator?, withTexts: Bool,
    into diagnostics: inout DiagnosticSet
  ) -> RuleFile {
    var result = RuleFile(file: file.id, items: [])
    guard let node else { return result }
    var reading = Reading(file: file, diagnostics: diagnostics)
    reading.sources = sources
    reading.translator = translator
    reading.texts = withTexts ? [] : nil
    result.items = items(node, &reading)
    result.tables = reading.tables
    result.texts = reading.texts ?? []
    diagnostics = reading.diagnostics
    return result
  }

  private static func items(_ node: YAMLNode, _ reading: inout Reading) -> [RuleFileItem] {
    guard let entries = node.entries else {
      reading.report(.notARuleFile(found: node.kindName, at: reading.place(of: node)))
      return []
    }
    guard let (kind, key) = kind(of: node, &reading) else { return [] }
    reading.kind = kind.declaration
    reading.kindName = kind.name
    reading.checkFileName(kind, at: key?.value.span ?? reading.place(of: node))
    let owner = key.map { Name($0.key, at: $0.keySpan) }
    guard let rules = node.entry("rules") else {
      let body = YAMLNode(content: .mapping(entries.filter { $0.key != key?.key }), span: node.span, isFlow: node.isFlow)
      return reading.read(kind.shape, body, under: owner).map { [$0] } ?? []
    }
    let heading = Record(declaration: kind.declaration, node: node, place: rules.keySpan, hasUnknownKeys: false)
    _ = (reading.read(RuleHeader.id, in: heading), reading.read(RuleHeader.fileTitle, in: heading))
    reading.checkNote(heading)
    for entry in entries where ![key?.key, "rules", "id", "title", "note"].contains(entry.key) {
      reading.report(.besideRules(Name(entry.key, at: entry.keySpan)))
    }
    guard let list = rules.value.items, !list.isEmpty else {
      reading.report(.rulesIsNoList(kind.declaration.phrase, found: rules.value.kindName, at: rules.keySpan))
      return []
    }
    return list.compactMap { reading.read(kind.shape, $0, under: nil) }
  }

  /// The kind that a file says or, reported, most likely means, and the entry that says it.
  private static func kind(of node: YAMLNode, _ reading: inout Reading) -> (RuleFileKind, YAMLEntry?)? {
    let names = RuleFileKind.all.map(\.name)
    guard let entry = node.entry("kind") else {
      let first = node["rules"]?.items?.first?.entries ?? node.entries ?? []
      let likely = RuleFileKind.likely(first.map(\.key))
      let misspelt = node.entries?.first { $0.value.scalarText.map(names.contains) == true }
      reading.report(
        .missingKind(likely: likely?.name, misspelt: misspelt, at: reading.place(of: node), isFlow: node.isFlow, kinds: names))
      return (misspelt?.value.scalarText.flatMap(RuleFileKind.named) ?? likely).map { ($0, misspelt) }
    }
    let name = Name(entry.key, at: entry.keySpan)
    let text = Shape<Name>.text("a kind such as `criterion`")
    guard let written = reading.read(text, entry.value, under: name) else { return nil }
    if let kind = RuleFileKind.named(written.value) { return (kind, entry) }
    let meant = plurals[written.value] ?? Suggestion.nearest(to: written.value, among: names)
    reading.report(.unknownKind(written, meant: meant, kinds: names))
    return meant.flatMap(RuleFileKind.named).map { ($0, entry) }
  }

  /// What else a kind may be called.
  private static let plurals = [
    "criteria": "criterion", "indicator": "criterion", "goal": "outcomes", "goals": "outcomes", "outcome": "outcomes",
    "duties": "duty", "letters": "letter", "sources": "source", "document": "source", "case": "cases", "test": "cases",
    "tests": "cases",
    "facts": "vocabulary", "entities": "vocabulary", "permissions": "permission", "sharing": "permission",
  ]
}

extension Reading {
  /// Cases stand in files named `*.cases.yaml`, and nothing else does.
  fileprivate mutating func checkFileName(_ kind: RuleFileKind, at span: SourceSpan) {
    let isNamedCases = file.path.hasSuffix(".cases.yaml") || file.path.hasSuffix(".cases.yml")
    guard isNamedCases != (kind.name == "cases") else { return }
    report(.fileNameAndKind(kind.name, path: file.path, at: span))
  }
}
