import Facts
import Rules

/// Finds out when strong Kleene logic is already exact, so that what it leaves open is open.
///
/// A gate circuit that sees every variable from one side only (it is unate in it) has its least and its greatest value where
/// all variables have theirs, and these are the two values that the one pass works out. A fact is such a variable where one
/// region of its domain suits all conditions on it at once and another none of them; a fact for which there are no two such
/// regions (an age that must be under 18 here and at least 18 there) is contested, and has to be known.
///
/// Made for a graph; the contested facts of a node are worked out when they are first wanted.
final class UnateCheck {
  private let graph: DecisionGraph
  private let book: RuleBook
  private let regions: FactRegions
  private var results: [NodeIndex: Contest] = [:]

  /// What has to be known for the one pass to be exact.
  struct Contest {
    var facts: [FactID] = []
    /// Lists that have to be closed.
    var lists: [EntityID] = []
    /// Whether something else than these facts is seen from both sides: a condition that stands for itself, say.
    var isHopeless = false
    /// Whether a condition that fails where there is none is seen from both sides, so that nothing may have failed.
    var mayFail = false

    /// Nothing has to be known.
    var isEmpty: Bool { facts.isEmpty && lists.isEmpty && !isHopeless && !mayFail }
  }

  init(_ graph: DecisionGraph, _ book: RuleBook, _ regions: FactRegions) {
    self.graph = graph
    self.book = book
    self.regions = regions
  }

  /// Whether a node that the one pass leaves open is open, in a case in which operations have failed or not.
  ///
  /// Complexity: O(contested facts), and O(nodes) the first time that the node is asked for.
  func isSettled(_ node: NodeIndex, _ facts: CaseFacts, hasFailed: Bool) -> Bool {
    let contest = contest(node)
    if contest.isHopeless || contest.mayFail && hasFailed { return false }
    let columns = facts.columns
    for fact in contest.facts {
      let count = facts.count(book[fact].entity)
      for row in 0..<(count + 63) >> 6 {
        let left = count - row << 6
        let all: UInt64 = left >= 64 ? .max : 1 << UInt64(left) - 1
        if all & ~columns.known[columns.word(fact.index, row)] != 0 { return false }
      }
    }
    return contest.lists.allSatisfy { !facts.isListOpen($0) }
  }

  func contest(_ node: NodeIndex) -> Contest {
    if let result = results[node] { return result }
    var walk = UnateWalk(graph, book, regions)
    walk.visit(node, isPositive: true)
    var result = Contest()
    result.isHopeless = walk.isContradictory
    result.mayFail = walk.mayFail
    result.facts = walk.contestedFacts.sorted()
    result.lists = walk.contestedLists.sorted()
    results[node] = result
    return result
  }
}

/// One walk over what a node rests on.
private struct UnateWalk {
  private let graph: DecisionGraph
  private let book: RuleBook
  private let regions: FactRegions
  private var visited: Set<Visit> = []
  private var seen: Set<Visit> = []
  /// For each fact, the truth wanted of each region: of the conditions on it, negated where they are seen from below.
  private var views: [FactID: [[Truth]]] = [:]
  private var references: Set<FactID> = []
  private var soles: [NodeIndex: Sole?] = [:]

  private struct Visit: Hashable {
    var node: NodeIndex
    var isPositive: Bool
  }

  /// A node that rests on one fact alone: its truth in each region.
  private struct Sole {
    var fact: FactID
    var truths: [Truth]
  }

  init(_ graph: DecisionGraph, _ book: RuleBook, _ regions: FactRegions) {
    self.graph = graph
    self.book = book
    self.regions = regions
  }

  /// Whether a condition that stands for itself is seen from both sides.
  var isContradictory: Bool {
    visited.contains { isOpaque($0.node) && isContested($0.node) } || isChoiceContested
  }

  /// Whether a choice of a set with too many regions is asked for on both sides, by whatever conditions.
  private var isChoiceContested: Bool {
    var sides: [FactID: (above: Set<Int>, below: Set<Int>)] = [:]
    for visit in visited {
      guard case .overlaps(let fact, _) = graph[visit.node].operation, let codes = regions.codes(of: visit.node) else { continue }
      if visit.isPositive {
        sides[fact, default: ([], [])].above.formUnion(codes)
      } else {
        sides[fact, default: ([], [])].below.formUnion(codes)
      }
    }
    return sides.values.contains { !$0.above.isDisjoint(with: $0.below) }
  }

  /// Whether a condition over a fact that may be none, where it fails, is seen from both sides.
  var mayFail: Bool {
    visited.contains { visit in
      switch graph[visit.node].operation {
      case .flag(let fact), .compare(let fact, _, _), .overlaps(let fact, _), .gather(_, let fact):
        (book[fact].mayBeNone || book[fact].isDerived) && isContested(visit.node)
      case .program: isContested(visit.node)
      default: false
      }
    }
  }

