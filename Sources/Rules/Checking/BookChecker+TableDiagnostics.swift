import Diagnostics
import Expressions

/// What is said of the rows of decision tables.
extension Diagnostic {
  static func emptyCell(at span: SourceSpan) -> Diagnostic {
    .error("table/empty-cell", "this cell is empty", at: span, help: "write `-` for any value, or `null` for none")
  }

  static func aggregateType(_ aggregation: String, _ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "table/aggregate", "`\(aggregation)` gives a number, but \(type) is needed here", at: span,
      help: "declare the fact as a number, or choose another aggregation")
  }

  static func tableTooLarge(at span: SourceSpan) -> Diagnostic {
    .error(
      "table/too-large", "the table has more cells than one expression can hold", at: span,
      help: "put the rows into a register and look them up, or divide the table")
  }

  static func rowNeverMatches(at span: SourceSpan) -> Diagnostic {
    .warning(
      "table/never-matches", "this row can never match", at: span,
      help: "one of its tests leaves no value: look at their bounds and at those of the facts")
  }

  static func rowHidden(at span: SourceSpan) -> Diagnostic {
    .warning(
      "table/hidden-row", "this row is never reached: the rows before it take all that it matches", at: span,
      help: "move it up, or remove it")
  }

  static func tableGap(_ example: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "table/gap", "no row matches \(example)", at: span,
      help: "add a row, or say under `otherwise` what the value is where no row matches")
  }

  static func rowsOverlap(
    _ policy: DecisionTableSyntax.HitPolicy, _ example: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    .error(
      "table/overlap",
      policy == .unique
        ? "two rows match \(example)" : "two rows match \(example) and give different outputs", at: span,
      labels: [Label(first, "the other row")],
      help: policy == .unique
        ? "narrow one of them, or say `hit: first` if the first one counts"
        : "correct one of the outputs, or choose another `hit`")
  }
}
