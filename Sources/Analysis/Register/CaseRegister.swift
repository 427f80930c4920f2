public import Diagnostics
import Expressions
import Facts
public import Rules
import YAMLTree

/// A list of cases that somebody keeps: records held, breaches reported, plans running.
public struct CaseRegister: Sendable {
  public struct Entry: Sendable {
    public var id: String
    public var decision: String
    var facts: YAMLNode
    /// Days since 1970-01-01; nil for the last day of the period asked about.
    public var asOf: Int64?
    public var span: SourceSpan
    /// Where it stands in the file, from 1.
    var line: Int
  }

  public var entries: [Entry] = []
  /// Those that cannot be used, in the order of the file.
  public private(set) var mistaken: [MistakenEntry] = []
  /// Whether the facts are written as JSON.
  var isJSON: Bool

  /// Reads a list in YAML, or lines of JSON. An entry that cannot be used is reported with its place and
  /// stands among the mistaken ones.
  ///
  /// Complexity: O(bytes).
  public init(_ file: SourceFile, isLines: Bool, of book: RuleBook, into diagnostics: inout DiagnosticSet) {
    isJSON = isLines
    let nodes: [YAMLNode]
    if isLines {
      var found = DiagnosticSet()
      nodes = FactsReader(book: book).trees(ofJSONLines: file, into: &found)
      for one in found.sorted where one.severity == .error {
        mistaken.append(MistakenEntry(line: one.span.map { file.line(of: $0) } ?? 1, problems: [one.message]))
      }
      diagnostics.merge(found)
    } else {
      guard let root = YAMLReader.parse(file, into: &diagnostics) else { return }
      guard let items = root.items else {
        diagnostics.report(.registerIsNoList(root))
        return
      }
      nodes = items
    }
    var first: [String: SourceSpan] = [:]
    for node in nodes {
      var found = DiagnosticSet()
      let line = file.line(of: node.span)
      var entry = Self.entry(node, line: line, book, &found)
      if let id = entry?.id, let at = entry?.span {
        if let span = first[id] {
          found.report(.entryTwice(id, at: at, first: span))
          entry = nil
        } else {
          first[id] = at
        }
      }
      if let entry { entries.append(entry) }
      if found.containsError {
        mistaken.append(
          MistakenEntry(entry: node["id"]?.scalarText, decision: node["decision"]?.scalarText, line: line, found))
      }
      diagnostics.merge(found)
    }
    mistaken.sort { $0.line < $1.line }
  }

  private static let keys = ["id", "decision", "facts", "as_of"]

  private static func entry(
    _ node: YAMLNode, line: Int, _ book: RuleBook, _ diagnostics: inout DiagnosticSet
  ) -> Entry? {
    guard let fields = node.entries else {
      diagnostics.report(.entryIsNoMapping(node))
      return nil
    }
    var found = DiagnosticSet()
    for field in fields where !keys.contains(field.key) { found.report(.unknownEntryKey(field, among: keys)) }
    let place = fields.first?.keySpan ?? node.span
    let meant = Set(fields.compactMap { keys.contains($0.key) ? nil : Suggestion.nearest(to: $0.key, among: keys) })
    func text(_ key: String) -> (text: String, span: SourceSpan)? {
      guard let value = node[key] else {
        if key != "as_of", !meant.contains(key) { found.report(.entryWithout(key, at: place)) }
        return nil
      }
      guard let text = value.scalarText, !value.isAbsent else {
        found.report(.entryValue(key, at: value.span))
        return nil
      }
      return (text, value.span)
    }
    let id = text("id")
    let decision = text("decision")
    if let decision, book.family(of: decision.text) == nil {
      found.report(.unknownDecision(decision.text, among: book.decisions, at: decision.span))
    }
    let asOf = text("as_of")
    let day = asOf.flatMap { CivilDate($0.text) }
    if let asOf, day == nil { found.report(.entryDay(asOf.text, at: asOf.span)) }
    let facts = node["facts"]
    if facts == nil, !meant.contains("facts") { found.report(.entryWithout("facts", at: place)) }
    diagnostics.merge(found)
    guard let id, let decision, let facts, !found.containsError else { return nil }
    return Entry(
      id: id.text, decision: decision.text, facts: facts, asOf: day.map { Int64($0.daysSinceEpoch) }, span: id.span, line: line)
  }
}

extension SourceFile {
  /// From 1.
  fileprivate func line(of span: SourceSpan) -> Int { lineIndex(at: Int(span.start)) + 1 }
}

extension Diagnostic {
  static func registerIsNoList(_ root: YAMLNode) -> Diagnostic {
    .error(
      "register/no-list", "expected a list of entries, found \(root.kindName)", at: root.span,
      help: "write one entry after each `-`: `- {id: ..., decision: ..., facts: {...}}`")
  }

  static func entryIsNoMapping(_ node: YAMLNode) -> Diagnostic {
    .error(
      "register/entry", "expected an entry of the register, found \(node.kindName)", at: node.span,
      help: "an entry has `id`, `decision`, `facts` and, where it is not the last day of the period, `as_of`")
  }

  static func unknownEntryKey(_ field: YAMLEntry, among keys: [String]) -> Diagnostic {
    let guess = Suggestion.nearest(to: field.key, among: keys)
    return .error(
      "register/unknown-key", "an entry of the register has no `\(field.key)`", at: field.keySpan,
      help: guess.map { "did you mean `\($0)`?" } ?? "facts stand under `facts`; besides it there are `id`, `decision`, `as_of`",
      fixes: guess.map { [Fix("write `\($0)`", [TextEdit(field.keySpan, $0)])] } ?? [])
  }

  static func entryWithout(_ key: String, at span: SourceSpan) -> Diagnostic {
    .error("register/missing-key", "an entry of the register needs `\(key)`", at: span)
  }

  static func entryValue(_ key: String, at span: SourceSpan) -> Diagnostic {
    .error("register/value", "`\(key)` of an entry is a single text", at: span)
  }

  static func entryDay(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error("register/day", "`\(text)` is not a date", at: span, help: "write year-month-day, such as `2016-10-03`")
  }

  static func entryTwice(_ id: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    .error(
      "register/entry-twice", "the entry `\(id)` stands in the register twice", at: span, labels: [Label(first, "first here")],
      help: "give one of them another id, or remove it")
  }

  static func unknownDecision(_ name: String, among known: [String], at span: SourceSpan) -> Diagnostic {
    let guess = Suggestion.nearest(to: name, among: known)
    return .error(
      "register/unknown-decision", "there is no decision called `\(name)`", at: span,
      help: guess.map { "did you mean `\($0)`?" } ?? "there are " + known.map { "`\($0)`" }.joined(separator: ", "),
      fixes: guess.map { [Fix("write `\($0)`", [TextEdit(span, $0)])] } ?? [])
  }

  static func contradictoryEntry(_ id: String, _ text: String, at span: SourceSpan) -> Diagnostic {
    .error("register/contradiction", "the facts of `\(id)` contradict each other: \(text)", at: span)
  }
}
