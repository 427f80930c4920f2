/// The best order of questions there is, where few are left: dynamic programming over all that can be known of their answers.
///
/// A state says for each question which answer it has or that it is open; states are numbered so that those with more answers
/// come first. What a state takes is the least, over its open questions, of the question's cost and what is then to be expected.
struct ExactQuestions {
  /// States that are gone through at most: eight questions of yes or no.
  static let mostStates = 7_000

  /// The question to begin with; nil where nothing is open.
  let first: Int?
  /// What all questions together are expected to cost.
  let cost: Double

  /// Nil where there would be too many states. Complexity: O(states × questions) and the circuit for each full set of answers.
  init?(_ circuit: QuestionCircuit, mostStates: Int = ExactQuestions.mostStates) {
    let open = circuit.open
    let counts = open.map { circuit.answerCount($0) }
    var steps: [Int] = []
    var states = 1
    for count in counts {
      steps.append(states)
      states *= count + 1
      if states > mostStates { return nil }
    }
    let chances = zip(open, counts).map { question, count in (0..<count).map { circuit.chance(ofAnswer: $0, to: question) } }
    var trial = CircuitTrial(circuit.circuit)
    var costs = [Double](repeating: 0, count: states)
    var best = [Int](repeating: -1, count: states)
    // 0 and 1 where all completions agree, else 2.
    var truths = [UInt8](repeating: 2, count: states)
    var digits = [Int](repeating: 0, count: open.count)
    for state in 0..<states {
      var asked: Int?
      for place in open.indices where digits[place] == counts[place] {
        asked = place
        break
      }
      if let asked {
        let children = (1...counts[asked]).map { truths[state - $0 * steps[asked]] }
        if children.allSatisfy({ $0 == children[0] }) { truths[state] = children[0] }
      } else {
        for (place, question) in open.enumerated() {
          let regions = circuit.regions(ofAnswer: digits[place], to: question)
          for (variable, region) in zip(circuit.questions[question].variables, regions) { trial.regions[variable] = region }
        }
        truths[state] = trial.run() ? 1 : 0
      }
      if truths[state] == 2 {
        costs[state] = .infinity
        for place in open.indices where digits[place] == counts[place] {
          var cost = circuit.questions[open[place]].cost
          for answer in 0..<counts[place] {
            cost += chances[place][answer] * costs[state - (counts[place] - answer) * steps[place]]
          }
          if cost < costs[state] { (costs[state], best[state]) = (cost, place) }
        }
      }
      var place = 0
      while place < open.count {
        digits[place] += 1
        if digits[place] <= counts[place] { break }
        digits[place] = 0
        place += 1
      }
    }
    cost = costs[states - 1]
    first = best[states - 1] < 0 ? nil : open[best[states - 1]]
  }
}
