/// Looks for two completions of a circuit that disagree: most of what is open shows so in a few.
///
/// Each variable takes the region that suits most of the conditions on it, then the one that suits fewest, then regions at
/// random; the numbers are always the same, so that a case takes the same way each time.
struct CircuitSamples {
  private static let count = 24

  private let circuit: Circuit
  private var trial: CircuitTrial
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ circuit: Circuit) {
    self.circuit = circuit
    trial = CircuitTrial(circuit)
  }

  /// Whether two completions disagree; where not, it is not told. Complexity: O(elements).
  mutating func disagree() -> Bool {
    let suits = circuit.suits
    for index in trial.regions.indices {
      trial.regions[index] = suits[index].indices.max { suits[index][$0] < suits[index][$1] } ?? 0
    }
    let first = trial.run()
    for index in trial.regions.indices {
      trial.regions[index] = suits[index].indices.min { suits[index][$0] < suits[index][$1] } ?? 0
    }
    if trial.run() != first { return true }
    for _ in 0..<Self.count {
      for index in trial.regions.indices { trial.regions[index] = Int(next() % UInt64(max(1, circuit.regionCounts[index]))) }
      if trial.run() != first { return true }
    }
    return false
  }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }
}
