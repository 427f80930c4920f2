import Diagnostics
import ExpressionSyntax
import Expressions

// General expressions, constants and words.
extension GraphLowering {
  /// What the free names of a subtree lead to.
  struct Reads {
    var facts: [FactPath] = []
    var columns: [ColumnPath] = []
    var parameters: [ParameterHistory] = []
    var hasUnknown = false
    var hasRegister = false
    var isConstant: Bool { facts.isEmpty && columns.isEmpty && !hasUnknown }
  }

  func reads(_ tree: SyntaxTree, _ id: NodeID, _ scope: NameScope) -> Reads {
    var reads = Reads()
    collect(tree, id, scope, [], &reads)
    return reads
  }

  private func collect(
    _ tree: SyntaxTree, _ id: NodeID, _ scope: NameScope, _ bound: Set<String>, _ reads: inout Reads
  ) {
    switch tree[id].kind {
    case .name(let name) where bound.contains(name): break
    case .path(let base, _) where isBound(tree, base, bound): collect(tree, base, scope, bound, &reads)
    case .name, .path:
      switch scope.meaning(of: id, in: tree, book: book) {
      case .fact(let path): if !reads.facts.contains(path) { reads.facts.append(path) }
      case .column(let path, let register, let column):
        let column = ColumnPath(fact: path, register: register, column: column)
        if !reads.columns.contains(column) { reads.columns.append(column) }
      case .parameter(let history): reads.parameters.append(history)
      case .rows, .cells: reads.hasRegister = true
      case .entity: reads.hasUnknown = true
      case .unknown:
        // A member of a value (`.year` of a date, an entry of a context) has a meaning only for the evaluator.
        if case .path(let base, _) = tree[id].kind { collect(tree, base, scope, bound, &reads) } else { reads.hasUnknown = true }
      }
    case .call(let function, let arguments):
      if case .name = tree[function].kind {} else { collect(tree, function, scope, bound, &reads) }
      for argument in arguments { collect(tree, argument.value, scope, bound, &reads) }
    case .forEach(let iterators, let body), .quantified(_, let iterators, let body):
      var inner = bound
      for iterator in iterators {
        collect(tree, iterator.domain, scope, inner, &reads)
        inner.insert(iterator.name)
      }
      collect(tree, body, scope, inner.union(["partial"]), &reads)
    case .function(let parameters, let body, _):
      collect(tree, body, scope, bound.union(parameters.map(\.name)), &reads)
    case .filter(let list, let condition):
      collect(tree, list, scope, bound, &reads)
      collect(tree, condition, scope, bound.union(["item"]).union(members(ofRows: list, tree, scope)), &reads)
    case .context(let entries):
      var inner = bound
      for entry in entries {
        collect(tree, entry.value, scope, inner, &reads)
        inner.insert(entry.key)
      }
    default: tree[id].kind.forEachChild { collect(tree, $0, scope, bound, &reads) }
    }
  }

  private func isBound(_ tree: SyntaxTree, _ id: NodeID, _ bound: Set<String>) -> Bool {
    switch tree[id].kind {
    case .name(let name): bound.contains(name)
    case .path(let base, _): isBound(tree, base, bound)
    default: false
    }
  }

  /// The names that a filter of a register's rows binds.
  private func members(ofRows list: NodeID, _ tree: SyntaxTree, _ scope: NameScope) -> [String] {
    if case .filter(let inner, _) = tree[list].kind { return members(ofRows: inner, tree, scope) }
    guard case .rows(let register) = scope.meaning(of: list, in: tree, book: book) else { return [] }
    return [Register.idName] + book[register].columns
  }

  // MARK: Constants

  /// The value of a subtree that reads no facts; nil where it reads some or fails.
  mutating func constant(_ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource) -> Value? {
    switch tree[id].kind {
    case .number(let text): return Decimal(text).map { .number($0) }
    case .string(let text): return .string(text)
    case .boolean(let value): return .boolean(value)
    case .null: return .null
    case .name(let name) where book.parameter(named: name) == nil && book.register(listedAs: name) == nil: return nil
    default: break
    }
    let reads = reads(tree, id, names())
    guard reads.isConstant else { return nil }
    for history in reads.parameters where value(of: history).isUnknown { return nil }
    let program = compile(tree, id, source, names(), reroot: nil, columns: [], constants: [:])
    let value = Expressions.evaluate(program, reader: NoFacts(), context: context)
    switch value {
    case .unknown, .error: return nil
    default: return value
    }
  }

