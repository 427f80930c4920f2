/// Looks for two completions of a circuit that disagree: most of what is open shows so in a few.
///
/// Each variable takes the region that suits most of the conditions on it, then the one that suits fewest, then regions at
/// random; the numbers are always the same, so that a case takes the same way each time.
struct CircuitSamples {
  private static let count = 24

  private let circuit: Circuit
  private var regions: [Int]
  private var truths: [Bool]
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ circuit: Circuit) {
    self.circuit = circuit
    regions = Array(repeating: 0, count: circuit.variables.count)
    truths = Array(repeating: false, count: circuit.elements.count)
  }

  /// Whether two completions disagree; where not, it is not told. Complexity: O(elements).
  mutating func disagree() -> Bool {
    let suits = circuit.suits
    for index in regions.indices { regions[index] = suits[index].indices.max { suits[index][$0] < suits[index][$1] } ?? 0 }
    let first = evaluate()
    for index in regions.indices { regions[index] = suits[index].indices.min { suits[index][$0] < suits[index][$1] } ?? 0 }
    if evaluate() != first { return true }
    for _ in 0..<Self.count {
      for index in regions.indices { regions[index] = Int(next() % UInt64(max(1, circuit.regionCounts[index]))) }
      if evaluate() != first { return true }
    }
    return false
  }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }

  private mutating func evaluate() -> Bool {
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
