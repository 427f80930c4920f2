import Diagnostics
import ExpressionSyntax
import YAMLTree

extension DecisionTableSyntax {
  static let hit = Field("hit", .word(of: HitPolicy.self), "what is done where several rows match; left out: `unique`")
  static let inputs = Field(
    "inputs", .list(of: .expression("an expression")), "what is tested, one for each column", required: true)
  static let outputs = Field("outputs", .list(of: .factName), "where rows have several outputs: what each is called")
  static let gives = Field("gives", .text, "where rows have several outputs: which one is the value")
  static let rows = Field(
    "rows", .tableRows, "each a list of tests and then the output, or the path of a CSV file beside this one", required: true)
  static let order = Field(
    "order", .list(of: .expression("an output value")), "the output values, the first goes before all others")
  static let aggregate = Field("aggregate", .word(of: Aggregation.self), "with `hit: collect`: what is made of the outputs")
  static let otherwise = Field("otherwise", .expression("an output"), "the value where no row matches")

  static let declaration = RecordDeclaration(
    "table", "a decision table",
    [
      hit.declaration, inputs.declaration, outputs.declaration, gives.declaration, rows.declaration, order.declaration,
      aggregate.declaration, otherwise.declaration, noteField.declaration,
    ])

  /// The table of a node `{table: ...}`, as the expression that it stands for; nil, reported, where it has none.
  static func read(_ node: YAMLNode, isCondition: Bool, _ reading: inout Reading) -> ExpressionSource? {
    guard let entry = node.entry("table") else { return nil }
    for other in node.entries ?? [] where other.key != "table" {
      reading.report(.besideTable(Name(other.key, at: other.keySpan)))
    }
    let owner = Name(entry.key, at: entry.keySpan)
    guard let record = reading.read(.opened(as: declaration), entry.value, under: owner) else { return nil }
    var table = DecisionTableSyntax(span: entry.keySpan.extended(toCover: entry.value.span))
    table.isCondition = isCondition
    let before = reading.diagnostics.sorted.count { $0.severity == .error }
    table.fill(record, &reading)
    guard reading.diagnostics.sorted.count(where: { $0.severity == .error }) == before else { return nil }
    let composed = TableComposer.compose(table)
    reading.tables.append((composed, table))
    return composed
  }

  private mutating func fill(_ record: Record, _ reading: inout Reading) {
    hitPolicy = reading.read(Self.hit, in: record)?.value ?? .unique
    aggregation = reading.read(Self.aggregate, in: record)?.value
    inputs = reading.read(Self.inputs, in: record) ?? []
    order = reading.read(Self.order, in: record) ?? []
    otherwise = reading.read(Self.otherwise, in: record)
    let names = reading.read(Self.outputs, in: record) ?? []
    let wanted = reading.read(Self.gives, in: record)
    reading.checkNote(record)
    if let entry = record.entry("aggregate"), hitPolicy != .collect {
      reading.report(.aggregateWithoutCollect(at: entry.keySpan))
    }
    if hitPolicy.needsOrder, order.isEmpty {
      reading.report(.orderNeeded(hitPolicy, at: record.entry("hit")?.value.span ?? record.place))
    }
    guard let entry = record.entry("rows"), !inputs.isEmpty, let grid = reading.read(Self.rows, in: record) else { return }
    rowsSpan = entry.value.span
    let columns = TableColumns(inputs: inputs.count, names: names, gives: wanted, place: record.place)
    guard let output = columns.outputIndex(in: grid, &reading) else { return }
    for line in grid.rows {
      guard line.cells.count == columns.count(in: grid) else {
        reading.report(.rowLength(found: line.cells.count, wanted: columns.count(in: grid), inputs: inputs.count, at: line.span))
        continue
      }
      rows.append(
        Row(cells: line.cells.prefix(inputs.count).map(Cell.init), output: line.cells[output], span: line.span))
    }
    if grid.rows.isEmpty { reading.report(.noRows(at: entry.value.span)) }
    checkOrder(&reading)
  }

  /// Where outputs have an order, each must have its place in it.
  private func checkOrder(_ reading: inout Reading) {
    guard hitPolicy.needsOrder, !order.isEmpty else { return }
    let known = order.map(\.canonical)
    for row in rows where !known.contains(row.output.canonical) {
      reading.report(.notInOrder(row.output.text, among: order.map(\.text), at: row.output.span(0..<row.output.text.utf8.count)))
    }
  }
}

/// Which columns of a row hold outputs, and which of these is the value.
private struct TableColumns {
  var inputs: Int
  var names: [Name]
  var gives: Name?
  var place: SourceSpan

  func count(in grid: TableGrid) -> Int { inputs + max(1, grid.header.map { $0.count - inputs } ?? names.count) }

  func outputIndex(in grid: TableGrid, _ reading: inout Reading) -> Int? {
    let outputs = grid.header.map { Array($0.dropFirst(inputs)) } ?? names.map(\.value)
    if let header = grid.header, header.count <= inputs {
      reading.report(.rowLength(found: header.count, wanted: inputs + 1, inputs: inputs, at: grid.headerSpan ?? place))
      return nil
    }
    guard let gives else {
      if outputs.count <= 1 { return inputs }
      reading.report(.whichOutput(outputs, at: place))
      return nil
    }
    guard let index = outputs.firstIndex(of: gives.value) else {
      reading.report(.unknownOutput(gives, among: outputs))
      return nil
    }
    return inputs + index
  }
}

extension Shape where Value == Record {
  static func opened(as declaration: RecordDeclaration) -> Shape {
    Shape(declaration.phrase, schema: .definition(declaration.name), records: [declaration]) { $1.open($0, as: declaration) }
  }
}

extension ExpressionSource {
  /// The text as the printer writes it, by which outputs are compared.
  var canonical: String {
    var ignored = DiagnosticSet()
    return print(FEELParser.parseExpression(self, into: &ignored))
  }
}