  /// Evaluation in rules, as of the decision's day.
  var context: EvaluationContext {
    EvaluationContext(mode: .rules, asOf: CivilDate(daysSinceEpoch: Int(asOf)))
  }

  /// A parameter's value at the clock, `.unknown` where it has none that day.
  mutating func value(of history: ParameterHistory) -> Value {
    var found: Value?
    for entry in history.entries where clock.isInForce(entry.period) { found = entry.value }
    if found == nil { missingParameters.insert(history.fact.name) }
    return found ?? .unknown
  }

  // MARK: Programs

  mutating func compile(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, reroot: FactID?, columns: [ColumnPath],
    constants: [NodeID: Value]
  ) -> Program {
    var values: [String: Value] = [:]
    for history in reads(tree, id, scope).parameters { values[history.fact.name] = value(of: history) }
    let known = values
    let resolver = FactResolver(
      book: book, scope: scope, parameter: { known[$0.fact.name] ?? .unknown }, reroot: reroot, columns: columns)
    return Lowering.lower(SyntaxTree(nodes: tree.nodes, root: id), resolver: resolver, constants: constants)
  }

  /// What an expression makes of registers alone is worked out once, not for each case.
  private mutating func registerConstants(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, _ found: inout [NodeID: Value]
  ) {
    let reads = reads(tree, id, scope)
    guard reads.hasRegister else { return }
    if reads.isConstant, let value = constant(tree, id, source) {
      found[id] = value
      return
    }
    var children: [NodeID] = []
    tree[id].kind.forEachChild { children.append($0) }
    // Members of rows have no meaning outside of their filter.
    if case .filter = tree[id].kind { children.removeLast(children.count - 1) }
    for child in children { registerConstants(tree, child, source, scope, &found) }
  }

  /// The program of an expression, with the facts that it reads computed first where they are derived.
  mutating func program(
    _ tree: SyntaxTree, _ id: NodeID, _ source: ExpressionSource, _ scope: NameScope, reroot: FactID? = nil
  ) -> ProgramIndex {
    // The same words in the same scope are the same condition, wherever they stand.
    let text = String(decoding: Array(source.text.utf8)[tree[id].range], as: UTF8.self)
    let reads = reads(tree, id, scope)
    // What reads no member is about the whole case, also inside a condition about members.
    let isOfMember = (reads.facts + reads.columns.map(\.fact)).contains { book[$0.reference ?? $0.fact].entity == scope.member }
    let scope = isOfMember ? scope : names()
    let key = ProgramKey(text: text, scope: scope.member, day: clock.day, reroot: reroot)
    if let index = programs[key] { return index }
    for path in reads.facts + reads.columns.map(\.fact) {
      read(path.fact)
      if let reference = path.reference { read(reference) }
    }
    for column in reads.columns {
      var rerooted = column
      if column.fact.reference == reroot { rerooted.fact.reference = nil }
      builder.update { if !$0.columns.contains(rerooted) { $0.columns.append(rerooted) } }
    }
    var constants: [NodeID: Value] = [:]
    if reads.hasRegister { registerConstants(tree, id, source, scope, &constants) }
    let program = compile(tree, id, source, scope, reroot: reroot, columns: builder.graph.columns, constants: constants)
    let lowered = GraphProgram(
      program: program, variables: reads.facts + reads.columns.map(\.fact),
      presentation: presentation(of: tree, id, scope), span: source.span(tree[id].range))
    let index = ProgramIndex(builder.graph.programs.count)
    builder.update { $0.programs.append(lowered) }
    programs[key] = index
    return index
  }

  /// Unit and choices of an expression that is a single fact, column or parameter.
  func presentation(of tree: SyntaxTree, _ id: NodeID, _ scope: NameScope) -> ValuePresentation {
    switch scope.meaning(of: id, in: tree, book: book) {
    case .fact(let path): book[path.fact].presentation
    case .column(_, let register, let column): book[register].columnFacts[column].presentation
    case .parameter(let history): history.fact.presentation
    case .cells(let register, let column?): book[register].columnFacts[column].presentation
    case .entity, .rows, .cells, .unknown: ValuePresentation()
    }
  }

}
