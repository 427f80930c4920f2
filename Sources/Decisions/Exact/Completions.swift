import Facts
import Rules

/// Settles what one pass leaves open by trying ways to fill in the few facts that conditions see from both sides.
///
/// With those facts filled in, strong Kleene logic is exact (see ``UnateCheck``): what is met every time is met, what is open
/// once or changes is open. Most of the time two or three trials are enough to see that nothing is settled. What rests on one
/// member at a time needs only as many trials as there are ways for one member. The rest is left to the decision diagram.
///
/// Made for a plan, whose table it makes exact; takes no memory from case to case but for the diagram.
final class Completions {
  /// A truth that is wanted, and for which one pass is not always exact.
  private struct Wanted {
    var node: NodeIndex
    var place: Int
    /// The scope of the place in ``EvaluationPlan/counts``.
    var scope: Int
    var contest: UnateCheck.Contest
    /// The numbers of its contested facts in ``contested``.
    var facts: [Int]
  }

  /// A wanted truth that the pass left open: for which members it has been met, or not, in all trials so far.
  private struct Open {
    var wanted: Int
    var met: UInt64
    var notMet: UInt64
    /// Whether trials tell nothing about it.
    var isForDiagram = false
  }

  /// More ways than this are left to the decision diagram.
  private static let mostTrials = 256

  private let plan: EvaluationPlan
  private let exactness: Exactness
  private let wanted: [Wanted]
  private let contested: [ContestedFact]
  private let cone: ContestedSteps
  /// Two words for each step of the cone: the truths of the pass, and what all trials so far agree on.
  private let saved: UnsafeMutablePointer<UInt64>
  private let agreed: UnsafeMutablePointer<UInt64>
  @exclusivity(unchecked) private var open: [Open] = []
  @exclusivity(unchecked) private var filled: [ContestedFact.Filling] = []

  init(of plan: EvaluationPlan, for nodes: [NodeIndex], _ graph: DecisionGraph, _ exactness: Exactness) {
    self.plan = plan
    self.exactness = exactness
    let contests = nodes.map { ($0, exactness.unate.contest($0)) }.filter { !$0.1.isEmpty }
    let facts = Set(contests.flatMap(\.1.facts)).sorted()
    contested = facts.map { ContestedFact($0, exactness) }
    wanted = contests.map { node, contest in
      Wanted(
        node: node, place: Int(plan.place(of: node)), scope: graph[node].scope.map { $0.index + 1 } ?? 0, contest: contest,
        facts: contest.facts.compactMap { facts.firstIndex(of: $0) })
    }
    cone = ContestedSteps(
      of: plan, graph, facts: Set(facts.map { Int32($0.rawValue) }), wanted: wanted.map { Int32($0.place) })
    saved = .allocate(capacity: max(1, 2 * cone.steps.count))
    agreed = .allocate(capacity: max(1, 2 * cone.steps.count))
  }

  deinit {
    cone.deallocate()
    saved.deallocate()
    agreed.deallocate()
  }

  /// Makes the truths of the nodes asked for exact in the plan's table. The plan must have run over the facts, which are as
  /// before afterwards. Complexity: O(trials × steps that contested facts change), and that of the diagram where it is needed.
  func settle(_ facts: CaseFacts) {
    if wanted.isEmpty { return }
    // Further rows would have to be kept as well; such cases are few.
    guard plan.isNarrow else { return settleByDiagram(wanted.indices, facts) }
    findOpen(facts)
    if open.isEmpty { return }
    if !filled.isEmpty { settleByTrials(facts) }
    let left = open.lazy.filter(\.isForDiagram).map(\.wanted)
    if !left.isEmpty { settleByDiagram(left, facts) }
  }

  // MARK: What is open

  /// Notes the wanted truths that are open and may be settled all the same, and the facts that are to be filled in.
  private func findOpen(_ facts: CaseFacts) {
    open.removeAll(keepingCapacity: true)
    filled.removeAll(keepingCapacity: true)
    let table = plan.truths.words
    let hasFailed = exactness.evaluator.hasFailed
    for index in wanted.indices {
      let all = plan.members(wanted[index].scope)
      let left = all & ~(table[wanted[index].place] | table[wanted[index].place ^ 1])
      if left == 0 { continue }
      var isForDiagram = wanted[index].contest.isHopeless || wanted[index].contest.mayFail && hasFailed
      for list in wanted[index].contest.lists where facts.isListOpen(list) { isForDiagram = true }
      var isContested = isForDiagram
      for fact in wanted[index].facts {
        let unknown = contested[fact].unknown(facts, plan)
        if unknown == 0 { continue }
        isContested = true
        if contested[fact].isHopeless || hasFailed && contested[fact].isDerived { isForDiagram = true }
        if isForDiagram || filled.contains(where: { $0.fact == fact }) { continue }
        filled.append(ContestedFact.Filling(fact: fact, members: unknown))
      }
      if isContested { open.append(Open(wanted: index, met: left, notMet: left, isForDiagram: isForDiagram)) }
    }
    // A fact may have been noted for a truth that another fact then left to the diagram: filling it in does no harm.
  }

  // MARK: Trials

