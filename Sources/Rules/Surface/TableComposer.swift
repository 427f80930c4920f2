import Diagnostics
import ExpressionSyntax

/// Writes a decision table as the one expression that it means, so that everything behind the surface, the reference evaluator
/// included, knows expressions only. Every piece leads back to its cell.
///
/// A table whose tests are constants needs no count of what matches: that its rows keep their hit policy is checked
/// beforehand. There, the first row that matches gives the value; elsewhere all outputs that match are collected.
struct TableComposer {
  private let table: DecisionTableSyntax
  private var text: [UInt8] = []
  private var runs: [OffsetMap.Run] = []

  /// Rows beyond which alternatives are not nested: the parser has a limit of depth.
  private static let mostNested = 64

  static func compose(_ table: DecisionTableSyntax) -> ExpressionSource {
    var composer = TableComposer(table: table)
    composer.write()
    let map = OffsetMap(
      file: table.span.file, runs: composer.runs, textLength: composer.text.count, fileEnd: table.span.end)
    return ExpressionSource(text: String(decoding: composer.text, as: UTF8.self), map: map)
  }

  private init(table: DecisionTableSyntax) { self.table = table }

  // MARK: Pieces

  private mutating func glue(_ words: String, at span: SourceSpan? = nil) {
    let place = span ?? table.span
    runs.append(
      OffsetMap.Run(
        textStart: UInt32(text.count), fileStart: place.start, fileLength: place.end - place.start, isOpaque: true))
    text += Array(words.utf8)
  }

  private mutating func piece(_ source: ExpressionSource, _ range: Range<Int>? = nil) {
    let range = range ?? 0..<source.text.utf8.count
    let part = source.map.slice(range)
    guard part.file == table.span.file else {
      return glue(String(decoding: Array(source.text.utf8)[range], as: UTF8.self), at: table.rowsSpan)
    }
    for run in part.runs {
      var moved = run
      moved.textStart += UInt32(text.count)
      runs.append(moved)
    }
    text += Array(source.text.utf8)[range]
  }

  private mutating func parenthesized(_ source: ExpressionSource) {
    glue("(")
    piece(source)
    glue(")")
  }

  // MARK: Rows

  private mutating func condition(_ row: DecisionTableSyntax.Row) {
    let tested = zip(table.inputs, row.cells).filter { !$1.matchesAnything }
    if tested.isEmpty { glue("true", at: row.span) }
    for (index, (input, cell)) in tested.enumerated() {
      if index > 0 { glue(" and ") }
      test(input, cell)
    }
  }

  private mutating func test(_ input: ExpressionSource, _ cell: DecisionTableSyntax.Cell) {
    let (tests, isNegated): ([NodeID], Bool)
    switch cell.tree[cell.tree.root].kind {
    case .notTests(let list): (tests, isNegated) = (list, true)
    case .tests(let list): (tests, isNegated) = (list, false)
    default: (tests, isNegated) = ([cell.tree.root], false)
    }
    glue(isNegated ? "not(" : "(")
    for (index, test) in tests.enumerated() {
      if index > 0 { glue(" or ") }
      single(input, cell, test)
    }
    glue(")")
  }

  private mutating func single(_ input: ExpressionSource, _ cell: DecisionTableSyntax.Cell, _ test: NodeID) {
    let mentions = cell.tree.mentionsOfTested(below: test)
    let range = cell.tree[test].range
    if mentions.isEmpty {
      glue("(")
      piece(input)
      glue(") in (")
      piece(cell.source, range)
      return glue(")")
    }
    // `? > 5 and even(?)` is a condition itself; the input takes the place of the question mark.
    glue("(")
    var start = range.lowerBound
    for mention in mentions {
      piece(cell.source, start..<mention.lowerBound)
      parenthesized(input)
      start = mention.upperBound
    }
    piece(cell.source, start..<range.upperBound)
    glue(")")
  }

  // MARK: The whole

