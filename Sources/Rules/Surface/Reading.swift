import Diagnostics
import YAMLTree

/// The state of reading one file: which one, as what, and what is wrong so far.
struct Reading {
  let file: SourceFile
  /// The records of the file's kind, for saying where a misplaced key belongs.
  var records: [RecordDeclaration]
  var diagnostics: DiagnosticSet
  /// The key whose value is being read: the place to show where the value itself shows nothing.
  private(set) var owner: Name?

  init(file: SourceFile, records: [RecordDeclaration] = [], diagnostics: DiagnosticSet) {
    self.file = file
    self.records = records
    self.diagnostics = diagnostics
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.report(diagnostic) }

  /// Reports that a node is not what its field holds.
  mutating func mismatch(_ node: YAMLNode, expected: String) {
    if node.isAbsent {
      report(.absent(owner, expected: expected, at: node.span))
    } else {
      report(.mismatch(expected: expected, found: node.kindName, at: place(of: node)))
    }
  }

  /// The text of a scalar; nil, reported, for a collection or where nothing is written.
  mutating func text(_ node: YAMLNode, expected: String) -> Name? {
    guard let scalar = node.scalar, scalar.text.utf8.contains(where: { $0 > 0x20 }) else {
      if node.scalar != nil {
        report(.absent(owner, expected: expected, at: node.span))
      } else {
        mismatch(node, expected: expected)
      }
      return nil
    }
    return Name(scalar.text, at: node.span)
  }

  /// Where to show that something is wrong with a whole node: its first line says enough.
  func place(of node: YAMLNode) -> SourceSpan {
    guard !node.isFlow, node.scalar == nil else { return node.span }
    if let first = node.entries?.first { return first.keySpan }
    let line = file.lineRange(file.lineIndex(at: Int(node.span.start)))
    return SourceSpan(file: file.id, Int(node.span.start)..<min(Int(node.span.end), line.upperBound))
  }

  /// Reads a value that stands under `key`.
  mutating func read<Value>(_ shape: Shape<Value>, _ node: YAMLNode, under key: Name?) -> Value? {
    let outer = owner
    owner = key
    defer { owner = outer }
    return shape.read(node, &self)
  }

  /// The value of a field; nil where it is not given or, reported, cannot be read.
  mutating func read<Value>(_ field: Field<Value>, in record: Record) -> Value? {
    guard let entry = record.entry(field.key) else { return nil }
    return read(field.shape, entry.value, under: Name(entry.key, at: entry.keySpan))
  }
}

/// A mapping whose keys were held against their declaration.
struct Record {
  let declaration: RecordDeclaration
  let node: YAMLNode
  /// Where to say that something is missing.
  let place: SourceSpan
  /// Whether keys were reported that it cannot have.
  let hasUnknownKeys: Bool

  func entry(_ key: String) -> YAMLEntry? { node.entry(key) }
  func has(_ key: String) -> Bool { node.entry(key) != nil }

  /// From the first of some keys to the end of the last one's value.
  func span(of keys: [String]) -> SourceSpan {
    let spans = keys.compactMap(entry).map { $0.keySpan.extended(toCover: $0.value.span) }
    return spans.dropFirst().reduce(spans.first ?? node.span) { $0.extended(toCover: $1) }
  }
}

extension Reading {
  /// Opens a mapping as a record: reports keys that it cannot have and those that are missing.
  mutating func open(_ node: YAMLNode, as declaration: RecordDeclaration) -> Record? {
    guard let entries = node.entries else {
      mismatch(node, expected: declaration.phrase)
      return nil
    }
    let place = node["id"].flatMap { $0.scalar == nil ? nil : $0.span } ?? owner?.span ?? entries.first?.keySpan ?? node.span
    var hasUnknownKeys = false
    for entry in entries where !declaration.declares(entry.key) {
      hasUnknownKeys = true
      report(unknownKey(entry, in: declaration, of: node))
    }
    for field in declaration.fields where field.isRequired && node.entry(field.key) == nil {
      report(.missingKey(field.key, summary: field.summary, in: declaration.phrase, at: place))
    }
    return Record(declaration: declaration, node: node, place: place, hasUnknownKeys: hasUnknownKeys)
  }

  /// What to say of a key that a record does not have: a place where it belongs, or a key that was meant.
  private func unknownKey(_ entry: YAMLEntry, in declaration: RecordDeclaration, of node: YAMLNode) -> Diagnostic {
    let key = Name(entry.key, at: entry.keySpan)
    if let home = records.first(where: { $0.declares(entry.key) }) {
      return .misplacedKey(key, in: declaration.phrase, belongsIn: home)
    }
    let keys = declaration.fields.map(\.key)
    let meant =
      LikelyKey.keys(meantBy: entry.key).first(where: declaration.declares)
      ?? Suggestion.nearest(to: entry.key, among: keys)
    if let meant, let given = node.entry(meant) {
      return .repeatedMeaning(key, of: Name(meant, at: given.keySpan))
    }
    if meant == nil, let home = RuleFileKind.home(of: entry.key) {
      return .misplacedKey(key, in: declaration.phrase, belongsIn: home)
    }
    return .unknownKey(key, in: declaration.phrase, meant: meant, allowed: keys)
  }
}

extension Name {
  /// Stands where a name should be; the reason was reported. No other name is empty.
  static func hole(at span: SourceSpan) -> Name { Name("", at: span) }
}
