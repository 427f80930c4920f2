/// The truth of a circuit where every variable lies in some region.
struct CircuitTrial {
  private let circuit: Circuit
  var regions: [Int]
  private var truths: [Bool]

  init(_ circuit: Circuit) {
    self.circuit = circuit
    regions = Array(repeating: 0, count: circuit.variables.count)
    truths = Array(repeating: false, count: circuit.elements.count)
  }

  /// Complexity: O(elements).
  mutating func run() -> Bool {
    for (index, element) in circuit.elements.enumerated() {
      truths[index] =
        switch element {
        case .constant(let value): value
        case .leaf(let variable, let met): met[regions[variable]]
        case .not(let operand): !truths[operand]
        case .all(let operands): operands.allSatisfy { truths[$0] }
        case .any(let operands): operands.contains { truths[$0] }
        case .atLeast(let needed, let operands): operands.count { truths[$0] } >= needed
        }
    }
    return truths[circuit.root]
  }
}
