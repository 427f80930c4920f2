import Rules

extension DecisionGraph {
  /// Facts that are not only in conditions on themselves alone. Complexity: O(nodes).
  var opaqueFacts: Set<FactID> {
    var found: Set<FactID> = []
    for (index, node) in nodes.enumerated() {
      switch node.operation {
      case .compareFacts(let a, _, let b, _): found.formUnion([a, b])
      case .linear(let range, _, _): for term in terms[range.range] { found.insert(term.fact) }
      case .aggregate(let fact, _, _, _), .gather(_, let fact): found.insert(fact)
      case .program(let program) where valueTests[NodeIndex(index)] == nil: note(program, &found)
      case .derive(_, let program): note(program, &found)
      default: break
      }
    }
    return found
  }

  private func note(_ program: ProgramIndex, _ found: inout Set<FactID>) {
    for path in programs[program.index].variables {
      found.insert(path.fact)
      if let reference = path.reference { found.insert(reference) }
    }
  }
}
