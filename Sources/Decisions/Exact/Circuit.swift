import Facts
import Rules

/// Something whose value is open in a case.
enum OpenVariable: Hashable {
  /// A fact that was not given, with one value for each region of its domain that conditions tell apart.
  case fact(FactCell)
  /// Whether a set that was not given holds a choice; for sets with too many regions.
  case choice(FactCell, Int)
  /// A condition over several facts, or through function calls: it stands for itself.
  case condition(NodeIndex, member: Int)
  /// Members of an open list that were not given, as one condition sees them.
  case unlisted(NodeIndex)
  /// A condition that failed: no outcome rests on it, whatever else is found out.
  case failure(NodeIndex, member: Int)
}

/// Index of an element of a ``Circuit``.
typealias CircuitIndex = Int

/// What is still open of one node for one case: gates over variables, everything known folded away.
///
/// Built from the truths of the strong Kleene pass; the number of elements is bounded by nodes × members of the open cone.
struct Circuit {
  enum Element {
    case constant(Bool)
    /// Met in the regions whose bit is set.
    case leaf(variable: Int, regions: [Bool])
    case not(CircuitIndex)
    case all([CircuitIndex])
    case any([CircuitIndex])
    case atLeast(Int, [CircuitIndex])
  }

  /// Operands with which a further one is compared, so as to have each once: more would take longer than it saves.
  private static let mostCompared = 32

  private(set) var elements: [Element] = []
  private(set) var variables: [OpenVariable] = []
  /// How many regions each variable has.
  private(set) var regionCounts: [Int] = []
  /// For each variable its conditions, so that equal ones are one; gates over equal parts are not looked for.
  private var leaves: [[CircuitIndex]] = []
  private var constants: (no: CircuitIndex?, yes: CircuitIndex?)
  private var negations: [CircuitIndex: CircuitIndex] = [:]
  private var variableIndices: [OpenVariable: Int] = [:]
  var root: CircuitIndex = 0

  private mutating func add(_ element: Element) -> CircuitIndex {
    elements.append(element)
    return elements.count - 1
  }

  mutating func constant(_ value: Bool) -> CircuitIndex {
    if let index = value ? constants.yes : constants.no { return index }
    let index = add(.constant(value))
    if value { constants.yes = index } else { constants.no = index }
    return index
  }

  /// That a variable lies in one of the regions whose bit is set.
  mutating func leaf(_ variable: Int, _ regions: [Bool]) -> CircuitIndex {
    for index in leaves[variable] { if case .leaf(_, regions) = elements[index] { return index } }
    let index = add(.leaf(variable: variable, regions: regions))
    leaves[variable].append(index)
    return index
  }

  mutating func variable(_ variable: OpenVariable, regions: Int) -> Int {
    if let index = variableIndices[variable] { return index }
    variables.append(variable)
    regionCounts.append(regions)
    leaves.append([])
    variableIndices[variable] = variables.count - 1
    return variables.count - 1
  }

  /// An opaque truth.
  mutating func free(_ variable: OpenVariable) -> CircuitIndex {
    leaf(self.variable(variable, regions: 2), [false, true])
  }

  mutating func not(_ operand: CircuitIndex) -> CircuitIndex {
    switch elements[operand] {
    case .constant(let value): constant(!value)
    case .not(let inner): inner
    default: negation(of: operand)
    }
  }

  private mutating func negation(of operand: CircuitIndex) -> CircuitIndex {
    if let index = negations[operand] { return index }
    let index = add(.not(operand))
    negations[operand] = index
    return index
  }

  mutating func gate(all: Bool, _ operands: [CircuitIndex]) -> CircuitIndex {
    var kept: [CircuitIndex] = []
    for operand in operands {
      if case .constant(let value) = elements[operand] {
        if value != all { return constant(!all) }
      } else if kept.count > Self.mostCompared || !kept.contains(operand) {
        kept.append(operand)
      }
    }
    if kept.isEmpty { return constant(all) }
    if kept.count == 1 { return kept[0] }
    return add(all ? .all(kept) : .any(kept))
  }

  mutating func atLeast(_ needed: Int, _ operands: [CircuitIndex]) -> CircuitIndex {
    var left = needed
    var kept: [CircuitIndex] = []
    for operand in operands {
      if case .constant(let value) = elements[operand] { left -= value ? 1 : 0 } else { kept.append(operand) }
    }
    if left <= 0 { return constant(true) }
    if left > kept.count { return constant(false) }
    if left == 1 { return gate(all: false, kept) }
    if left == kept.count { return gate(all: true, kept) }
    return add(.atLeast(left, kept))
  }
}
