import Diagnostics
import ExpressionSyntax
import Expressions

// Conditions that take the general evaluator.
extension GraphLowering {
  /// A condition that takes the general evaluator; over a single fact with few values it becomes a table of them.
  mutating func opaque(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ span: SourceSpan
  ) -> NodeIndex {
    let reads = reads(tree, id, scope)
    let paths = reads.facts + reads.columns.map(\.fact).filter { !reads.facts.contains($0) }
    // All through one reference: evaluated for the member that it leads to, then gathered.
    if let reference = paths.first?.reference, paths.allSatisfy({ $0.reference == reference }), let first = paths.first {
      let entity = book[first.fact].entity
      let node =
        table(tree, id, source, scope, paths, reroot: reference, span)
        ?? test(tree, id, source, scope, paths, reroot: reference, entity, span)
      facts.insert(reference)
      return builder.add(
        .gather(builder.lift(node, to: entity), through: reference), scope: self.scope(of: book[reference]), at: span)
    }
    if let node = table(tree, id, source, scope, paths, reroot: nil, span) { return node }
    let member = paths.compactMap { self.scope(of: book[$0.reference ?? $0.fact]) }.first
    return test(tree, id, source, scope, paths, reroot: nil, member, span)
  }

  /// The program of a condition, with what it compares where it is about one text or number of any length.
  private mutating func test(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ paths: [FactPath], reroot: FactID?,
    _ member: EntityID?, _ span: SourceSpan
  ) -> NodeIndex {
    let node = builder.add(.program(program(tree, id, source, scope, reroot: reroot)), scope: member, at: span)
    guard paths.count == 1, case let fact = book[paths[0].fact], fact.storage == .value else { return node }
    // A list is not told apart by regions.
    if case .list = fact.type { return node }
    if let constants = comparedConstants(tree, id, source, scope) {
      builder.update { $0.valueTests[node] = ValueTest(fact: fact.id, constants: constants) }
    }
    return node
  }

  /// The constants with which an expression does nothing but compare facts; nil where it does anything else.
  private mutating func comparedConstants(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope
  ) -> [Value]? {
    if case .fact = scope.meaning(of: id, in: tree, book: book) { return [] }
    switch constant(tree, id, source) {
    case nil: break
    case .list(let items)?: return items
    case .range(let range)?: return [range.low, range.high].compactMap { $0 }
    case let value?: return [value]
    }
    switch tree[id].kind {
    case .binary(.equal, _, _), .binary(.notEqual, _, _), .binary(.less, _, _), .binary(.lessOrEqual, _, _),
      .binary(.greater, _, _), .binary(.greaterOrEqual, _, _), .between, .isIn, .range, .list, .unaryComparison:
      break
    default: return nil
    }
    var children: [NodeID] = []
    tree[id].kind.forEachChild { children.append($0) }
    var constants: [Value] = []
    for child in children {
      guard let more = comparedConstants(tree, child, source, scope) else { return nil }
      constants += more
    }
    return constants
  }

  private struct CodeReader: FactReader {
    let fact: FactID
    let value: Value
    let row: Int?
    let book: RuleBook
    let columns: [ColumnPath]

    func value(of variable: VariableID) -> Value {
      switch GraphVariable(variable) {
      case .fact: return value
      case .column(let index):
        guard let row, columns.indices.contains(index) else { return .null }
        return book[columns[index].register].cells[row][columns[index].column]
      }
    }
  }

  private mutating func table(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ paths: [FactPath], reroot: FactID?,
    _ span: SourceSpan
  ) -> NodeIndex? {
    guard paths.count == 1, case let fact = book[paths[0].fact], fact.storage == .code, !fact.isDerived, !fact.choices.isEmpty
    else { return nil }
    let index = program(tree, id, source, scope, reroot: reroot)
    let program = builder.graph.programs[index.index].program
    let columns = builder.graph.columns
    let isRegister = if case .register = fact.target { true } else { false }
    func evaluate(_ value: Value, _ row: Int?) -> Bool? {
      Expressions.evaluate(
        program, reader: CodeReader(fact: fact.id, value: value, row: row, book: book, columns: columns), context: context
      ).asBoolean
    }
    var met: Set<Int> = []
    var failing: Set<Int> = []
    for (code, choice) in fact.choices.enumerated() {
      switch evaluate(.string(choice.code), isRegister ? code : nil) {
      case true?: met.insert(code)
      case false?: break
      case nil: failing.insert(code)
      }
    }
    if failing.count == fact.choices.count { return nil }
    let none = fact.mayBeNone ? evaluate(.null, nil) : false
    let isMet = codeAtom(fact.id, met, none: none == true, span)
    if failing.isEmpty, none != nil { return isMet }
    // For some values the condition fails: there the program says why, and for all others the table does.
    let isFailing = codeAtom(fact.id, failing, none: none == nil, span)
    let opaque = builder.add(.program(index), scope: self.scope(of: fact), at: span)
    return builder.any([isMet, builder.all([isFailing, opaque], at: span)], at: span)
  }
}
