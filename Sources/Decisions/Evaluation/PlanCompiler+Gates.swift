import Rules

// Gates, and what is brought together in plans that compute no more than is asked for.
extension PlanCompiler {
  mutating func gate(_ nodes: [NodeIndex], isAll: Bool, _ gate: Step) {
    var step = gate
    let places = isComplete ? nodes.map { place($0) } : isAll ? guarded(nodes) : joined(nodes)
    if places.count == 2 {
      step.code = isAll ? .both : .either
      step.first = places[0]
      step.second = places[1]
    } else {
      step.first = Int32(operands.count)
      step.second = Int32(places.count)
      operands += places
    }
    steps.append(step)
  }

  /// The places of the operands of an `any`, where "some member is a or some member is b" has become "some member is a or b".
  private mutating func joined(_ nodes: [NodeIndex]) -> [Int32] {
    var found: [Int32] = []
    var groups: [(entity: EntityID, quantifiers: [NodeIndex], members: [NodeIndex])] = []
    for node in nodes {
      guard case .some(let operand) = graph[node].operation, places[node] == nil, let entity = graph[operand].scope else {
        found.append(place(node))
        continue
      }
      _ = place(operand)
      if let index = groups.firstIndex(where: { $0.entity == entity }) {
        groups[index].quantifiers.append(node)
        groups[index].members.append(operand)
      } else {
        groups.append((entity, [node], [operand]))
      }
    }
    for group in groups {
      guard group.members.count > 1 else {
        found += group.quantifiers.map { place($0) }
        continue
      }
      let (joint, whole) = (Int32(placeCount) * 2, Int32(placeCount + 1) * 2)
      placeCount += 2
      gate(group.members, isAll: false, Step(.any, scope: group.entity, target: joint))
      var some = Step(.some, scope: nil, target: whole)
      some.first = joint
      some.members = group.entity.rawValue
      steps.append(some)
      found.append(whole)
    }
    return found
  }

  /// The places of the operands of an `all`, where "there is a day, and it is before that one" has become one step.
  private mutating func guarded(_ nodes: [NodeIndex]) -> [Int32] {
    var given: [FactID: NodeIndex] = [:]
    for node in nodes {
      if case .not(let operand) = graph[node].operation, case .isNone(let fact) = graph[operand].operation { given[fact] = node }
    }
    var guards: Set<NodeIndex> = []
    var steps: [NodeIndex: Step] = [:]
    for node in nodes where graph[node].scope == nil {
      guard case .compareFacts(let a, let comparison, let b, offset: 0) = graph[node].operation, comparison.isOrder,
        let guardNode = given[a]
      else { continue }
      derive(a)
      derive(b)
      var step = Step(.givenOrder, scope: nil, target: Int32(placeCount) * 2)
      step.first = Int32(a.rawValue)
      step.second = Int32(b.rawValue)
      step.comparison = comparison
      placeCount += 1
      guards.insert(guardNode)
      steps[node] = step
    }
    var found: [Int32] = []
    for node in nodes where !guards.contains(node) {
      if let step = steps[node] {
        self.steps.append(step)
        found.append(step.target)
      } else {
        found.append(place(node))
      }
    }
    return found
  }

  /// The codes that a node asks of one set of choices: it is an overlap, or is met by any of several of the same fact.
  func overlap(_ node: NodeIndex) -> (fact: FactID, codes: UInt64)? {
    switch graph[node].operation {
    case .overlaps(let fact, let codes): return (fact, codes)
    case .any(let range):
      var joined: (fact: FactID, codes: UInt64)?
      for operand in graph.operands[range.range] {
        guard let own = overlap(operand), joined == nil || joined?.fact == own.fact, graph[operand].scope == graph[node].scope
        else { return nil }
        joined = (own.fact, own.codes | (joined?.codes ?? 0))
      }
      return joined
    default: return nil
    }
  }
}
