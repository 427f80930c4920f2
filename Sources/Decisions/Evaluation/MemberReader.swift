import Expressions
import Facts
import Rules

/// Reads the variables of a graph's programs for one member.
struct MemberReader: FactReader {
  // Not the book and the graph themselves: a reader is copied for each evaluation.
  let evaluator: GraphEvaluator
  let facts: CaseFacts
  let scope: EntityID?
  let member: Int

  func value(of variable: VariableID) -> Value {
    switch GraphVariable(variable) {
    case .fact(let path):
      guard let cell = cell(of: path) else { return .unknown }
      return facts.value(of: cell, book: evaluator.book)
    case .column(let index):
      let column = evaluator.graph.columns[index]
      guard let cell = cell(of: column.fact), facts.isKnown(cell) else { return .unknown }
      if facts.isNone(cell) { return .null }
      return evaluator.book[column.register].cells[Int(facts.integer(cell))][column.column]
    }
  }

  /// The fact whose value a variable waits for: its own, or the reference on the way to it.
  func place(of variable: VariableID) -> FactCell? {
    let path =
      switch GraphVariable(variable) {
      case .fact(let path): path
      case .column(let index): evaluator.graph.columns[index].fact
      }
    return cell(of: path) ?? path.reference.map { FactCell($0, own($0)) }
  }

  /// The cell of a path for the member at hand; nil where a reference on the way is not known.
  func cell(of path: FactPath) -> FactCell? {
    guard let reference = path.reference else { return FactCell(path.fact, own(path.fact)) }
    let at = FactCell(reference, own(reference))
    guard facts.isKnown(at), !facts.isNone(at) else { return nil }
    return FactCell(path.fact, Int(facts.integer(at)))
  }

  /// The member that a fact is read of: the one at hand for facts of its entity, the only one for records.
  private func own(_ fact: FactID) -> Int { facts.layout.entityOf[fact.index] == scope ? member : 0 }
}
