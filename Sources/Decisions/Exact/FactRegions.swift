import Expressions
import Facts
import Rules

/// The regions of each fact's domain that the conditions of a graph tell apart, made once for a graph.
///
/// Within a region every condition over that fact alone has one truth, so that an unknown fact needs one representative a
/// region (thresholds and the gaps between them; groups of codes; none where the vocabulary allows it).
final class FactRegions {
  private let graph: DecisionGraph
  private let book: RuleBook
  private var atoms: [FactID: [NodeIndex]] = [:]
  private var tables: [NodeIndex: [Truth]] = [:]
  /// The node that computes a derived fact.
  private(set) var derivation: [FactID: NodeIndex] = [:]
  /// Values that stand for the regions of a fact, in the order of the truths; for reports and questions.
  private(set) var representatives: [FactID: [Representative]] = [:]

  private var points: [FactID: [[Representative]]] = [:]
  private var signatures: [FactID: [[Truth]: Int]] = [:]

  enum Representative: Hashable {
    case none
    case flag(Bool)
    /// Integers, codes and sets.
    case integer(Int64)
    /// Texts and numbers of any length.
    case value(Value)
  }

  init(_ graph: DecisionGraph, _ book: RuleBook) {
    self.graph = graph
    self.book = book
    for (index, node) in graph.nodes.enumerated() {
      switch node.operation {
      case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
        .overlaps(let fact, _):
        atoms[fact, default: []].append(NodeIndex(index))
      case .derive(let fact, _): derivation[fact] = NodeIndex(index)
      default: break
      }
    }
    for (node, test) in graph.valueTests { atoms[test.fact, default: []].append(node) }
    for fact in atoms.keys { atoms[fact]?.sort() }
  }

  /// The truth of an atom in each region of its fact; empty where the fact is not told apart by regions.
  func truths(of node: NodeIndex, _ fact: FactID) -> [Truth] {
    if let table = tables[node] { return table }
    let regions = regions(of: fact)
    let table = atoms[fact]?.contains(node) == true ? regions.map { truth(graph[node].operation, $0) } : []
    tables[node] = table
    return table
  }

  func regions(of fact: FactID) -> [Representative] {
    if let regions = representatives[fact] { return regions }
    let own = book[fact]
    var candidates: [Representative] = []
    switch own.storage {
    case .flag: candidates = [.flag(false), .flag(true)]
    case .integer(let decimals): candidates = integers(fact, decimals)
    case .code: candidates = own.choices.indices.map { .integer(Int64($0)) }
    case .set: candidates = sets(fact)
    case .value: candidates = values(fact).map { .value($0) }
    case .integers: candidates = []
    }
    if !candidates.isEmpty, own.mayBeNone { candidates.append(.none) }
    // Candidates between which no atom tells are one region.
    var numbers: [[Truth]: Int] = [:]
    var regions: [[Representative]] = []
    for candidate in candidates {
      let number = numbers[signature(fact, candidate), default: regions.count]
      if number == regions.count {
        numbers[signature(fact, candidate)] = number
        regions.append([])
      }
      regions[number].append(candidate)
    }
    representatives[fact] = regions.map { $0[0] }
    points[fact] = regions
    signatures[fact] = numbers
    return regions.map { $0[0] }
  }

  /// What each condition on the fact says of a value.
  private func signature(_ fact: FactID, _ value: Representative) -> [Truth] {
    (atoms[fact] ?? []).map { truth(graph[$0].operation, value) }
  }

  /// The values that were looked at in each region of a fact: its boundaries, for numbers and dates.
  func points(of fact: FactID) -> [[Representative]] {
    _ = regions(of: fact)
    return points[fact] ?? []
  }

  /// The region in which a value lies; nil where regions do not tell this fact apart.
  func region(of fact: FactID, _ value: Representative) -> Int? {
    _ = regions(of: fact)
    return signatures[fact]?[signature(fact, value)]
  }

  /// The values around one, of a fact with an order, whose regions are alike: nil at an end that is open.
  func stretch(of fact: FactID, around value: Int64, isAlike: (Int, Int) -> Bool) -> (low: Int64?, high: Int64?) {
    var sorted: [(value: Int64, region: Int)] = []
    for (region, values) in points(of: fact).enumerated() {
      for case .integer(let point) in values { sorted.append((point, region)) }
    }
    sorted.sort { $0.value < $1.value }
    guard let index = sorted.firstIndex(where: { $0.value == value }) else { return (value, value) }
    var (first, last) = (index, index)
    while first > 0, isAlike(sorted[first - 1].region, sorted[index].region) { first -= 1 }
    while last + 1 < sorted.count, isAlike(sorted[last + 1].region, sorted[index].region) { last += 1 }
    return (first == 0 ? nil : sorted[first].value, last == sorted.count - 1 ? nil : sorted[last].value)
  }

