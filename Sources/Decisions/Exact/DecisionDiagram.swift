import Facts

/// A reduced ordered decision diagram of a circuit, with as many branches at a variable as it has regions.
///
/// Equal functions are one node (Bryant 1986), so that the root is a terminal exactly when every completion agrees, and a
/// variable matters exactly when it is in the support.
///
/// How large it is depends on the order of variables. Two are tried, with more and more room, since neither is the better one for
/// all rules: member by member, since the facts of one member are often tested together, and rule by rule.
///
/// Diagrams are made for one case and thrown away: nodes lie in plain arrays, so that making one allocates nothing by itself.
struct DecisionDiagram {
  typealias Index = Int32

  static let no: Index = 0
  static let yes: Index = 1

  private(set) var root: Index = 0
  /// The circuit's variable at each level.
  let order: [Int]
  /// How many branches a node has at each level.
  private let branches: [Int]
  // The nodes: their levels, where their children begin, and the nodes that are their negations, 0 where not made yet.
  private var levels: [Int32] = [.max, .max]
  private var firsts: [Int32] = [0, 0]
  private var negations: [Index] = [yes, no]
  private var children: [Index] = []
  /// Children of nodes that are being made.
  private var pending: [Index] = []
  /// Nodes by what they are; 0 where a place is free.
  private var places = [Index](repeating: 0, count: 256)
  private var results = Results()
  private let limit: Int
  private var isOverLimit = false

  /// Nil where the diagram would have more than `limit` nodes.
  init?(_ circuit: Circuit, limit: Int = 50_000) {
    let byRule = Array(circuit.variables.indices)
    let byMember = byRule.sorted { a, b in
      let (x, y) = (circuit.variables[a].memberForOrder, circuit.variables[b].memberForOrder)
      return x == y ? a < b : x < y
    }
    var room = min(limit, 800)
    while true {
      for order in byRule == byMember ? [byRule] : [byMember, byRule] {
        guard let diagram = DecisionDiagram(circuit, order: order, limit: room) else { continue }
        self = diagram
        return
      }
      if room == limit { return nil }
      room = min(limit, 8 * room)
    }
  }

  private init?(_ circuit: Circuit, order: [Int], limit: Int) {
    self.order = order
    branches = order.map { circuit.regionCounts[$0] }
    var levels = [Int](repeating: 0, count: order.count)
    for (level, variable) in order.enumerated() { levels[variable] = level }
    self.limit = limit
    var made: [Index] = []
    made.reserveCapacity(circuit.elements.count)
    for element in circuit.elements {
      let index: Index
      switch element {
      case .constant(let value): index = value ? Self.yes : Self.no
      case .leaf(let variable, let regions):
        // A fact has the same regions wherever it stands; were it not so, nothing could be told.
        guard regions.count == circuit.regionCounts[variable] else { return nil }
        for region in regions { pending.append(region ? Self.yes : Self.no) }
        index = node(level: levels[variable])
      case .not(let operand): index = negate(made[operand])
      case .all(let operands): index = operands.reduce(Self.yes) { apply(isAll: true, $0, made[$1]) }
      case .any(let operands): index = operands.reduce(Self.no) { apply(isAll: false, $0, made[$1]) }
      case .atLeast(let needed, let operands): index = atLeast(needed, operands.map { made[$0] })
      }
      if isOverLimit { return nil }
      made.append(index)
    }
    root = made.isEmpty ? Self.no : made[circuit.root]
  }

  // MARK: Nodes

