import Diagnostics
import ExpressionSyntax
import YAMLTree

/// The cells of a decision table before it is known what is in which column.
struct TableGrid: Sendable {
  struct Line: Sendable {
    var cells: [ExpressionSource]
    var span: SourceSpan
  }

  /// The first line of a CSV file; nil for rows in YAML, which have none.
  var header: [String]?
  var headerSpan: SourceSpan?
  var rows: [Line] = []
}

extension Shape where Value == TableGrid {
  static var tableRows: Shape {
    let expected = "a list of rows, each a list, or the path of a CSV file"
    let cell = SchemaValue.definition("expression")
    let row: SchemaValue = .record([("type", .text("array")), ("items", cell)])
    let schema: SchemaValue = .record([
      ("anyOf", .list([.record([("type", .text("array")), ("items", row)]), .record([("type", .text("string"))])]))
    ])
    return Shape(expected, schema: schema) { node, reading in
      if node.scalar != nil { return reading.text(node, expected: expected).flatMap { reading.rows(ofFile: $0) } }
      guard let items = node.items else {
        reading.mismatch(node, expected: expected)
        return nil
      }
      return TableGrid(rows: items.compactMap { reading.row($0) })
    }
  }
}

extension Reading {
  fileprivate mutating func row(_ node: YAMLNode) -> TableGrid.Line? {
    guard let items = node.items else {
      mismatch(node, expected: "a row: the tests and then the output, in brackets")
      return nil
    }
    let cells = items.compactMap { read(.expression("a test or an output"), $0, under: nil) }
    // A cell that could not be read was reported; without it nothing can be said of the row.
    return cells.count == items.count ? TableGrid.Line(cells: cells, span: node.span) : nil
  }

  /// The rows of a CSV file named beside this one.
  fileprivate mutating func rows(ofFile name: Name) -> TableGrid? {
    guard name.value.lowercased().hasSuffix(".csv") else {
      report(.notATableFile(name))
      return nil
    }
    let folder = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = (folder.map(String.init) + [name.value]).joined(separator: "/")
    guard let found = sources?.files.first(where: { $0.path == path }) else {
      let known = sources?.files.map(\.path).filter { $0.hasSuffix(".csv") } ?? []
      report(.noTableFile(name, path: path, meant: Suggestion.nearest(to: path, among: known)))
      return nil
    }
    var text = CSVText(found)
    let before = diagnostics.sorted.count
    let lines = text.lines(into: &diagnostics)
    guard diagnostics.sorted.count == before else { return nil }
    guard let header = lines.first else {
      report(.emptyTableFile(name))
      return nil
    }
    let rows = lines.dropFirst().map { TableGrid.Line(cells: $0.cells, span: $0.span) }
    return TableGrid(header: header.cells.map(\.text), headerSpan: header.span, rows: rows)
  }
}
