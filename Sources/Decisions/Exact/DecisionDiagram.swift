import Facts

/// A reduced ordered decision diagram of a circuit, with as many branches at a variable as it has regions.
///
/// Equal functions are one node (Bryant 1986), so that the root is a terminal exactly when every completion agrees, and a
/// variable matters exactly when it is in the support. Members come one after the other in the order of variables, since the
/// facts of one member are tested together.
struct DecisionDiagram {
  typealias Index = Int32

  struct Node: Hashable {
    var level: Int32
    var children: [Index]
  }

  static let no: Index = 0
  static let yes: Index = 1

  private(set) var nodes: [Node] = [Node(level: .max, children: []), Node(level: .max, children: [])]
  private(set) var root: Index = 0
  /// The circuit's variable at each level.
  let order: [Int]
  private var unique: [Node: Index] = [:]
  private var results: [Application: Index] = [:]
  private var negations: [Index: Index] = [:]
  private let limit: Int
  private var isOverLimit = false

  private struct Application: Hashable {
    var isAll: Bool
    var a: Index
    var b: Index
  }

  /// Nil where the diagram would have more than `limit` nodes.
  init?(_ circuit: Circuit, limit: Int = 50_000) {
    order = circuit.variables.indices.sorted { a, b in
      let (x, y) = (circuit.variables[a].memberForOrder, circuit.variables[b].memberForOrder)
      return x == y ? a < b : x < y
    }
    var levels = [Int](repeating: 0, count: order.count)
    for (level, variable) in order.enumerated() { levels[variable] = level }
    self.limit = limit
    var made: [Index] = []
    for element in circuit.elements {
      let index: Index
      switch element {
      case .constant(let value): index = value ? Self.yes : Self.no
      case .leaf(let variable, let regions):
        index = node(level: Int32(levels[variable]), regions.map { $0 ? Self.yes : Self.no })
      case .not(let operand): index = negate(made[operand])
      case .all(let operands): index = operands.map { made[$0] }.reduce(Self.yes) { apply(isAll: true, $0, $1) }
      case .any(let operands): index = operands.map { made[$0] }.reduce(Self.no) { apply(isAll: false, $0, $1) }
      case .atLeast(let needed, let operands): index = atLeast(needed, operands.map { made[$0] })
      }
      if isOverLimit { return nil }
      made.append(index)
    }
    root = made.isEmpty ? Self.no : made[circuit.root]
  }

  private mutating func node(level: Int32, _ children: [Index]) -> Index {
    if let first = children.first, children.allSatisfy({ $0 == first }) { return first }
    let node = Node(level: level, children: children)
    if let index = unique[node] { return index }
    if nodes.count >= limit { isOverLimit = true }
    nodes.append(node)
    let index = Index(nodes.count - 1)
    unique[node] = index
    return index
  }

  private mutating func negate(_ a: Index) -> Index {
    if a <= 1 { return 1 - a }
    if let result = negations[a] { return result }
    let own = nodes[Int(a)]
    var children: [Index] = []
    for child in own.children { children.append(negate(child)) }
    let result = node(level: own.level, children)
    negations[a] = result
    return result
  }

  private mutating func apply(isAll: Bool, _ a: Index, _ b: Index) -> Index {
    let absorbing = isAll ? Self.no : Self.yes
    if a == absorbing || b == absorbing { return absorbing }
    if a <= 1 || a == b { return b }
    if b <= 1 { return a }
    if isOverLimit { return absorbing }
    let key = Application(isAll: isAll, a: min(a, b), b: max(a, b))
    if let result = results[key] { return result }
    let (x, y) = (nodes[Int(a)], nodes[Int(b)])
    let level = min(x.level, y.level)
    var children: [Index] = []
    for region in 0..<(x.level <= y.level ? x.children.count : y.children.count) {
      children.append(
        apply(isAll: isAll, x.level == level ? x.children[region] : a, y.level == level ? y.children[region] : b))
    }
    let result = node(level: level, children)
    results[key] = result
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

  /// Whether every completion agrees, and on what.
  var decided: Bool? { root <= 1 ? root == Self.yes : nil }

  /// The circuit's variables on which the root depends.
  var support: Set<Int> {
    var seen: Set<Index> = []
    var variables: Set<Int> = []
    var open = [root]
    while let index = open.popLast() {
      guard index > 1, seen.insert(index).inserted else { continue }
      variables.insert(order[Int(nodes[Int(index)].level)])
      open += nodes[Int(index)].children
    }
    return variables
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
