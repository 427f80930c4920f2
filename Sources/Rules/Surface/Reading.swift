import Diagnostics
import ExpressionSyntax
import YAMLTree

/// The state of reading one file: which one, as what, and what is wrong so far.
struct Reading {
  let file: SourceFile
  /// What the file's kind declares, for saying where a misplaced key belongs.
  var kind: RecordDeclaration?
  var kindName = ""
  var diagnostics: DiagnosticSet
  /// All files of the book, for those that this one names.
  var sources: SourceFiles?
  /// Decision tables by the expressions that they stand for.
  var tables: [(composed: ExpressionSource, table: DecisionTableSyntax)] = []
  /// The language that texts are read in; as they are written where there is none.
  var translator: Translator?
  /// What readers see of the file, where that is wanted.
  var texts: [RuleText]?
  /// The key whose value is being read: the place to show where the value itself shows nothing.
  private(set) var owner: Name?

  init(file: SourceFile, kind: RecordDeclaration? = nil, diagnostics: DiagnosticSet) {
    self.file = file
    self.kind = kind
    self.diagnostics = diagnostics
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.report(diagnostic) }

  /// Reports that a node is not what its field holds.
  mutating func mismatch(_ node: YAMLNode, expected: String, help: String? = nil) {
    if node.isAbsent {
      report(.absent(owner, expected: expected, at: node.span))
    } else {
      report(.mismatch(expected: expected, found: node.kindName, at: place(of: node), help: help))
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

  /// A text that readers see, in the language that is read for, with where that is written.
  mutating func words(
    _ node: YAMLNode, expected: String, isSentence: Bool
  ) -> (text: Name, node: YAMLNode, file: SourceFile)? {
    guard let text = text(node, expected: expected) else { return nil }
    if translator == nil, texts == nil { return (text, node, file) }
    let words = text.value.trimmed
    texts?.append(RuleText(words: words, span: node.span, kind: kindName, isSentence: isSentence))
    guard let (entry, other) = translator?[words] else { return (text, node, file) }
    return (Name(entry.translated.value, at: node.span), entry.node, other)
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
  func has(_ key: String) -> Bool { node.has(key) }

  /// From the first of some keys to the end of the last one's value.
  func span(of keys: [String]) -> SourceSpan {
    let spans = keys.compactMap(entry).map { $0.keySpan.extended(toCover: $0.value.span) }
    return spans.dropFirst().reduce(spans.first ?? node.span) { $0.extended(toCover: $1) }
  }
}

extension Reading {
  /// Opens a mapping as a record: reports keys that it cannot have and those that are missing.
  /// A key that was most likely meant is read in place of the one that is written.
  mutating func open(_ node: YAMLNode, as declaration: RecordDeclaration) -> Record? {
    guard let entries = node.entries else {
      mismatch(node, expected: declaration.phrase, help: Diagnostic.example(of: declaration))
      return nil
    }
    let place = node["id"].flatMap { $0.scalar == nil ? nil : $0.span } ?? owner?.span ?? entries.first?.keySpan ?? node.span
    if entries.allSatisfy({ declaration.declares($0.key) }) {
      return record(node, as: declaration, place: place, hasUnknownKeys: false)
    }
    var hasUnknownKeys = false
    var known: [YAMLEntry] = []
    let cuts = CommaInText.all(in: node, of: declaration)
    for cut in cuts { report(.commaInText(cut, written: file.text(cut.span.range))) }
    for entry in entries where !cuts.contains(where: { $0.pieces.contains(entry) }) {
      guard !declaration.declares(entry.key) else {
        known.append(entry)
        continue
      }
      hasUnknownKeys = true
      let (problem, meant) = unknownKey(entry, in: declaration, beside: entries + known)
      report(problem)
      if let meant { known.append(YAMLEntry(key: meant, keySpan: entry.keySpan, value: entry.value)) }
    }
    let understood = YAMLNode(content: .mapping(known), span: node.span, isFlow: node.isFlow)
    return record(understood, as: declaration, place: place, hasUnknownKeys: hasUnknownKeys)
  }

  /// A mapping without unknown keys as a record: reports the keys that are missing.
  private mutating func record(
    _ node: YAMLNode, as declaration: RecordDeclaration, place: SourceSpan, hasUnknownKeys: Bool
  ) -> Record {
    for field in declaration.required where !node.has(field.key) {
      report(.missingKey(field.key, summary: field.summary, in: declaration.phrase, at: place))
    }
    return Record(declaration: declaration, node: node, place: place, hasUnknownKeys: hasUnknownKeys)
  }

  /// What to say of a key that a record does not have: a place where it belongs, or a key that was meant, under
  /// which its value is then read.
  private func unknownKey(
    _ entry: YAMLEntry, in declaration: RecordDeclaration, beside given: [YAMLEntry]
  ) -> (Diagnostic, meant: String?) {
    let key = Name(entry.key, at: entry.keySpan)
    // About members of a list, a rule says `each`, a condition `some` or `every`.
    if entry.key == "each", declaration.declares("some"), !given.contains(where: { $0.key == "some" || $0.key == "every" }) {
      return (.unknownKey(key, in: declaration.phrase, meant: "some", allowed: declaration.fields.map(\.key)), "some")
    }
    if let home = kind?.closure.first(where: { $0.declares(entry.key) }) {
      return (.misplacedKey(key, in: declaration.phrase, belongsIn: home), nil)
    }
    let keys = declaration.fields.map(\.key)
    let likely = LikelyKey.keys(meantBy: entry.key).filter(declaration.declares)
    let meant =
      likely.first { key in !given.contains { $0.key == key } } ?? likely.first ?? Suggestion.nearest(to: entry.key, among: keys)
    if let meant, let other = given.first(where: { $0.key == meant }) {
      return (.repeatedMeaning(key, of: Name(meant, at: other.keySpan)), nil)
    }
    if meant == nil, let home = RuleFileKind.home(of: entry.key) {
      return (.misplacedKey(key, in: declaration.phrase, belongsIn: home), nil)
    }
    return (.unknownKey(key, in: declaration.phrase, meant: meant, allowed: keys), meant)
  }
}

extension Name {
  /// Stands where a name should be; the reason was reported. No other name is empty.
  static func hole(at span: SourceSpan) -> Name { Name("", at: span) }
}
