public import Expressions

// A register as a list of its rows, for expressions.
extension Register {
  /// What the id of a row is called in it, unless a column is called so.
  public static let idName = "id"

  /// The name of the register in expressions, which read a hyphen as a minus: `bank_holidays` for `bank-holidays`.
  public var listName: String { String(name.map { $0 == "-" ? "_" : $0 }) }

  /// One context for each row, with its id and its cells. Complexity: O(cells).
  public var list: Value {
    .list(
      zip(rows, cells).map { row, cells in
        var entries = [ContextValue.Entry(Self.idName, .string(row))]
        entries += zip(columns, cells).map { ContextValue.Entry($0, $1) }
        return .context(ContextValue(entries))
      })
  }

  /// The cells of one column in the order of the rows; without a column, the ids of the rows.
  public func list(ofColumn column: Int?) -> Value {
    guard let column else { return .list(rows.map { .string($0) }) }
    return .list(cells.map { $0[column] })
  }

  /// The type of one row.
  public var rowType: ValueType {
    let fields = zip(columns, columnFacts).map { ContextField($0, $1.valueType) }
    return .context(columns.contains(Self.idName) ? fields : [ContextField(Self.idName, .string)] + fields)
  }
}

extension RuleBook {
  /// The register that expressions call by that name.
  public func register(listedAs name: String) -> RegisterID? { registerByListName[name] }
}
