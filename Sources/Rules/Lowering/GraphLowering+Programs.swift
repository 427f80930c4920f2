import Diagnostics
import ExpressionSyntax
import Expressions

// General expressions, constants and words.
extension GraphLowering {
  /// What the free names of a subtree lead to.
  private struct Reads {
    var facts: [FactPath] = []
    var columns: [ColumnPath] = []
    var parameters: [ParameterHistory] = []
    var hasUnknown = false
    var hasRegister = false
    var isConstant: Bool { facts.isEmpty && columns.isEmpty && !hasUnknown }
  }

  private func reads(_ tree: SyntaxTree, _ id: NodeID, _ scope: NameScope) -> Reads {
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

  private mutating func compile(
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

  // MARK: Opaque conditions

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

  // MARK: Due dates

  /// `due < today()`, as an exact condition where `due` is a single fact.
  mutating func lowerIsPast(_ due: ExpressionSource, span: SourceSpan) -> NodeIndex {
    let tree = book.tree(of: due)
    if case .fact(let path) = names().meaning(of: tree.root, in: tree, book: book), path.reference == nil,
      book[path.fact].type == .date
    {
      return atom(.compare(path.fact, .less, asOf), on: path.fact, span)
    }
    return comparison(of: due, "<", nil, span)
  }

  /// Two due dates against each other.
  mutating func compareDue(
    _ a: ExpressionSource, _ comparison: Comparison, _ b: ExpressionSource, at span: SourceSpan
  ) -> NodeIndex {
    self.comparison(of: a, comparison == .greater ? ">" : ">=", b, span)
  }

  /// A comparison of expressions that stand in different places, joined into one tree.
  private mutating func comparison(
    of a: ExpressionSource, _ op: String, _ b: ExpressionSource?, _ span: SourceSpan
  ) -> NodeIndex {
    let text = "(\(a.text)) \(op) (\(b?.text ?? "today()"))"
    let joined = ExpressionSource(text: text, map: OffsetMap(file: span.file, opaque: span))
    var ignored = DiagnosticSet()
    let tree = FEELParser.parseExpression(joined, names: Builtins.names, into: &ignored)
    let index = program(tree, tree.root, joined, names())
    let node = builder.add(.program(index), scope: nil, at: span)
    note(condition: node)
    return node
  }

  // MARK: Words

  mutating func lower(_ words: Words, _ scope: NameScope) -> GraphWords {
    GraphWords(
      met: words.met.map { lower($0, scope) }, notMet: words.notMet.map { lower($0, scope) },
      unknown: words.unknown.map { lower($0, scope) })
  }

  mutating func lower(_ template: Template, _ scope: NameScope) -> GraphTemplate {
    var parts: [GraphTemplate.Part] = []
    for part in template.parts {
      switch part {
      case .text(let text): parts.append(.text(text))
      case .placeholder(let source):
        if source.text.hasPrefix("count."), let count = CountPlaceholder(rawValue: String(source.text.dropFirst(6))) {
          parts.append(.count(count))
        } else if source.text == "due" {
          parts.append(.due)
        } else {
          let tree = book.tree(of: source)
          parts.append(.program(program(tree, tree.root, source, scope)))
        }
      }
    }
    return GraphTemplate(parts: parts)
  }
}

extension OffsetMap {
  /// A text of the engine's own making about a place in a file.
  init(file: FileID, opaque span: SourceSpan) {
    self.init(
      file: file,
      runs: [Run(textStart: 0, fileStart: span.start, fileLength: span.end - span.start, isOpaque: true)], fileEnd: span.end)
  }
}
