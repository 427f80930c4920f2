import Diagnostics
import YAMLTree

/// A sentence in braces that a comma cuts: of `{says: first, second}` YAML makes a value and a key without one.
struct CommaInText {
  /// The key whose value was cut, with what is left of it.
  let cut: YAMLEntry
  /// What YAML took for keys.
  private(set) var pieces: [YAMLEntry]
  /// Where they stand.
  private(set) var place: SourceSpan

  /// The whole sentence, in the file.
  var span: SourceSpan { cut.value.span.extended(toCover: place) }

  /// All such sentences of a mapping with declared keys.
  static func all(in node: YAMLNode, of declaration: RecordDeclaration) -> [CommaInText] {
    guard node.isFlow, let entries = node.entries else { return [] }
    var found: [CommaInText] = []
    var isOpen = false
    for (index, entry) in entries.enumerated() {
      let isPiece = entry.value.isAbsent && !declaration.declares(entry.key)
      if isPiece, isOpen {
        found[found.count - 1].pieces.append(entry)
        found[found.count - 1].place = found[found.count - 1].place.extended(toCover: entry.keySpan)
      } else if isPiece, index > 0, entries[index - 1].value.scalar?.style == .plain, !entries[index - 1].value.isAbsent {
        found.append(CommaInText(cut: entries[index - 1], pieces: [entry], place: entry.keySpan))
        isOpen = true
      } else {
        isOpen = false
      }
    }
    return found
  }
}

extension Shape where Value == [Name] {
  /// A list of phrases. In brackets each comma begins a new one, which nobody sees who writes a phrase with a comma: several
  /// phrases there have to be in quotes.
  static var phrases: Shape {
    let list = Shape.list(of: .words)
    return Shape(list.expected, schema: list.schema) { node, reading in
      let items = node.items ?? []
      let unquoted = items.filter { $0.scalar?.style == .plain }.compactMap(\.scalarText)
      if node.isFlow, unquoted.count > 1, unquoted.contains(where: { $0.contains(" ") }) {
        reading.report(.commasInList(node, reading))
      }
      return list.read(node, &reading)
    }
  }
}

extension Diagnostic {
  fileprivate static func commasInList(_ node: YAMLNode, _ reading: Reading) -> Diagnostic {
    let items = node.items ?? []
    let key = reading.owner?.value ?? "the list"
    return .error(
      "rule-file/comma-in-list", "in brackets each comma begins a new entry: `\(key)` is read as \(items.count) entries",
      at: node.span,
      help: "write each entry on a line of its own, after a `-`", fixes: reading.oneLineEach(items, of: node).map { [$0] } ?? [])
  }
}

extension Reading {
  /// A line for each entry, where the key has a line of its own.
  fileprivate func oneLineEach(_ items: [YAMLNode], of node: YAMLNode) -> Fix? {
    guard let owner, node.span.start >= owner.span.end else { return nil }
    let column = file.position(at: Int(owner.span.start)).column - 1
    let start = Int(owner.span.start) - column
    let before = file.text(start..<Int(owner.span.start))
    guard before.allSatisfy({ $0 == " " || $0 == "-" }) else { return nil }
    let margin = "\n" + String(repeating: " ", count: column + 2) + "- "
    let lines = items.map { margin + file.text(Int($0.span.start)..<Int($0.span.end)) }
    // All behind the colon.
    let whole = SourceSpan(file: node.span.file, start: owner.span.end + 1, end: node.span.end)
    return Fix("write a line for each", [TextEdit(whole, lines.joined())])
  }
}
