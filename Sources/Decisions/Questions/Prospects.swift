/// What finding out the truth of each element of a circuit is expected to take, as if no question stood in two places.
struct Prospects {
  struct Prospect {
    var cost = 0.0
    /// That it is met.
    var chance: Double
    /// The question to begin with; negative where nothing is open.
    var first = -1
  }

  private let circuit: QuestionCircuit
  private var all: [Prospect] = []
  /// For each variable the region that is supposed; negative where it is open.
  private var supposed: [Int]
  /// For each question the elements whose truth its answer bears on, operands first.
  private var bearings: [[Int]]
  private var isTold: [Bool]
  // Room for the order in which the operands of a gate are asked.
  private var tests: [Prospect] = []
  private var met: [Double] = []
  private var next: [Double] = []

  init(_ circuit: QuestionCircuit) {
    self.circuit = circuit
    supposed = circuit.teller.map { circuit.questions[$0].isIdle ? 0 : -1 }
    bearings = Array(repeating: [], count: circuit.questions.count)
    isTold = Array(repeating: false, count: circuit.questions.count)
    let elements = circuit.circuit.elements
    all.reserveCapacity(elements.count)
    for element in elements { all.append(prospect(element)) }
  }

  /// The question to begin with; nil where the root is settled.
  var first: Int? {
    let first = all[circuit.circuit.root].first
    return first < 0 ? nil : first
  }

  /// The elements that the answer to a question bears on, operands first.
  mutating func bearing(_ question: Int) -> [Int] {
    if isTold[question] { return bearings[question] }
    isTold[question] = true
    let elements = circuit.circuit.elements
    var isBorne = [Bool](repeating: false, count: elements.count)
    var found: [Int] = []
    for (index, element) in elements.enumerated() {
      isBorne[index] =
        switch element {
        case .constant: false
        case .leaf(let variable, _): circuit.teller[variable] == question
        case .not(let operand): isBorne[operand]
        case .all(let operands), .any(let operands), .atLeast(_, let operands): operands.contains { isBorne[$0] }
        }
      if isBorne[index] { found.append(index) }
    }
    bearings[question] = found
    return found
  }

  /// What is still to be expected at the root after an answer.
  mutating func cost(ifAnswer answer: Int, to question: Int) -> Double {
    let bearing = bearing(question)
    let variables = circuit.questions[question].variables
    for (variable, region) in zip(variables, circuit.regions(ofAnswer: answer, to: question)) { supposed[variable] = region }
    let before = bearing.map { all[$0] }
    for index in bearing { all[index] = prospect(circuit.circuit.elements[index]) }
    let cost = all[circuit.circuit.root].cost
    for (index, prospect) in zip(bearing, before) { all[index] = prospect }
    for variable in variables { supposed[variable] = -1 }
    return cost
  }

  private mutating func prospect(_ element: Circuit.Element) -> Prospect {
    switch element {
    case .constant(let value): return Prospect(chance: value ? 1 : 0)
    case .leaf(let variable, let regions):
      if supposed[variable] >= 0 { return Prospect(chance: regions[supposed[variable]] ? 1 : 0) }
      var chance = 0.0
      for (region, isMet) in regions.enumerated() where isMet { chance += circuit.chances[variable][region] }
      let question = circuit.teller[variable]
      return Prospect(cost: circuit.questions[question].cost, chance: chance, first: question)
    case .not(let operand):
      var prospect = all[operand]
      prospect.chance = 1 - prospect.chance
      return prospect
    case .all(let operands): return some(operands, operands.count)
    case .any(let operands): return some(operands, 1)
    case .atLeast(let needed, let operands): return some(operands, needed)
    }
  }

  /// At least `needed` of the operands.
  private mutating func some(_ operands: [CircuitIndex], _ needed: Int) -> Prospect {
    var needed = needed
    tests.removeAll(keepingCapacity: true)
    for operand in operands {
      if all[operand].first >= 0 { tests.append(all[operand]) } else if all[operand].chance == 1 { needed -= 1 }
    }
    if needed <= 0 { return Prospect(chance: 1) }
    if needed > tests.count { return Prospect(chance: 0) }
    if tests.count == 1 { return tests[0] }
    if needed == 1 || needed == tests.count { return row(isAny: needed == 1) }
    let byYes = tests.indices.sorted { precedes($0, tests[$0].chance, $1, tests[$1].chance) }
    let byNo = tests.indices.sorted { precedes($0, 1 - tests[$0].chance, $1, 1 - tests[$1].chance) }
    let early = byNo.prefix(tests.count - needed + 1)
    let first = byYes.prefix(needed).first { early.contains($0) } ?? byYes[0]
    // The rest in the order of what is more to be expected.
    let expected = tests.reduce(0) { $0 + $1.chance }
    let rest = expected >= Double(needed) ? byYes : byNo
    return prospect([first] + rest.filter { $0 != first }, needed)
  }

  /// By cost over the chance of the answer that is looked for.
  private func precedes(_ a: Int, _ chanceA: Double, _ b: Int, _ chanceB: Double) -> Bool {
    let (x, y) = (tests[a].cost * chanceB, tests[b].cost * chanceA)
    return x == y ? a < b : x < y
  }

  /// One after the other until one is met, or one is not.
  private mutating func row(isAny: Bool) -> Prospect {
    // Of equal worth the first comes first.
    if isAny {
      tests.sort { $0.cost * $1.chance < $1.cost * $0.chance }
    } else {
      tests.sort { $0.cost * (1 - $1.chance) < $1.cost * (1 - $0.chance) }
    }
    var open = 1.0
    var cost = 0.0
    for test in tests {
      cost += open * test.cost
      open *= isAny ? 1 - test.chance : test.chance
    }
    return Prospect(cost: cost, chance: isAny ? 1 - open : open, first: tests[0].first)
  }

  /// Asked in this order until so many are met, or too many are not.
  private mutating func prospect(_ order: [Int], _ needed: Int) -> Prospect {
    // The chance of each number of tests met so far with nothing settled.
    met = [1] + Array(repeating: 0, count: needed)
    var result = Prospect(chance: 0, first: tests[order[0]].first)
    let allowed = order.count - needed
    for (asked, place) in order.enumerated() {
      let test = tests[place]
      var open = 0.0
      next = Array(repeating: 0, count: needed + 1)
      for count in 0..<needed where asked - count <= allowed {
        open += met[count]
        next[count + 1] += met[count] * test.chance
        next[count] += met[count] * (1 - test.chance)
      }
      result.cost += open * test.cost
      result.chance += next[needed]
      swap(&met, &next)
    }
    return result
  }
}