  /// The node with the last of the pending children, which are taken away.
  private mutating func node(level: Int) -> Index {
    let start = pending.count - branches[level]
    defer { pending.removeLast(branches[level]) }
    let first = pending[start]
    var hash = UInt64(truncatingIfNeeded: level)
    var isOne = true
    for place in start..<pending.count {
      isOne = isOne && pending[place] == first
      hash = (hash ^ UInt64(UInt32(bitPattern: pending[place]))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    if isOne { return first }
    if 2 * levels.count > places.count { makeRoom() }
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      if isNode(places[place], level, start) { return places[place] }
      place = (place + 1) & (places.count - 1)
    }
    if levels.count >= limit { isOverLimit = true }
    let index = Index(levels.count)
    places[place] = index
    levels.append(Int32(level))
    firsts.append(Int32(children.count))
    negations.append(0)
    children.append(contentsOf: pending[start...])
    return index
  }

  private func isNode(_ index: Index, _ level: Int, _ start: Int) -> Bool {
    guard Int(levels[Int(index)]) == level else { return false }
    let first = Int(firsts[Int(index)])
    for branch in 0..<branches[level] where children[first + branch] != pending[start + branch] { return false }
    return true
  }

  private mutating func makeRoom() {
    places = [Index](repeating: 0, count: 4 * places.count)
    for index in 2..<levels.count {
      let first = Int(firsts[index])
      var hash = UInt64(levels[index])
      for branch in first..<first + branches[Int(levels[index])] {
        hash = (hash ^ UInt64(UInt32(bitPattern: children[branch]))) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Index(index)
    }
  }

  // MARK: Gates

  private mutating func negate(_ a: Index) -> Index {
    let own = Int(a)
    if a <= 1 || negations[own] != 0 { return negations[own] }
    let level = Int(levels[own])
    for branch in 0..<branches[level] { pending.append(negate(children[Int(firsts[own]) + branch])) }
    let result = node(level: level)
    negations[own] = result
    return result
  }

  private mutating func apply(isAll: Bool, _ a: Index, _ b: Index) -> Index {
    let absorbing = isAll ? Self.no : Self.yes
    if a == absorbing || b == absorbing { return absorbing }
    if a <= 1 || a == b { return b }
    if b <= 1 { return a }
    if isOverLimit { return absorbing }
    let key = Results.key(isAll, min(a, b), max(a, b))
    if let result = results[key] { return result }
    let (x, y) = (levels[Int(a)], levels[Int(b)])
    let level = Int(min(x, y))
    for branch in 0..<branches[level] {
      let one = x <= y ? children[Int(firsts[Int(a)]) + branch] : a
      let other = y <= x ? children[Int(firsts[Int(b)]) + branch] : b
      pending.append(apply(isAll: isAll, one, other))
    }
    let result = node(level: level)
    results.add(result, for: key)
    return result
  }

  /// At least `needed` of the functions: for each count so far, the function that it is reached.
  private mutating func atLeast(_ needed: Int, _ functions: [Index]) -> Index {
    var reached = [Self.yes] + [Index](repeating: Self.no, count: needed)
    for function in functions {
      for count in stride(from: needed, through: 1, by: -1) {
        let one = apply(isAll: true, reached[count - 1], function)
        reached[count] = apply(isAll: false, reached[count], one)
      }
    }
    return reached[needed]
  }

  // MARK: What it tells

  /// Whether every completion agrees, and on what.
  var decided: Bool? { root <= 1 ? root == Self.yes : nil }

  /// The circuit's variables on which the root depends.
  var support: Set<Int> {
    var seen = [Bool](repeating: false, count: levels.count)
    var variables: Set<Int> = []
    var open = [root]
    while let index = open.popLast() {
      guard index > 1, !seen[Int(index)] else { continue }
      seen[Int(index)] = true
      let level = Int(levels[Int(index)])
      variables.insert(order[level])
      open += children[Int(firsts[Int(index)])..<Int(firsts[Int(index)]) + branches[level]]
    }
    return variables
  }
}

/// The gates of two nodes that were worked out already.
private struct Results {
  private var keys = [UInt64](repeating: 0, count: 256)
  private var values = [DecisionDiagram.Index](repeating: 0, count: 256)
  private var count = 0

  /// Never 0, since no gate is asked for of terminals.
  static func key(_ isAll: Bool, _ a: DecisionDiagram.Index, _ b: DecisionDiagram.Index) -> UInt64 {
    UInt64(UInt32(bitPattern: a)) << 33 | UInt64(UInt32(bitPattern: b)) << 1 | (isAll ? 1 : 0)
  }

  subscript(key: UInt64) -> DecisionDiagram.Index? {
    let place = place(of: key)
    return keys[place] == key ? values[place] : nil
  }

  mutating func add(_ value: DecisionDiagram.Index, for key: UInt64) {
    if 2 * count > keys.count { makeRoom() }
    let place = place(of: key)
    keys[place] = key
    values[place] = value
    count += 1
  }

  /// Where a key stands, or would stand.
  private func place(of key: UInt64) -> Int {
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: hash >> 20) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  private mutating func makeRoom() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: 4 * oldKeys.count)
    values = [DecisionDiagram.Index](repeating: 0, count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }
}

extension OpenVariable {
  /// Facts of one record first, then member by member.
  var memberForOrder: Int {
    switch self {
    case .fact(let cell): cell.member
    case .condition(_, let member), .failure(_, let member): member
    case .unlisted: Int.max
    }
  }
}
