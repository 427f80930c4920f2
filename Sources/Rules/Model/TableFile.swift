public import Diagnostics
import ExpressionSyntax

/// A CSV file that decision tables take their rows from: what is written in its cells.
public struct TableFile: Sendable {
  public struct Row: Sendable {
    /// The tests of the inputs, then the outputs.
    public var cells: [String]
    public var span: SourceSpan
  }

  public var path: String
  /// How many columns hold tests.
  public var inputCount: Int
  /// What the columns are called.
  public var header: [String]
  public var rows: [Row]
  /// From the first line to the last.
  public var span: SourceSpan
}

extension RuleBook {
  /// The CSV files with rows of the book's tables, in the order of the files. Complexity: O(bytes of these files).
  public var tableFiles: [TableFile] {
    var inputCounts: [FileID: Int] = [:]
    for table in tables.values {
      guard let file = table.rows.first?.span.file, file != table.span.file else { continue }
      inputCounts[file] = table.inputs.count
    }
    return files.files.compactMap { file in
      guard let inputCount = inputCounts[file.id] else { return nil }
      var text = CSVText(file)
      // Its mistakes were reported when the book was loaded.
      var ignored = DiagnosticSet()
      let lines = text.lines(into: &ignored)
      guard let first = lines.first, let last = lines.last else { return nil }
      return TableFile(
        path: file.path, inputCount: inputCount, header: first.cells.map(\.text),
        rows: lines.dropFirst().map { TableFile.Row(cells: $0.cells.map(\.text), span: $0.span) },
        span: first.span.extended(toCover: last.span))
    }
  }
}
