import Diagnostics
import ExpressionSyntax
import Expressions

/// Decision tables: each cell is checked where it stands, and the rows are held against each other.
extension BookChecker {
  /// Checks the table that an expression stands for; the type of its values, nil where it has mistakes.
  mutating func check(
    _ table: DecisionTableSyntax, _ composed: ExpressionSource, _ scope: NameScope, expected: ValueType?
  ) -> ValueType? {
    let before = diagnostics.sorted.count { $0.severity == .error }
    let inputs = table.inputs.map { check($0, scope, expected: nil) }
    for row in table.rows {
      for (cell, type) in zip(row.cells, inputs) { check(cell, of: type, scope) }
      checkOutput(row.output, of: table, scope, expected)
    }
    for value in table.order { check(value, scope, expected: outputType(of: table, expected)) }
    if let otherwise = table.otherwise { check(otherwise, scope, expected: expected) }
    if let aggregation = table.aggregation, aggregation == .sum || aggregation == .count, let expected, !expected.mayBeNumber {
      diagnostics.report(.aggregateType(aggregation.rawValue, expected, at: table.span))
    }
    var ignored = DiagnosticSet()
    let tree = FEELParser.parseExpression(composed, names: Builtins.names, into: &ignored)
    book.trees[composed.wholeSpan] = tree
    noteUse(tree, scope)
    guard diagnostics.sorted.count(where: { $0.severity == .error }) == before else {
      faulty.insert(composed.wholeSpan)
      return nil
    }
    if ignored.containsError {
      diagnostics.report(.tableTooLarge(at: table.span))
      return nil
    }
    if isWhole || !table.hitPolicy.givesList { compareRows(table, inputs.compactMap { $0 }, scope, expected) }
    return expected
  }

  private mutating func check(_ cell: DecisionTableSyntax.Cell, of type: ValueType?, _ scope: NameScope) {
    guard !cell.source.text.isEmpty else { return diagnostics.report(.emptyCell(at: cell.source.span(0..<0))) }
    var own = cell.problems
    if !own.containsError {
      let tested = Binding(type ?? .any)
      _ = Expressions.check(
        cell.tree, source: cell.source, scope: RuleScope(types: types, names: scope, extra: [:]), tested: tested, into: &own)
    }
    diagnostics.merge(own)
  }

  private mutating func checkOutput(
    _ output: ExpressionSource, of table: DecisionTableSyntax, _ scope: NameScope, _ expected: ValueType?
  ) {
    guard !output.text.isEmpty else { return diagnostics.report(.emptyCell(at: output.span(0..<0))) }
    check(output, scope, expected: outputType(of: table, expected))
  }

  /// The type that single outputs must have.
  private func outputType(of table: DecisionTableSyntax, _ expected: ValueType?) -> ValueType? {
    if table.aggregation == .count { return nil }
    guard table.hitPolicy.givesList, table.aggregation == nil else { return expected }
    if case .list(let element)? = expected { return element }
    return expected
  }

  // MARK: Rows among themselves

  private mutating func compareRows(
    _ table: DecisionTableSyntax, _ inputs: [ValueType], _ scope: NameScope, _ expected: ValueType?
  ) {
    guard inputs.count == table.inputs.count else { return }
    let columns = zip(table.inputs, inputs).map { column($0, $1, scope) }
    let analysis = TableAnalysis(columns: columns, cells: table.rows.map { $0.cells.map(\.tree) })
    let impossible = analysis.impossibleRows
    for row in impossible { diagnostics.report(.rowNeverMatches(at: table.rows[row].span)) }
    reportOverlaps(analysis, table)
    guard isWhole else { return }
    if table.hitPolicy == .first {
      for row in table.rows.indices.dropFirst() where !impossible.contains(row) && analysis.isHidden(row) {
        diagnostics.report(.rowHidden(at: table.rows[row].span))
      }
    }
    if table.otherwise == nil, !table.hitPolicy.givesList, let gap = analysis.gap() {
      diagnostics.report(.tableGap(example(gap, table), at: table.span))
    }
  }

  private mutating func reportOverlaps(_ analysis: TableAnalysis, _ table: DecisionTableSyntax) {
    guard table.hitPolicy == .unique || table.hitPolicy == .any else { return }
    let mostShown = 5
    let overlaps = analysis.overlaps(atMost: table.hitPolicy == .unique ? mostShown : 1_000)
    let isWrong = overlaps.filter { overlap in
      table.hitPolicy == .unique
        || table.rows[overlap.first].output.canonical != table.rows[overlap.second].output.canonical
          && table.rows[overlap.first].output.isConstant && table.rows[overlap.second].output.isConstant
    }
    for overlap in isWrong.prefix(mostShown) {
      diagnostics.report(
        .rowsOverlap(
          table.hitPolicy, example(overlap.example, table), at: table.rows[overlap.second].span,
          first: table.rows[overlap.first].span))
    }
  }

  /// `child.age = 17, family.income = 100`.
  private func example(_ values: [Value], _ table: DecisionTableSyntax) -> String {
    let parts = zip(table.inputs, values).filter { !$1.isNull }.map { "`\($0.text) = \($1)`" }
    return parts.isEmpty ? "any input" : parts.joined(separator: ", ")
  }

  /// What is known of an input: where it is a fact, also its bounds.
  private func column(_ input: ExpressionSource, _ type: ValueType, _ scope: NameScope) -> TableColumn {
    var column = TableColumn(type: type)
    let tree = book.tree(of: input)
    let fact: Fact? =
      switch scope.meaning(of: tree.root, in: tree, book: book) {
      case .fact(let path): book[path.fact]
      case .parameter(let history): history.fact
      default: nil
      }
    guard let fact else { return column }
    column.minimum = fact.minimum
    column.maximum = fact.maximum
    if case .integer(let decimals) = fact.storage { column.step = Decimal("1e-\(decimals)") }
    return column
  }
}

extension ValueType {
  fileprivate var mayBeNumber: Bool {
    switch self {
    case .number, .any: true
    case .daysTimeDuration, .yearsMonthsDuration: true
    default: false
    }
  }
}
