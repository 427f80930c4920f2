import Expressions
import Testing

/// Random conditions over the numbers n0...n2 and the truths b0, b1.
private struct ConditionMaker {
  var generator: SeededGenerator

  mutating func pick(_ options: [String]) -> String { options[Int.random(in: 0..<options.count, using: &generator)] }

  mutating func number(_ depth: Int) -> String {
    if depth == 0 { return pick(["n0", "n1", "n2", "0", "1", "3"]) }
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: return "(\(number(depth - 1)) + \(number(depth - 1)))"
    case 1: return "(\(number(depth - 1)) * \(number(depth - 1)))"
    case 2: return "(if \(truth(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
    case 3: return "get or else(\(number(depth - 1)), 2)"
    case 4: return "max([\(number(depth - 1)), \(number(depth - 1))])"
    case 5: return "count([\(number(depth - 1)), n0])"
    default: return number(0)
    }
  }

  mutating func truth(_ depth: Int) -> String {
    if depth == 0 { return pick(["b0", "b1", "true", "false"]) }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return "(\(truth(depth - 1)) and \(truth(depth - 1)))"
    case 1: return "(\(truth(depth - 1)) or \(truth(depth - 1)))"
    case 2: return "not(\(truth(depth - 1)))"
    case 3: return "(if \(truth(depth - 1)) then \(truth(depth - 1)) else \(truth(depth - 1)))"
    case 4: return "(\(number(depth - 1)) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(number(depth - 1)))"
    case 5: return "(\(number(depth - 1)) in (\(number(depth - 1)), [0..\(number(depth - 1))], > 2))"
    case 6: return "(some x in [\(number(depth - 1)), \(number(depth - 1))] satisfies x > \(number(depth - 1)))"
    case 7: return "(every x in [n0, n1, \(number(depth - 1))] satisfies x > 0 or \(truth(depth - 1)))"
    case 8: return "list contains([n0, \(number(depth - 1))], \(number(depth - 1)))"
    case 9: return "is defined(\(number(depth - 1)))"
    case 10: return "(count([n0, n1, n2][item > \(number(depth - 1))]) > 1)"
    default: return "(\(pick(["n0", "n1", "b0"])) = null)"
    }
  }

  mutating func fact(_ name: String) -> Value {
    if Int.random(in: 0..<6, using: &generator) == 0 { return .null }
    if name.hasPrefix("b") { return .boolean(Bool.random(using: &generator)) }
    return .number(Decimal(Int.random(in: -1...4, using: &generator)))
  }
}

@Suite struct MonotonyTests {
  /// A condition that is decided while facts are unknown keeps its truth whatever these turn out to be.
  @Test(arguments: [UInt64(3), 41, 2016]) func decidedStaysDecided(seed: UInt64) {
    var maker = ConditionMaker(generator: SeededGenerator(seed: seed))
    let names = ["n0", "n1", "n2", "b0", "b1"]
    var decided = 0
    for _ in 0..<700 {
      let condition = maker.truth(4)
      var facts = names.map { ($0, maker.fact($0)) }
      let complete = value(condition, facts)
      for index in facts.indices where Bool.random(using: &maker.generator) { facts[index].1 = .unknown }
      guard case .boolean(let truth) = value(condition, facts) else { continue }
      decided += 1
      #expect(complete == .boolean(truth), "seed \(seed): \(condition) with \(facts)")
    }
    #expect(decided > 100)
  }
}
