import Diagnostics
import YAMLTree

/// What stands in a language for the texts of the rules.
struct Translator: Sendable {
  private var entries: [String: (entry: TranslationSyntax.Entry, file: SourceFile)] = [:]
  /// The files from which it was made.
  private(set) var files: Set<FileID> = []

  /// Reads the files of translations among those of a book. What is wrong with them is said where they are read with the book.
  ///
  /// Complexity: O(bytes of all files), of which only translations are read as YAML.
  init(_ language: String, from sources: SourceFiles) {
    for file in sources.files where !RuleBook.isTableFile(file.path) && !RuleBook.isCaseFile(file.path) {
      guard [.translation, .unclear].contains(FileOutline(file).kind) else { continue }
      var ignored = DiagnosticSet()
      let tree = YAMLReader.parse(file, into: &ignored)
      for case .translation(let translation) in RuleFileReader.read(tree, file: file, into: &ignored).items {
        files.insert(file.id)
        guard translation.language.value == language else { continue }
        for entry in translation.texts where entries[entry.text] == nil {
          entries[entry.text] = (entry, file)
        }
      }
    }
  }

  subscript(_ text: String) -> (entry: TranslationSyntax.Entry, file: SourceFile)? { entries[text] }
}

extension String {
  /// Without blanks and line breaks around it.
  var trimmed: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
    return first == startIndex && index(after: last) == endIndex ? self : String(self[first...last])
  }
}
