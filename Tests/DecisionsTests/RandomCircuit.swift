import Facts
import Rules
import TestSupport

@testable import Decisions

/// A small circuit whose conditions share variables, with weights for its questions.
struct RandomCircuit {
  let questions: QuestionCircuit

  init(_ random: inout SeededRandom, variables: Int = 5) {
    var circuit = Circuit()
    let numbers = (0..<variables).map { number in
      circuit.variable(.choice(.init(.init(0), number), number), regions: Int.random(in: 2...3, using: &random))
    }
    circuit.root = Self.element(&circuit, numbers, depth: 3, &random)
    let chances = circuit.regionCounts.map { count in
      let weights = (0..<count).map { _ in Double.random(in: 0.05...1, using: &random) }
      return weights.map { $0 / weights.reduce(0, +) }
    }
    // Now and then one question tells two things.
    var asked: [QuestionCircuit.Question] = []
    for number in numbers {
      if let last = asked.indices.last, asked[last].variables.count == 1, Int.random(in: 0..<5, using: &random) == 0 {
        asked[last].variables.append(number)
      } else {
        asked.append(.init(cost: Double(Int.random(in: 1...6, using: &random)) / 2, variables: [number]))
      }
    }
    questions = QuestionCircuit(circuit, questions: asked, chances: chances)
  }

  /// So many of single tests of yes or no.
  init(atLeast needed: Int, of count: Int, _ random: inout SeededRandom) {
    var circuit = Circuit()
    let parts = (0..<count).map { circuit.free(.choice(.init(.init(0), $0), $0)) }
    circuit.root = circuit.atLeast(needed, parts)
    let chances = (0..<count).map { _ in Double.random(in: 0.05...0.95, using: &random) }
    questions = QuestionCircuit(
      circuit,
      questions: (0..<count).map { .init(cost: Double(Int.random(in: 1...6, using: &random)), variables: [$0]) },
      chances: chances.map { [1 - $0, $0] })
  }

  private static func element(
    _ circuit: inout Circuit, _ variables: [Int], depth: Int, _ random: inout SeededRandom
  ) -> CircuitIndex {
    if depth == 0 || Int.random(in: 0..<4, using: &random) == 0 {
      let variable = variables.randomElement(using: &random) ?? 0
      return circuit.leaf(variable, (0..<circuit.regionCounts[variable]).map { _ in Bool.random(using: &random) })
    }
    let parts = (0..<Int.random(in: 2...4, using: &random)).map { _ in
      element(&circuit, variables, depth: depth - 1, &random)
    }
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: circuit.not(parts[0])
    case 1: circuit.gate(all: true, parts)
    case 2: circuit.gate(all: false, parts)
    default: circuit.atLeast(Int.random(in: 1...parts.count, using: &random), parts)
    }
  }

  // MARK: Straight from the definitions

  /// The truths of all completions that go along with what is known of the variables.
  func truths(_ known: [Int?] = []) -> Set<Bool> {
    var trial = CircuitTrial(questions.circuit)
    var found: Set<Bool> = []
    func fill(_ variable: Int) {
      if variable == trial.regions.count {
        found.insert(trial.run())
        return
      }
      let regions = known.indices.contains(variable) ? known[variable].map { [$0] } : nil
      for region in regions ?? Array(0..<questions.circuit.regionCounts[variable]) {
        trial.regions[variable] = region
        fill(variable + 1)
      }
    }
    fill(0)
    return found
  }

  /// The least cost over all strategies; over those that begin with a question, where one is given.
  func leastCost(_ known: [Int?]? = nil, beginningWith first: Int? = nil) -> Double {
    let known = known ?? Array(repeating: nil, count: questions.circuit.variables.count)
    if first == nil, truths(known).count == 1 { return 0 }
    let open = questions.questions.indices.filter { known[questions.questions[$0].variables[0]] == nil }
    return (first.map { [$0] } ?? open).map { question in
      (0..<questions.answerCount(question)).reduce(questions.questions[question].cost) { cost, answer in
        var after = known
        let regions = questions.regions(ofAnswer: answer, to: question)
        for (variable, region) in zip(questions.questions[question].variables, regions) { after[variable] = region }
        return cost + questions.chance(ofAnswer: answer, to: question) * leastCost(after)
      }
    }.min() ?? 0
  }
}
