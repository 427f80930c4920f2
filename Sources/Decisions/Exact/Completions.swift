import Facts
import Rules

/// Settles what one pass leaves open by trying every way to fill in the few facts that conditions see from both sides.
///
/// With those facts filled in, strong Kleene logic is exact (see ``UnateCheck``): what is met every time is met, what is open
/// once or changes is open. Most of the time two or three trials are enough to see that nothing is settled.
struct Completions {
  /// A truth that is wanted, and what makes one pass inexact for it.
  struct Wanted {
    var place: Int32
    /// The scope of the place in ``EvaluationPlan/counts``.
    var scope: Int
    var contest: UnateCheck.Contest
  }

  private struct Open {
    var place: Int
    var met: UInt64
    var notMet: UInt64
  }

  /// More ways than this are left to the decision diagram.
  private static let mostTrials = 256

  let evaluator: GraphEvaluator
  let regions: FactRegions

  /// Makes the truths of the wanted places in the plan's table exact, of which those with an empty contest are in any case;
  /// false where that takes the decision diagram. The plan
  /// must have run over the facts, which are as before afterwards. Complexity: O(trials × steps).
  func settle(_ plan: EvaluationPlan, _ wanted: [Wanted], _ facts: CaseFacts) -> Bool {
    // Further rows would have to be kept as well; such cases are few.
    guard plan.isNarrow else { return false }
    let table = plan.truths.words
    let hasFailed = evaluator.hasFailed
    var open: [Open] = []
    var contested: Set<FactID> = []
    for index in wanted.indices {
      let count = plan.counts[wanted[index].scope]
      let all: UInt64 = count == 64 ? .max : 1 << UInt64(count) - 1
      let place = Int(wanted[index].place)
      let left = all & ~(table[place] | table[place ^ 1])
      if left == 0 { continue }
      let contest = wanted[index].contest
      guard !contest.isHopeless, !(contest.mayFail && hasFailed), contest.lists.allSatisfy({ !facts.isListOpen($0) }) else {
        return false
      }
      open.append(Open(place: place, met: left, notMet: left))
      contested.formUnion(contest.facts)
    }
    guard !open.isEmpty, let cells = unknown(contested.sorted(), facts) else { return open.isEmpty }
    if cells.isEmpty { return true }
    let saved = Array(UnsafeBufferPointer(start: table, count: plan.truths.rowLength))
    let isComplete = fill(cells, facts) {
      evaluator.runAgain(plan, facts)
      var isOpen = false
      for index in open.indices {
        open[index].met &= table[open[index].place]
        open[index].notMet &= table[open[index].place ^ 1]
        if open[index].met | open[index].notMet != 0 { isOpen = true }
      }
      return isOpen
    }
    for (index, word) in saved.enumerated() { table[index] = word }
    if !isComplete { return false }
    for settled in open {
      table[settled.place] |= settled.met
      table[settled.place ^ 1] |= settled.notMet
    }
    return true
  }

  private struct Cell {
    var cell: FactCell
    var values: [FactRegions.Representative]
  }

  /// The contested facts that are unknown in this case; nil where one of them may be none, against which an order would fail,
  /// or has too many values to tell apart.
  private func unknown(_ contested: [FactID], _ facts: CaseFacts) -> [Cell]? {
    var cells: [Cell] = []
    for fact in contested {
      // Tests of texts are programs, which do not run again.
      if evaluator.book[fact].storage == .value { return nil }
      let values = regions.regions(of: fact)
      for member in 0..<facts.count(evaluator.book[fact].entity) where !facts.isKnown(FactCell(fact, member)) {
        guard !values.isEmpty, !evaluator.book[fact].mayBeNone, !(evaluator.hasFailed && evaluator.book[fact].isDerived)
        else { return nil }
        cells.append(Cell(cell: FactCell(fact, member), values: values))
      }
    }
    return cells
  }

  /// Fills in the cells in every way, as long as `isOpen` says that something is still to be found out; false where there are
  /// too many ways.
  private func fill(_ cells: [Cell], _ facts: CaseFacts, _ isOpen: () -> Bool) -> Bool {
    var digits = Array(repeating: 0, count: cells.count)
    var trials = 0
    defer { for cell in cells { facts.forget(cell.cell) } }
    // All alike first: cases that differ in one region for everybody show most often that nothing is settled.
    for round in 0..<(cells.map(\.values.count).max() ?? 0) {
      for cell in cells { set(cell, round % cell.values.count, facts) }
      if !isOpen() { return true }
    }
    if cells.count == 1 { return true }
    while trials < Completions.mostTrials {
      trials += 1
      for (cell, digit) in zip(cells, digits) { set(cell, digit, facts) }
      if !isOpen() { return true }
      guard let next = digits.indices.first(where: { digits[$0] + 1 < cells[$0].values.count }) else { return true }
      digits[next] += 1
      for index in 0..<next { digits[index] = 0 }
    }
    return false
  }

  private func set(_ cell: Cell, _ index: Int, _ facts: CaseFacts) {
    switch cell.values[index] {
    case .none: facts.setNone(cell.cell)
    case .flag(let flag): facts.set(cell.cell, flag: flag)
    case .integer(let integer): facts.set(cell.cell, integer: integer)
    case .value(let value): facts.set(cell.cell, value: value)
    }
  }
}