  private func integers(_ fact: FactID, _ decimals: Int) -> [Representative] {
    var constants: Set<Int64> = []
    for atom in atoms[fact] ?? [] {
      if case .compare(_, _, let constant) = graph[atom].operation { constants.insert(constant) }
    }
    var points: Set<Int64> = []
    for constant in constants {
      points.insert(constant)
      if constant > .min { points.insert(constant - 1) }
      if constant < .max { points.insert(constant + 1) }
    }
    if points.isEmpty { points.insert(0) }
    let own = book[fact]
    let low = own.minimum?.scaledInt64(decimals: decimals) ?? .min
    let high = own.maximum?.scaledInt64(decimals: decimals) ?? .max
    let inside = points.filter { low <= $0 && $0 <= high }
    return (inside.isEmpty ? [low == .min ? 0 : low] : inside.sorted()).map { .integer($0) }
  }

  /// Each constant, something between any two, and something beyond.
  private func values(_ fact: FactID) -> [Value] {
    let own = book[fact]
    let constants = (atoms[fact] ?? []).flatMap { graph.valueTests[$0]?.constants ?? [] }
    guard own.type == .number || own.type == .money else {
      let texts = Set(constants.compactMap(\.asString)).sorted()
      return (texts + ["", (texts.last ?? "") + "?"]).map { .string($0) }
    }
    let points = Set(constants.compactMap(\.asNumber) + [own.minimum, own.maximum].compactMap { $0 }).sorted()
    guard let first = points.first, let last = points.last else { return [.number(.zero)] }
    var numbers = points + [first.subtracting(.one), last.adding(.one)].compactMap { $0 }
    for (low, high) in zip(points, points.dropFirst()) {
      if let middle = low.adding(high)?.divided(by: 2) { numbers.append(middle) }
    }
    return numbers.filter { number in (own.minimum.map { $0 <= number } ?? true) && (own.maximum.map { number <= $0 } ?? true) }
      .sorted().map { .number($0) }
  }

  private struct OneValue: FactReader {
    let value: Value
    func value(of variable: VariableID) -> Value { value }
  }

  /// Every set of codes over the groups of codes that no atom tells apart; nothing where there are too many.
  private func sets(_ fact: FactID) -> [Representative] {
    var groups: [[Bool]: Int] = [:]
    for code in book[fact].choices.indices {
      let signature = (atoms[fact] ?? []).map { atom in
        if case .overlaps(_, let codes) = graph[atom].operation { codes >> UInt64(code) & 1 == 1 } else { false }
      }
      if groups[signature] == nil { groups[signature] = code }
    }
    guard groups.count <= 8 else { return [] }
    let codes = groups.values.sorted()
    return (0..<1 << codes.count).map { subset in
      .integer(
        codes.enumerated().reduce(into: Int64(0)) { bits, code in
          if subset >> code.offset & 1 == 1 { bits |= Int64(bitPattern: 1 << UInt64(code.element)) }
        })
    }
  }

  /// The choices for one of which an atom asks, where its set has too many regions to be told apart by them.
  func codes(of node: NodeIndex) -> [Int]? {
    guard case .overlaps(let fact, let codes) = graph[node].operation, !book[fact].mayBeNone, regions(of: fact).isEmpty else {
      return nil
    }
    return book[fact].choices.indices.filter { codes >> UInt64($0) & 1 == 1 }
  }

  private func truth(_ operation: Operation, _ value: Representative) -> Truth {
    let given: Value? =
      switch value {
      case .value(let given): given
      case .none: .null
      default: nil
      }
    if case .program(let index) = operation, let given {
      let context = EvaluationContext(mode: .rules, asOf: CivilDate(daysSinceEpoch: Int(graph.asOf)))
      return Truth(evaluate(graph.programs[index.index].program, reader: OneValue(value: given), context: context).asBoolean)
    }
    return switch (operation, value) {
    case (.isNone, .none): .met
    case (.isNone, _): .notMet
    case (.flag, .flag(let flag)): Truth(flag)
    case (.compare(_, .equal, _), .none): .notMet
    case (.compare(_, .notEqual, _), .none): .met
    case (.compare(_, let comparison, let constant), .integer(let integer)): Truth(comparison.holds(integer, constant))
    case (.oneOf(_, _, let none), .none), (.oneOfMany(_, _, let none), .none): Truth(none)
    case (.oneOf(_, let codes, _), .integer(let code)): Truth(codes >> UInt64(code) & 1 == 1)
    case (.oneOfMany(_, let table, _), .integer(let code)):
      Truth(graph.codeTables[Int(table)][Int(code) / 64] >> UInt64(code % 64) & 1 == 1)
    case (.overlaps(_, let codes), .integer(let set)): Truth(UInt64(bitPattern: set) & codes != 0)
    default: .unknown
    }
  }
}
