import Facts
import Rules

/// What exact truths are worked out with, made once for a graph.
struct Exactness {
  let evaluator: GraphEvaluator
  let regions: FactRegions
  let unate: UnateCheck

  init(_ evaluator: GraphEvaluator) {
    self.evaluator = evaluator
    regions = FactRegions(evaluator.graph, evaluator.book)
    unate = UnateCheck(evaluator.graph, evaluator.book, regions)
  }

  /// The exact pass over a case for which the evaluator has run.
  func pass(_ facts: CaseFacts) -> ExactPass {
    ExactPass(evaluator: evaluator, facts: facts, regions: regions, unate: unate)
  }
}
