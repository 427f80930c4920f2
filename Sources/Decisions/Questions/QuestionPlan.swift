/// In what order to ask so that the truth of a circuit is found out at the least expected cost.
///
/// Tests with costs and likelihoods, independent of each other (stochastic Boolean function evaluation). Where few questions are
/// left the order is the best there is (``ExactQuestions``). For a gate over single tests it is so too: `all` by cost over the
/// chance of no, `any` by cost over the chance of yes, `k` of `n` one that stands both among the `k` first by yes and among the
/// `n - k + 1` first by no (Ben-Dov 1981; Salloum and Breuer 1984). A gate within a gate counts as one test with the cost expected
/// of it. Questions that tell more than one thing are tried one answer ahead.
struct QuestionPlan {
  /// Elements looked at for trials at most.
  private static let mostLooks = 60_000

  private let circuit: QuestionCircuit
  private var prospects: Prospects
  private let mostStates: Int

  /// `mostStates` is up to where the best order of all is looked for.
  init(_ circuit: QuestionCircuit, mostStates: Int = ExactQuestions.mostStates) {
    self.circuit = circuit
    self.mostStates = mostStates
    prospects = Prospects(circuit)
  }

  /// The question to ask first; nil where the truth is settled.
  ///
  /// Complexity: O(elements × log operands), and for each trial the elements that the answer bears on.
  mutating func first() -> Int? {
    if let exact = ExactQuestions(circuit, mostStates: mostStates) { return exact.first }
    guard let first = prospects.first else { return nil }
    var best = first
    var least = expected(asking: first)
    var looks = Self.mostLooks
    for question in promising() where question != first {
      looks -= prospects.bearing(question).count * circuit.answerCount(question)
      if looks < 0 { break }
      let cost = expected(asking: question)
      if cost < least - 1e-9 { (best, least) = (question, cost) }
    }
    return best
  }

  /// What is to be expected after asking, with the cost of the question.
  private mutating func expected(asking question: Int) -> Double {
    var cost = circuit.questions[question].cost
    for answer in 0..<min(64, circuit.answerCount(question)) {
      let chance = circuit.chance(ofAnswer: answer, to: question)
      if chance > 0 { cost += chance * prospects.cost(ifAnswer: answer, to: question) }
    }
    return cost
  }

  /// Questions that stand in several places, those first that stand in most for their cost.
  private func promising() -> [Int] {
    var places = Array(repeating: 0, count: circuit.questions.count)
    for element in circuit.circuit.elements {
      if case .leaf(let variable, _) = element { places[circuit.teller[variable]] += 1 }
    }
    return places.indices.filter { places[$0] > 1 && !circuit.questions[$0].isIdle }.sorted { a, b in
      let (x, y) = (Double(places[a]) / circuit.questions[a].cost, Double(places[b]) / circuit.questions[b].cost)
      return x == y ? a < b : x > y
    }
  }
}
