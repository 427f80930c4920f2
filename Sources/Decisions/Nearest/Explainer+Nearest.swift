import Expressions
import Facts
import Rules

// By how little the nearest permission fails.
extension Explainer {
  /// A condition and what it would have to be.
  private struct Lack: Hashable {
    var node: NodeIndex
    var member: Int
    var wanted: Truth
  }

  /// Of some permissions that do not hold, the one that lacks the fewest conditions; the first of several.
  mutating func nearest(among rules: Set<RuleIndex>, _ member: Int) -> NearestPermission? {
    var best: (rule: RuleIndex, lacks: [Lack])?
    for index in rules.sorted() {
      let rule = graph.rules[index.index]
      var lacks = lacks(rule.condition, member, .met)
      if let covers = rule.covers { lacks += self.lacks(covers, member, .met) }
      for exception in rule.exceptions { lacks += self.lacks(graph.rules[exception.index].node, member, .notMet) }
      if !lacks.isEmpty, lacks.count < best?.lacks.count ?? .max { best = (index, lacks) }
    }
    guard let best else { return nil }
    let rule = graph.rules[best.rule.index]
    var seen: Set<Lack> = []
    return NearestPermission(
      rule: rule.id, title: rule.title, sources: rule.sources, span: rule.span,
      gaps: best.lacks.filter { seen.insert($0).inserted }.map { gap($0) })
  }

  /// The fewest conditions that would have to be otherwise. What is open lacks nothing for certain.
  private mutating func lacks(_ node: NodeIndex, _ member: Int, _ wanted: Truth) -> [Lack] {
    let member = graph[node].scope == nil ? 0 : member
    guard truth(node, member) == wanted.negated else { return [] }
    let isMet = wanted == .met
    switch graph[node].operation {
    case .not(let operand): return lacks(operand, member, wanted.negated)
    case .broadcast(let operand): return lacks(operand, 0, wanted)
    case .gather(let operand, let reference):
      let cell = FactCell(reference, book[reference].entity == graph[node].scope ? member : 0)
      guard facts.isKnown(cell), !facts.isNone(cell) else { return atom(node, member, wanted) }
      return lacks(operand, Int(facts.integer(cell)), wanted)
    case .all(let range): return fewest(operands(range, member), isMet ? Int(range.count) : 1, wanted)
    case .any(let range): return fewest(operands(range, member), isMet ? 1 : Int(range.count), wanted)
    case .atLeast(let needed, let range):
      return fewest(operands(range, member), isMet ? Int(needed) : Int(range.count) - Int(needed) + 1, wanted)
    case .some(let operand): return fewest(members(operand), isMet ? 1 : .max, wanted) ?? atom(node, member, wanted)
    case .memberCount(let operand, let needed):
      let all = members(operand)
      return fewest(all, isMet ? Int(needed) : all.count - Int(needed) + 1, wanted) ?? atom(node, member, wanted)
    default: return atom(node, member, wanted)
    }
  }

  private func atom(_ node: NodeIndex, _ member: Int, _ wanted: Truth) -> [Lack] {
    [Lack(node: node, member: member, wanted: wanted)]
  }

  private func operands(_ range: OperandRange, _ member: Int) -> [(NodeIndex, Int)] {
    graph.operands[range.range].map { ($0, member) }
  }

  private func members(_ node: NodeIndex) -> [(NodeIndex, Int)] {
    graph[node].scope.map { scope in (0..<facts.count(scope)).map { (node, $0) } } ?? []
  }

  /// What so many of the operands lack that lack least; nil where there are not so many.
  private mutating func fewest(_ operands: [(NodeIndex, Int)], _ needed: Int, _ wanted: Truth) -> [Lack]? {
    if needed != .max, needed > operands.count { return nil }
    var held = 0
    var missing: [[Lack]] = []
    for (node, member) in operands {
      let lacks = lacks(node, member, wanted)
      if lacks.isEmpty { held += 1 } else { missing.append(lacks) }
    }
    let count = needed == .max ? missing.count : max(0, needed - held)
    // A stable choice: of equals the first.
    let order = missing.indices.sorted {
      missing[$0].count == missing[$1].count ? $0 < $1 : missing[$0].count < missing[$1].count
    }
    return order.prefix(count).sorted().flatMap { missing[$0] }
  }

  private mutating func fewest(_ operands: [(NodeIndex, Int)], _ needed: Int, _ wanted: Truth) -> [Lack] {
    let found: [Lack]? = fewest(operands, needed, wanted)
    return found ?? []
  }

  // MARK: By how much

  private mutating func gap(_ lack: Lack) -> NearestPermission.Gap {
    if case .compare(let fact, let comparison, let constant) = graph[lack.node].operation {
      let cell = FactCell(fact, book[fact].entity == graph[lack.node].scope ? lack.member : 0)
      let needed = lack.wanted == .met ? comparison : comparison.negated
      if facts.isKnown(cell) {
        return NearestPermission.Gap(facts: [use(of: cell)], measure: measure(cell, needed, constant))
      }
    }
    let cells = justification.facts(for: lack.node, member: lack.member, truth: truth(lack.node, lack.member))
    return NearestPermission.Gap(facts: cells.map { use(of: $0) }, measure: nil)
  }

  /// Nil where there is no distance, as to another code than one.
  private func measure(_ cell: FactCell, _ comparison: Comparison, _ constant: Int64) -> NearestPermission.Measure? {
    let fact = book[cell.fact]
    guard case .integer(let decimals) = fact.storage, !facts.isNone(cell) else { return nil }
    let bound: (NearestPermission.Measure.Bound, Int64)
    switch comparison {
    case .greaterOrEqual: bound = (.atLeast, constant)
    case .greater where constant < .max: bound = (.atLeast, constant + 1)
    case .lessOrEqual: bound = (.atMost, constant)
    case .less where constant > .min: bound = (.atMost, constant - 1)
    case .equal: bound = (.exactly, constant)
    default: return nil
    }
    let (distance, isTooFar) = bound.1.subtractingReportingOverflow(facts.integer(cell))
    if isTooFar || distance == .min { return nil }
    return NearestPermission.Measure(
      bound: bound.0, needed: Value(stored: bound.1, decimals: decimals, type: fact.type),
      distance: Value(stored: abs(distance), decimals: decimals, type: fact.type == .date ? .duration : fact.type))
  }
}
