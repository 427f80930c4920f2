import TestSupport
import Testing

@testable import Decisions

/// Completions that are sought, against all there are.
@Suite struct CircuitForcingTests {
  private static let seed = UInt64.random(in: 0..<1_000_000)

  @Test func findsACompletionWhereThereIsOne() {
    var random = SeededRandom(seed: Self.seed)
    var told = [0, 0]
    for number in 0..<400 {
      let circuit = RandomCircuit(&random)
      let truths = circuit.truths()
      for isMet in [false, true] {
        var forcing = CircuitForcing(circuit.questions.circuit)
        switch forcing.completion(isMet) {
        case .found:
          told[0] += 1
          #expect(truths.contains(isMet), "seed \(Self.seed), circuit \(number)")
          var trial = CircuitTrial(circuit.questions.circuit)
          for variable in trial.regions.indices { trial.regions[variable] = forcing.region(of: variable) }
          #expect(trial.run() == isMet, "seed \(Self.seed), circuit \(number)")
        case .none:
          told[1] += 1
          #expect(!truths.contains(isMet), "seed \(Self.seed), circuit \(number)")
        case .notTold: break
        }
      }
    }
    #expect(told[0] > 100 && told[1] > 10, "\(told)")
  }

  @Test func keepsToWhatIsFixed() {
    var random = SeededRandom(seed: Self.seed)
    for number in 0..<400 {
      let circuit = RandomCircuit(&random)
      var known = [Int?](repeating: nil, count: circuit.questions.circuit.variables.count)
      var forcing = CircuitForcing(circuit.questions.circuit)
      for variable in known.indices where Bool.random(using: &random) {
        let region = Int.random(in: 0..<circuit.questions.circuit.regionCounts[variable], using: &random)
        known[variable] = region
        forcing.fix(variable, in: region)
      }
      switch forcing.completion(true) {
      case .found: #expect(circuit.truths(known).contains(true), "seed \(Self.seed), circuit \(number)")
      case .none: #expect(!circuit.truths(known).contains(true), "seed \(Self.seed), circuit \(number)")
      case .notTold: break
      }
    }
  }

  @Test func whatIsShownToMatterMatters() {
    var random = SeededRandom(seed: Self.seed)
    var shown = 0
    for number in 0..<300 {
      let circuit = RandomCircuit(&random)
      var witness = RelevanceWitness(circuit.questions.circuit)
      for variable in circuit.questions.circuit.variables.indices where witness.matters(variable) {
        shown += 1
        let isDiagram = DecisionDiagram(circuit.questions.circuit)?.support.contains(variable) ?? false
        #expect(isDiagram, "seed \(Self.seed), circuit \(number), variable \(variable)")
      }
    }
    #expect(shown > 150)
  }
}
