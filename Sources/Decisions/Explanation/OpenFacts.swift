import Facts
import Rules

/// Which given facts something that is open waits for.
struct OpenFacts {
  let evaluator: GraphEvaluator
  let facts: CaseFacts

  private var book: RuleBook { _read { yield evaluator.book } }
  private var graph: DecisionGraph { _read { yield evaluator.graph } }

  /// The fact itself, or the unknown facts that a derived one is made from.
  func given(_ cell: FactCell) -> Set<FactCell> {
    guard book[cell.fact].isDerived else { return [cell] }
    for (index, node) in graph.nodes.enumerated() {
      if case .derive(cell.fact, _) = node.operation { return reads(NodeIndex(index), cell.member) }
    }
    return [cell]
  }

  /// Unknown facts that a condition reads.
  func reads(_ node: NodeIndex, _ member: Int) -> Set<FactCell> {
    let scope = graph[node].scope
    let paths: [FactPath] =
      switch graph[node].operation {
      case .program(let program), .derive(_, let program): graph.programs[program.index].variables
      case .compareFacts(let a, _, let b, _): [FactPath(a), FactPath(b)]
      case .linear(let range, _, _): graph.terms[range.range].map { FactPath($0.fact) }
      case .aggregate(let fact, _, _, _), .overlaps(let fact, _), .compare(let fact, _, _), .oneOf(let fact, _, _):
        [FactPath(fact)]
      default: []
      }
    return cells(paths, scope: scope, member)
  }

  /// Unknown facts that an expression reads.
  func reads(_ program: ProgramIndex, scope: EntityID?, _ member: Int) -> Set<FactCell> {
    cells(graph.programs[program.index].variables, scope: scope, member)
  }

  private func cells(_ paths: [FactPath], scope: EntityID?, _ member: Int) -> Set<FactCell> {
    let reader = MemberReader(evaluator: evaluator, facts: facts, scope: scope, member: member)
    var cells: Set<FactCell> = []
    for path in paths {
      if let cell = reader.cell(of: path) {
        if !facts.isKnown(cell) { cells.formUnion(given(cell)) }
      } else if let reference = path.reference {
        cells.insert(FactCell(reference, book[reference].entity == scope ? member : 0))
      }
    }
    return cells
  }
}
