import ExpressionSyntax
import Rules

/// A decision table for readers: the inputs in words, the tests as they are written.
struct TablePhrase {
  let book: RuleBook
  let table: DecisionTableSyntax

  /// What is done where several rows match, in a sentence.
  var lead: RichText { RichText(Catalogue.hitPolicy(table.hitPolicy, table.aggregation)) }

  /// Complexity: O(cells).
  var block: Block {
    let headings = table.inputs.map { ExpressionPhrase($0, in: book).value.plain } + [Catalogue.tableOutput]
    var rows = table.rows.map { row in
      row.cells.map { $0.matchesAnything ? RichText(Catalogue.tableAny, .muted) : RichText($0.source.text, .code) }
        + [RichText(row.output.text, .code)]
    }
    if let otherwise = table.otherwise {
      rows.append(table.inputs.map { _ in RichText(Catalogue.tableOtherwise, .muted) } + [RichText(otherwise.text, .code)])
    }
    return .table(Table(headings: headings, rows: rows))
  }
}
