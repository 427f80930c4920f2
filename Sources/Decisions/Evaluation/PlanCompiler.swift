import Rules

/// Turns nodes into steps. Complexity: O(nodes and operands).
struct PlanCompiler {
  let graph: DecisionGraph
  let book: RuleBook
  let isComplete: Bool
  var steps: [Step] = []
  var operands: [Int32] = []
  var places: [NodeIndex: Int32] = [:]
  var comparisons: [ComparisonKey: Int32] = [:]
  private var derivations: [FactID: NodeIndex] = [:]
  /// How many truths the steps write: of the nodes, and of what was brought together.
  var placeCount: Int

  struct ComparisonKey: Hashable {
    var fact: FactID
    var isEqual: Bool
    var constant: Int64
  }

  init(_ graph: DecisionGraph, _ book: RuleBook, isComplete: Bool) {
    self.graph = graph
    self.book = book
    self.isComplete = isComplete
    placeCount = graph.nodes.count
    if isComplete { return }
    for (index, node) in graph.nodes.enumerated() {
      if case .derive(let fact, _) = node.operation { derivations[fact] = NodeIndex(index) }
    }
  }

  /// Steps and operands in memory that the caller has to free.
  func memory() -> (UnsafeMutableBufferPointer<Step>, UnsafeMutablePointer<Int32>) {
    let steps = UnsafeMutableBufferPointer<Step>.allocate(capacity: self.steps.count)
    _ = steps.initialize(from: self.steps)
    let operands = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, self.operands.count))
    for (index, operand) in self.operands.enumerated() { operands[index] = operand }
    return (steps, operands)
  }

  /// Brings yes-no facts to the front that are given with the case and cannot be none; returns how many there are.
  mutating func moveFlagsToFront() -> Int {
    let isPlain: (Step) -> Bool = { [book] step in
      guard step.code == .flag else { return false }
      let fact = book[FactID(Int(step.first))]
      return !fact.mayBeNone && !fact.isDerived
    }
    let flags = steps.filter(isPlain)
    steps = flags + steps.filter { !isPlain($0) }
    return flags.count
  }

  /// Where the truth of a node is to be found once the steps so far have run.
  mutating func place(_ node: NodeIndex) -> Int32 {
    if let place = places[node] { return place }
    if case .not(let operand) = graph[node].operation {
      let place = place(operand) ^ 1
      if !isComplete { places[node] = place }
      return place
    }
    if isComplete { return own(node) }
    let place = emit(node)
    places[node] = place
    return place
  }

  func own(_ node: NodeIndex) -> Int32 { Int32(truncatingIfNeeded: node.index) * 2 }

  @discardableResult
  mutating func emit(_ index: NodeIndex) -> Int32 {
    let node = graph[index]
    let target = own(index)
    func step(_ code: Step.Code, _ fact: FactID? = nil, _ change: (inout Step) -> Void = { _ in }) -> Step {
      var step = Step(code, scope: node.scope, target: target)
      if let fact { step.first = Int32(fact.rawValue) }
      change(&step)
      return step
    }
    switch node.operation {
    case .constant(let truth):
      steps.append(step(.constant) { $0.constant = truth == .met ? 1 : truth == .notMet ? 2 : 0 })
    case .flag(let fact):
      derive(fact)
      steps.append(step(.flag, fact))
    case .isNone(let fact):
      derive(fact)
      steps.append(step(.isNone, fact))
    case .compare(let fact, let comparison, let constant):
      derive(fact)
      return compare(fact, comparison, constant, target, node.scope)
    case .oneOf(let fact, let codes, let none):
      derive(fact)
      steps.append(
        step(.oneOf, fact) {
          $0.constant = Int64(bitPattern: codes)
          $0.isMetByNone = none
        })
    case .oneOfMany(let fact, let table, let none):
      derive(fact)
      steps.append(
        step(.oneOfMany, fact) {
          $0.second = Int32(table)
          $0.isMetByNone = none
        })
    case .overlaps(let fact, let codes):
      derive(fact)
      steps.append(step(.overlaps, fact) { $0.constant = Int64(bitPattern: codes) })
    case .aggregate(let fact, let aggregate, let comparison, let constant):
      derive(fact)
      steps.append(
        step(.aggregate, fact) {
          $0.aggregate = aggregate
          $0.comparison = comparison
          $0.constant = constant
        })
    case .compareFacts(let a, let comparison, let b, let offset):
      derive(a)
      derive(b)
      let (isFirstRoot, isSecondRoot) = (book[a].entity != node.scope, book[b].entity != node.scope)
      let isPlain = node.scope == nil && offset == 0
      steps.append(
        step(isPlain && comparison.isOrder ? .order : .compareFacts, a) {
          $0.second = Int32(b.rawValue)
          $0.comparison = comparison
          $0.constant = offset
          $0.isFirstRoot = isFirstRoot
          $0.isSecondRoot = isSecondRoot
        })
    case .linear(let range, let comparison, let constant):
      for term in graph.terms[range.range] { derive(term.fact) }
      steps.append(
        step(.linear) {
          $0.first = Int32(range.start)
          $0.second = Int32(range.count)
          $0.comparison = comparison
          $0.constant = constant
        })
    case .program(let program):
      deriveVariables(of: program)
      steps.append(step(.program) { $0.constant = Int64(program.index) })
    case .derive(let fact, let program):
      deriveVariables(of: program)
      steps.append(step(.derive, fact) { $0.constant = Int64(program.index) })
    case .not(let operand):
      let place = place(operand) ^ 1
      steps.append(step(.copy) { $0.first = place })
    case .all(let range): gate(graph.operands[range.range].map { $0 }, isAll: true, step(.all))
    case .any(let range):
      if !isComplete, let (fact, codes) = overlap(index) {
        derive(fact)
        steps.append(step(.overlaps, fact) { $0.constant = Int64(bitPattern: codes) })
      } else {
        gate(graph.operands[range.range].map { $0 }, isAll: false, step(.any))
      }
    case .atLeast(let needed, let range):
      let places = graph.operands[range.range].map { place($0) }
      steps.append(
        step(.atLeast) {
          $0.constant = Int64(needed)
          $0.first = Int32(operands.count)
          $0.second = Int32(places.count)
        })
      operands += places
    case .some(let operand):
      let place = place(operand)
      steps.append(step(.some) { $0.first = place })
      note(members: operand)
    case .every(let operand, let whereNode, let ifNobody):
      let (each, looked) = (place(operand), place(whereNode))
      steps.append(
        step(.every) {
          $0.first = each
          $0.second = looked
          $0.isMetByNone = ifNobody
        })
      note(members: operand)
    case .memberCount(let operand, let needed):
      let place = place(operand)
      steps.append(
        step(.memberCount) {
          $0.first = place
          $0.constant = Int64(needed)
        })
      note(members: operand)
    case .broadcast(let operand):
      let place = place(operand)
      steps.append(step(.broadcast) { $0.first = place })
    case .gather(let operand, let reference):
      derive(reference)
      let place = place(operand)
      let isRoot = book[reference].entity != node.scope
      steps.append(
        step(.gather) {
          $0.first = place
          $0.second = Int32(reference.rawValue)
          $0.isFirstRoot = isRoot
        })
    }
    return target
  }

  // MARK: Parts

  /// The entity whose members the step last added goes through.
  private mutating func note(members operand: NodeIndex) {
    steps[steps.count - 1].scope = 0
    steps[steps.count - 1].members = graph[operand].scope?.rawValue ?? 0
  }

  mutating func derive(_ fact: FactID) {
    if let node = derivations[fact], places[node] == nil {
      places[node] = own(node)
      emit(node)
    }
  }

  private mutating func deriveVariables(of program: ProgramIndex) {
    for path in graph.programs[program.index].variables {
      derive(path.fact)
      if let reference = path.reference { derive(reference) }
    }
  }
}

extension Comparison {
  var isOrder: Bool { self != .equal && self != .notEqual }
}
