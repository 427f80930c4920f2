import Diagnostics

/// What is said of how decision tables are written.
extension Diagnostic {
  private static func list(_ items: [String]) -> String { items.map { "`\($0)`" }.joined(separator: ", ") }

  static func besideTable(_ key: Name) -> Diagnostic {
    .error(
      "table/beside", "`\(key.value)` stands beside `table`", at: key.span, help: "put it under `table`, or remove it")
  }

  static func aggregateWithoutCollect(at span: SourceSpan) -> Diagnostic {
    .error(
      "table/aggregate", "`aggregate` belongs to `hit: collect`", at: span,
      help: "write `hit: collect`, or remove `aggregate`")
  }

  static func orderNeeded(_ policy: DecisionTableSyntax.HitPolicy, at span: SourceSpan) -> Diagnostic {
    .error(
      "table/order", "`\(policy.rawValue)` needs to know which output goes before which", at: span,
      help: "list the output values under `order`, the first one first")
  }

  static func notInOrder(_ output: String, among order: [String], at span: SourceSpan) -> Diagnostic {
    .error(
      "table/order", "`\(output)` is not in the table's `order`", at: span,
      help: "the order has \(list(order))")
  }

  static func rowLength(found: Int, wanted: Int, inputs: Int, at span: SourceSpan) -> Diagnostic {
    let outputs = wanted - inputs
    return .error(
      "table/row-length", "this row has \(found) cell\(found == 1 ? "" : "s"), \(wanted) are needed", at: span,
      help: "a row has a test for each of the \(inputs) input\(inputs == 1 ? "" : "s"), `-` for any value, and then "
        + (outputs == 1 ? "the output" : "\(outputs) outputs"))
  }

  static func noRows(at span: SourceSpan) -> Diagnostic {
    .error("table/no-rows", "the table has no rows", at: span, help: "write one row at least, or a plain expression")
  }

  static func whichOutput(_ outputs: [String], at span: SourceSpan) -> Diagnostic {
    .error(
      "table/output", "the rows have \(outputs.count) outputs, and one of them must be the value", at: span,
      help: "say which under `gives`: one of \(list(outputs))")
  }

  static func unknownOutput(_ name: Name, among outputs: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: name.value, among: outputs)
    return .error(
      "table/output", "no output is called `\(name.value)`", at: name.span,
      help: near.map { "did you mean `\($0)`?" }
        ?? (outputs.isEmpty ? "name the outputs under `outputs`" : "there are \(list(outputs))"))
  }

  // MARK: Files with rows

  static func notATableFile(_ name: Name) -> Diagnostic {
    .error(
      "table/file", "`\(name.value)` is neither a list of rows nor the name of a CSV file", at: name.span,
      help: "save the table as comma-separated values, with the ending `.csv`")
  }

  static func noTableFile(_ name: Name, path: String, meant: String?) -> Diagnostic {
    .error(
      "table/file", "there is no file `\(path)` in the rule book", at: name.span,
      help: meant.map { "did you mean `\($0)`?" }
        ?? "the path is that from the folder of this file, and the file must be in a folder of rules")
  }

  static func emptyTableFile(_ name: Name) -> Diagnostic {
    .error(
      "table/no-rows", "`\(name.value)` has no lines", at: name.span,
      help: "its first line names the columns, and each further line is a row")
  }

  static func csvEncoding(_ path: String, at span: SourceSpan) -> Diagnostic {
    .error("table/encoding", "`\(path)` is not UTF-8", at: span, help: "save it as CSV UTF-8")
  }

  static func csvOpenQuote(at span: SourceSpan) -> Diagnostic {
    .error("table/quote", "this quote is never closed", at: span, help: "close it, and write a quote inside as `\"\"`")
  }

  static func csvAfterQuote(at span: SourceSpan) -> Diagnostic {
    .error(
      "table/quote", "nothing may follow the closing quote of a cell", at: span,
      help: "write a quote inside a cell as `\"\"`: the text \"high\" is `\"\"\"high\"\"\"`")
  }
}
