/// A circuit of what is open, with the questions that tell its variables.
///
/// Every variable is told by one question; what several facts are needed for is told by a question that stands for them all.
struct QuestionCircuit {
  struct Question {
    var cost: Double
    /// The variables that its answer tells.
    var variables: [Int] = []
    /// Whether it does not matter, so that any answer may be supposed.
    var isIdle = false
  }

  let circuit: Circuit
  let questions: [Question]
  /// For each variable the chances of its regions.
  let chances: [[Double]]
  /// The question that tells each variable.
  let teller: [Int]

  init(_ circuit: Circuit, questions: [Question], chances: [[Double]]) {
    self.circuit = circuit
    self.questions = questions
    self.chances = chances
    var teller = Array(repeating: 0, count: circuit.variables.count)
    for (index, question) in questions.enumerated() { for variable in question.variables { teller[variable] = index } }
    self.teller = teller
  }

  /// How many answers of a question are told apart.
  func answerCount(_ question: Int) -> Int {
    questions[question].variables.reduce(1) { min(1 << 20, $0 * max(1, circuit.regionCounts[$1])) }
  }

  /// The regions of a question's variables, in their order, with which an answer goes along.
  func regions(ofAnswer answer: Int, to question: Int) -> [Int] {
    var rest = answer
    return questions[question].variables.map { variable in
      let count = max(1, circuit.regionCounts[variable])
      defer { rest /= count }
      return rest % count
    }
  }

  /// The chance of an answer.
  func chance(ofAnswer answer: Int, to question: Int) -> Double {
    zip(questions[question].variables, regions(ofAnswer: answer, to: question)).reduce(1) { $0 * chances[$1.0][$1.1] }
  }

  /// The questions that elements below the root ask, in order.
  var open: [Int] {
    var found: Set<Int> = []
    var isReached = [Bool](repeating: false, count: circuit.elements.count)
    isReached[circuit.root] = true
    for index in circuit.elements.indices.reversed() where isReached[index] {
      switch circuit.elements[index] {
      case .constant: break
      case .leaf(let variable, _): if !questions[teller[variable]].isIdle { found.insert(teller[variable]) }
      case .not(let operand): isReached[operand] = true
      case .all(let operands), .any(let operands), .atLeast(_, let operands):
        for operand in operands { isReached[operand] = true }
      }
    }
    return found.sorted()
  }
}
