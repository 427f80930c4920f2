public import Diagnostics
public import Rules
import YAMLTree

extension FactsReader {
  /// Where facts are written in a file that was read: their names with what is given, in the order of the file.
  ///
  /// Complexity: O(bytes): the file is read once more.
  public func places(of cells: [FactCell], in file: SourceFile, of book: RuleBook) -> [SourceSpan] {
    var ignored = DiagnosticSet()
    let root =
      file.path.hasSuffix(".json")
      ? file.bytes.withUnsafeBufferPointer { JSONTree.parse($0, file: file.id, limits: .default, into: &ignored) }
      : YAMLReader.parse(file, into: &ignored)
    guard let root else { return [] }
    let places = cells.compactMap { cell -> SourceSpan? in
      let entity = book[book[cell.fact].entity]
      let given = root[entity.list ?? entity.name]
      let members = given?.items ?? given?["members"]?.items ?? []
      let record = entity.isList ? members.indices.contains(cell.member) ? members[cell.member] : nil : given
      return record?.entry(book[cell.fact].name)?.keySpan
    }
    return Set(places).sorted()
  }
}
