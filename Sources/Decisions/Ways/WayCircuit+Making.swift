import Facts
import Rules

extension WayCircuit {
  /// The circuit of a goal with these facts free. The case is as before afterwards, but for derived facts.
  static func make(_ decider: Decider, _ facts: CaseFacts, _ goal: Goal, free cells: [FactCell], costs: [Int]) -> WayCircuit {
    let hidden = cells.filter { facts.isKnown($0) }.map { ($0, facts.kept($0)) }
    for (cell, _) in hidden { facts.hide(cell) }
    decider.evaluator.run(facts)
    var builder = CircuitBuilder(decider.evaluator, facts, decider.exactness.regions)
    let circuit = builder.build(goal.nodes.map { ($0.node, $0.member, .met) }, isAll: false)
    let numbers = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
    let explainer = Explainer(decider, facts)
    var variables = circuit.variables.map { variable in
      let rests = explainer.unknownFacts(of: variable).compactMap { numbers[$0] }.sorted()
      let isRegions = if case .fact(let cell) = variable { numbers[cell] != nil } else { false }
      return Variable(cells: rests, isRegions: isRegions)
    }
    for (cell, kept) in hidden { facts.putBack(kept, at: cell) }
    decider.evaluator.run(facts)
    for index in variables.indices {
      variables[index].region = region(circuit.variables[index], circuit.regionCounts[index], decider, facts)
    }
    return WayCircuit(circuit, wantsMet: goal.truth == .met, cells: cells, costs: costs, variables: variables)
  }

  /// Where a variable lies as things are.
  private static func region(_ variable: OpenVariable, _ count: Int, _ decider: Decider, _ facts: CaseFacts) -> Int? {
    switch variable {
    case .fact(let cell):
      guard let value = FactRegions.Representative(cell, facts) else { return nil }
      if case .entity? = decider.book[cell.fact].target {
        if case .integer(let member) = value, member < count { return Int(member) }
        return count - 1
      }
      return decider.exactness.regions.region(of: cell.fact, value)
    case .choice(let cell, let choice):
      guard facts.isKnown(cell), !facts.isNone(cell) else { return nil }
      return facts.integer(cell) >> Int64(choice) & 1 == 1 ? 1 : 0
    case .condition(let node, let member):
      switch decider.evaluator.truths.truth(node, member: member) {
      case .met: return 1
      case .notMet: return 0
      case .unknown: return nil
      }
    case .unlisted, .failure: return nil
    }
  }
}

extension FactRegions.Representative {
  /// What a case holds; nil where it is unknown, or a list of numbers.
  init?(_ cell: FactCell, _ facts: CaseFacts) {
    guard facts.isKnown(cell) else { return nil }
    if facts.isNone(cell) {
      self = .none
      return
    }
    switch facts.layout.storage[cell.fact.index] {
    case .flag: self = .flag(facts.flag(cell))
    case .integer, .code, .set: self = .integer(facts.integer(cell))
    case .value: self = .value(facts.rawValue(cell))
    case .integers: return nil
    }
  }

  /// Gives a case this value.
  func give(_ cell: FactCell, _ facts: CaseFacts) {
    switch self {
    case .none: facts.setNone(cell)
    case .flag(let flag): facts.set(cell, flag: flag)
    case .integer(let integer): facts.set(cell, integer: integer)
    case .value(let value): facts.set(cell, value: value)
    }
  }
}