  private var rowsByRank: [DecisionTableSyntax.Row] {
    guard table.hitPolicy.needsOrder else { return table.rows }
    let order = table.order.map(\.canonical)
    let ranks = table.rows.map { order.firstIndex(of: $0.output.canonical) ?? order.count }
    return table.rows.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { table.rows[$0] }
  }

  private var canBeNested: Bool {
    guard !table.hitPolicy.givesList, table.rows.count <= Self.mostNested else { return false }
    switch table.hitPolicy {
    case .first, .priority: return true
    case .unique: return table.isConstant
    default: return table.isConstant && table.rows.allSatisfy { $0.output.isConstant }
    }
  }

  private mutating func write() {
    let rows = rowsByRank
    if canBeNested {
      if table.isCondition { gates(rows[...]) } else { alternatives(rows) }
      return
    }
    let isDefaultInList = table.otherwise != nil && table.hitPolicy.givesList
    if isDefaultInList {
      glue("if ")
      for (index, row) in rows.enumerated() {
        glue(index == 0 ? "(" : " or (")
        condition(row)
        glue(")")
      }
      glue(" then ")
    }
    if !table.hitPolicy.givesList, table.otherwise != nil { glue("get or else(") }
    collected(rows)
    if let otherwise = table.otherwise {
      glue(isDefaultInList ? " else " : ", ")
      parenthesized(otherwise)
      if !isDefaultInList { glue(")") }
    }
  }

  /// `if row then output else if row then output else default`.
  private mutating func alternatives(_ rows: [DecisionTableSyntax.Row]) {
    for row in rows {
      glue("if ")
      condition(row)
      glue(" then ")
      parenthesized(row.output)
      glue(" else ")
    }
    if let otherwise = table.otherwise { parenthesized(otherwise) } else { glue("null") }
  }

  /// The same for outputs that are true or false, as gates, so that a row that is open does not hide one that decides.
  private mutating func gates(_ rows: ArraySlice<DecisionTableSyntax.Row>) {
    guard let row = rows.first else {
      if let otherwise = table.otherwise { parenthesized(otherwise) } else { glue("false") }
      return
    }
    switch row.output.text {
    case "true":
      glue("(")
      condition(row)
      glue(") or (")
    case "false":
      glue("not(")
      condition(row)
      glue(") and (")
    default:
      glue("((")
      condition(row)
      glue(") and ")
      parenthesized(row.output)
      glue(") or (not(")
      condition(row)
      glue(") and (")
    }
    gates(rows.dropFirst())
    glue(["true", "false"].contains(row.output.text) ? ")" : "))")
  }

  private mutating func collected(_ rows: [DecisionTableSyntax.Row]) {
    let around: (String, String) =
      switch (table.hitPolicy, table.aggregation) {
      case (.unique, _): ("only member(", ")")
      case (.any, _): ("only member(distinct values(", "))")
      case (.first, _), (.priority, _): ("", "[1]")
      case (.collect, let aggregation?): ("\(aggregation.rawValue)(", ")")
      default: ("", "")
      }
    glue(around.0 + "concatenate(")
    for (index, row) in rows.enumerated() {
      glue(index == 0 ? "if " : ", if ")
      condition(row)
      glue(" then [")
      parenthesized(row.output)
      glue("] else []")
    }
    glue(")" + around.1)
  }
}

extension DecisionTableSyntax {
  /// Whether all tests can be judged without facts.
  var isConstant: Bool { rows.allSatisfy { $0.cells.allSatisfy(\.tree.isConstant) } }
}

extension ExpressionSource {
  var isConstant: Bool {
    var ignored = DiagnosticSet()
    return FEELParser.parseExpression(self, into: &ignored).isConstant
  }
}

extension SyntaxTree {
  /// Where `?` stands in a part of the tree, in the order of writing.
  fileprivate func mentionsOfTested(below id: NodeID) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var pending = [id]
    while let next = pending.popLast() {
      if self[next].kind == .name("?") { found.append(self[next].range) }
      self[next].kind.forEachChild { pending.append($0) }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }
}