  private func settleByTrials(_ facts: CaseFacts) {
    keep()
    let ways = filled.reduce(1) { min($0 &* contested[$1.fact].values.count, Completions.mostTrials + 1) }
    let isDone = ways <= Completions.mostTrials && tryAll(ways, facts)
    restore()
    if isDone { return note() }
    if ways <= Completions.mostTrials { settleMembers(facts) }
    if open.contains(where: { !$0.isForDiagram && $0.met | $0.notMet != 0 }) { tryEveryMember(facts) }
  }

  /// Tries every way for all members alike: a truth that rests on one member at a time has then seen them all. True where that
  /// settles everything.
  private func tryAll(_ ways: Int, _ facts: CaseFacts) -> Bool {
    for index in 0..<2 * cone.steps.count { agreed[index] = .max }
    defer { for filling in filled { filling.takeBack(contested[filling.fact], facts) } }
    for trial in 0..<ways {
      // From both ends: opposite ways show soonest that something is open.
      var way = trial & 1 == 0 ? trial / 2 : ways - 1 - trial / 2
      for filling in filled {
        let values = contested[filling.fact].values
        filling.fill(contested[filling.fact], values[way % values.count], facts)
        way /= values.count
      }
      if !look(facts) { return true }
      for index in cone.steps.indices {
        let target = Int(cone.steps[index].target)
        agreed[2 * index] &= plan.truths.words[target]
        agreed[2 * index + 1] &= plan.truths.words[target + 1]
      }
    }
    return filled.allSatisfy { $0.members.nonzeroBitCount == 1 }
  }

  /// Runs the steps over what is filled in; false where no truth is left that trials could settle.
  private func look(_ facts: CaseFacts) -> Bool {
    exactness.evaluator.runAgain(plan, cone.steps, facts)
    let table = plan.truths.words
    var isOpen = false
    for index in open.indices where !open[index].isForDiagram {
      let place = wanted[open[index].wanted].place
      open[index].met &= table[place]
      open[index].notMet &= table[place ^ 1]
      if open[index].met | open[index].notMet != 0 { isOpen = true }
    }
    return isOpen
  }

  /// Runs the steps once more with everything settled that rests on one member at a time; what that settles is settled.
  private func settleMembers(_ facts: CaseFacts) {
    for index in cone.steps.indices {
      exactness.evaluator.runAgain(plan, UnsafeMutableBufferPointer(rebasing: cone.steps[index...index]), facts)
      guard cone.areOwn[index] else { continue }
      let target = Int(cone.steps[index].target)
      plan.truths.words[target] |= agreed[2 * index]
      plan.truths.words[target + 1] |= agreed[2 * index + 1]
    }
    for index in open.indices where !open[index].isForDiagram {
      let place = wanted[open[index].wanted].place
      let settled = plan.truths.words[place] | plan.truths.words[place ^ 1]
      open[index].met &= ~settled
      open[index].notMet &= ~settled
    }
    keep()
  }

  /// Tries every way for every member; what takes too many is left to the diagram.
  private func tryEveryMember(_ facts: CaseFacts) {
    var cells: [(filling: ContestedFact.Filling, digit: Int)] = []
    var ways = 1
    for filling in filled {
      var left = filling.members
      while left != 0 {
        cells.append((ContestedFact.Filling(fact: filling.fact, members: left & ~(left - 1)), 0))
        ways = min(ways &* contested[filling.fact].values.count, Completions.mostTrials + 1)
        left &= left - 1
      }
    }
    if ways > Completions.mostTrials {
      for index in open.indices where open[index].met | open[index].notMet != 0 { open[index].isForDiagram = true }
      return
    }
    defer { for cell in cells { cell.filling.takeBack(contested[cell.filling.fact], facts) } }
    for trial in 0..<ways {
      var way = trial
      for cell in cells {
        let values = contested[cell.filling.fact].values
        cell.filling.fill(contested[cell.filling.fact], values[way % values.count], facts)
        way /= values.count
      }
      if !look(facts) { break }
    }
    restore()
    note()
  }

  // MARK: The table

  private func keep() {
    for index in cone.steps.indices {
      let target = Int(cone.steps[index].target)
      saved[2 * index] = plan.truths.words[target]
      saved[2 * index + 1] = plan.truths.words[target + 1]
    }
  }

  private func restore() {
    for index in cone.steps.indices {
      let target = Int(cone.steps[index].target)
      plan.truths.words[target] = saved[2 * index]
      plan.truths.words[target + 1] = saved[2 * index + 1]
    }
  }

  /// Writes what all trials agree on.
  private func note() {
    for settled in open where !settled.isForDiagram {
      let place = wanted[settled.wanted].place
      plan.truths.words[place] |= settled.met
      plan.truths.words[place ^ 1] |= settled.notMet
    }
  }

  private func settleByDiagram(_ indices: some Sequence<Int>, _ facts: CaseFacts) {
    exactness.evaluator.run(facts)
    let pass = exactness.pass(facts)
    for index in indices {
      let place = Int32(wanted[index].place)
      for member in 0..<plan.counts[wanted[index].scope] where plan.truths.truth(at: place, member: member) == .unknown {
        plan.truths.set(pass.truth(wanted[index].node, member: member).truth, at: place, member: member)
      }
    }
  }
}