  var contestedFacts: Set<FactID> {
    let contested = views.filter { _, views in
      let regions = views.first?.indices ?? 0..<0
      return !regions.contains { region in views.allSatisfy { $0[region] == .met } }
        || !regions.contains { region in views.allSatisfy { $0[region] == .notMet } }
    }
    return references.union(contested.keys)
  }

  /// Lists whose members that were not given are seen from both sides.
  var contestedLists: Set<EntityID> {
    var lists: Set<EntityID> = []
    for visit in visited {
      switch graph[visit.node].operation {
      case .some(let operand) where isContested(visit.node), .memberCount(let operand, _) where isContested(visit.node):
        if let entity = graph[operand].scope { lists.insert(entity) }
      case .every(let operand, let whereNode, _) where isContested(visit.node) || isContested(whereNode):
        if let entity = graph[operand].scope { lists.insert(entity) }
      default: break
      }
    }
    return lists
  }

  private func isContested(_ node: NodeIndex) -> Bool {
    visited.contains(Visit(node: node, isPositive: true)) && visited.contains(Visit(node: node, isPositive: false))
  }

  private func isOpaque(_ node: NodeIndex) -> Bool {
    switch graph[node].operation {
    case .constant(let truth): truth == .unknown
    case .program: graph.valueTests[node].map { regions.truths(of: node, $0.fact).isEmpty } ?? true
    case .compareFacts, .linear, .derive, .aggregate: true
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _):
      regions.truths(of: node, fact).isEmpty
    default: false
    }
  }

  /// `isPart`: of a node that rests on one fact alone and is seen as a whole.
  mutating func visit(_ node: NodeIndex, isPositive: Bool, isPart: Bool = false) {
    // A part may also be seen for itself.
    let isNew = visited.insert(Visit(node: node, isPositive: isPositive)).inserted
    let isSeen = isPart || !seen.insert(Visit(node: node, isPositive: isPositive)).inserted
    if !isNew && isSeen { return }
    var isPart = isPart
    if !isPart, let sole = sole(node) {
      views[sole.fact, default: []].append(isPositive ? sole.truths : sole.truths.map(\.negated))
      isPart = true
    }
    switch graph[node].operation {
    case .constant, .flag, .isNone, .compare, .oneOf, .oneOfMany, .overlaps, .aggregate, .compareFacts, .linear, .program,
      .derive:
      break
    case .all(let range), .any(let range), .atLeast(_, let range):
      for operand in graph.operands[range.range] { visit(operand, isPositive: isPositive, isPart: isPart) }
    case .not(let operand): visit(operand, isPositive: !isPositive, isPart: isPart)
    case .some(let operand), .memberCount(let operand, _), .broadcast(let operand): visit(operand, isPositive: isPositive)
    case .every(let operand, let whereNode, let ifNobody):
      visit(operand, isPositive: isPositive)
      if !ifNobody { visit(whereNode, isPositive: isPositive) }
    case .gather(let operand, let reference):
      references.insert(reference)
      visit(operand, isPositive: isPositive)
    }
  }

  private mutating func sole(_ node: NodeIndex) -> Sole? {
    if let known = soles[node] { return known }
    let result = findSole(node)
    soles[node] = .some(result)
    return result
  }

  private mutating func findSole(_ node: NodeIndex) -> Sole? {
    switch graph[node].operation {
    case .flag(let fact), .isNone(let fact), .compare(let fact, _, _), .oneOf(let fact, _, _), .oneOfMany(let fact, _, _),
      .overlaps(let fact, _):
      return sole(node, fact)
    case .program: return graph.valueTests[node].flatMap { sole(node, $0.fact) }
    case .not(let operand):
      guard let sole = sole(operand) else { return nil }
      return Sole(fact: sole.fact, truths: sole.truths.map(\.negated))
    case .all(let range): return join(range, .notMet, else: .met)
    case .any(let range): return join(range, .met, else: .notMet)
    default: return nil
    }
  }

  private func sole(_ node: NodeIndex, _ fact: FactID) -> Sole? {
    let truths = regions.truths(of: node, fact)
    return truths.isEmpty ? nil : Sole(fact: fact, truths: truths)
  }

  /// Operands that all rest on one fact; where one of them fails in a region the node is left to the exact pass.
  private mutating func join(_ range: OperandRange, _ absorbing: Truth, else neutral: Truth) -> Sole? {
    var joined: Sole?
    for operand in graph.operands[range.range] {
      guard let sole = sole(operand), !sole.truths.contains(.unknown) else { return nil }
      guard let so = joined else {
        joined = sole
        continue
      }
      guard so.fact == sole.fact else { return nil }
      joined?.truths = zip(so.truths, sole.truths).map { $0 == absorbing || $1 == absorbing ? absorbing : neutral }
    }
    return joined
  }
}
