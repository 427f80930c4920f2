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
