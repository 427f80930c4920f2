import Rules

extension Step {
  /// The facts and the places that a step reads; of members looked at through a reference also the reference.
  func reads(_ operands: UnsafePointer<Int32>, _ graph: DecisionGraph) -> (facts: [Int32], places: [Int32]) {
    switch code {
    case .constant: ([], [])
    case .flag, .isNone, .less, .equal, .oneOf, .oneOfMany, .overlaps, .aggregate: ([first], [])
    case .order, .givenOrder, .compareFacts: ([first, second], [])
    case .linear: (graph.terms[Int(first)..<Int(first + second)].map { Int32($0.fact.index) }, [])
    case .program, .derive:
      (
        graph.programs[Int(constant)].variables.flatMap { path in
          [Int32(path.fact.index)] + (path.reference.map { [Int32($0.index)] } ?? [])
        }, []
      )
    case .both, .either, .every: ([], [first, second])
    case .all, .any, .atLeast: ([], (0..<Int(second)).map { operands[Int(first) + $0] })
    case .copy, .some, .memberCount, .broadcast: ([], [first])
    case .gather: ([second], [first])
    }
  }
}
