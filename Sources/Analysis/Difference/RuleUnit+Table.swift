import Diagnostics
import Rules
import YAMLTree

extension RuleUnit {
  /// A CSV file with the rows of a table. A row is known by its tests: another output changes it, other tests make another
  /// row.
  init(_ table: TableFile) {
    self.init(
      kind: "table", id: table.path.split(separator: "/").last.map(String.init) ?? table.path, span: table.span, fields: [],
      isOrdered: true)
    let outputs = table.header.dropFirst(table.inputCount)
    var turns: [String: Int] = [:]
    func add(_ tests: String, _ value: YAMLNode) {
      turns[tests, default: 0] += 1
      let turn = turns[tests, default: 1]
      fields.append((turn == 1 ? tests : "\(tests) (\(turn))", value))
    }
    let columns = table.header.map { YAMLNode(text: $0, span: table.span) }
    add("columns", YAMLNode(content: .sequence(columns), span: table.span))
    for row in table.rows {
      let values = row.cells.dropFirst(table.inputCount).map { YAMLNode(text: $0, span: row.span) }
      let named = zip(outputs, values).map { YAMLEntry(key: $0, keySpan: row.span, value: $1) }
      let tests = "row " + row.cells.prefix(table.inputCount).joined(separator: ", ")
      add(tests, named.count == 1 ? named[0].value : YAMLNode(content: .mapping(named), span: row.span))
    }
  }

  /// The keys that both have, in this one's order, where that means something.
  func order(ofFieldsIn other: RuleUnit) -> YAMLNode? {
    guard isOrdered else { return nil }
    let keys = Set(other.fields.map(\.key))
    let kept = fields.filter { keys.contains($0.key) }.map { YAMLNode(text: $0.key, span: span) }
    return YAMLNode(content: .sequence(kept), span: span)
  }
}

extension YAMLNode {
  fileprivate init(text: String, span: SourceSpan) {
    self.init(content: .scalar(YAMLScalar(text: text, style: .plain)), span: span)
  }
}
