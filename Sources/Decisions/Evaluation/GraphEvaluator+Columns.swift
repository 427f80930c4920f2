import Facts
import Rules

// Reading of columns, and of the truths of a list's members.
extension GraphEvaluator {
  @inline(__always)
  func presence(_ fact: Int, _ row: Int, _ columns: FactColumns) -> (given: UInt64, none: UInt64) {
    let word = columns.word(fact, row)
    let (known, none) = (columns.known[word], columns.none[word])
    return (known & ~none, known & none)
  }

  /// The same where the fact may be one of a record, which has one truth for all members.
  @inline(__always)
  func presence(
    _ fact: Int, _ isRoot: Bool, _ row: Int, _ all: UInt64, _ columns: FactColumns
  ) -> (given: UInt64, none: UInt64) {
    if !isRoot { return presence(fact, row, columns) }
    let (given, none) = presence(fact, 0, columns)
    return (given & 1 == 1 ? all : 0, none & 1 == 1 ? all : 0)
  }

  /// A bit for each member whose cell passes the test; of members whose fact is not given too, for the caller to mask.
  @inline(__always)
  func bits(_ fact: Int, _ row: Int, _ count: Int, _ columns: FactColumns, _ test: (Int64) -> Bool) -> UInt64 {
    let cells = columns.cells + (Int(columns.cellBase[fact]) &+ row << 6)
    if count == 1 { return test(cells[0]) ? 1 : 0 }
    // Room is made for four members at a time, so that a few more may be looked at than there are.
    var result = four(cells, test)
    var member = 4
    while member < count {
      result |= four(cells + member, test) &<< UInt64(truncatingIfNeeded: member)
      member &+= 4
    }
    return result
  }

  @inline(__always)
  func four(_ cells: UnsafePointer<Int64>, _ test: (Int64) -> Bool) -> UInt64 {
    let low: UInt64 = (test(cells[0]) ? 1 : 0) | (test(cells[1]) ? 2 : 0)
    return low | (test(cells[2]) ? 4 : 0) | (test(cells[3]) ? 8 : 0)
  }

  /// Whether the members of a list are some met, some not, some neither.
  @inline(__always)
  func members(_ entity: Int, _ place: Int, _ plan: EvaluationPlan) -> (isMet: Bool, isNotMet: Bool, isOpen: Bool) {
    let count = plan.counts[entity + 1]
    if count <= 64 {
      let all: UInt64 = count == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: count)) &- 1
      let met = plan.truths.words[place] & all
      let notMet = plan.truths.words[place ^ 1] & all
      return (met != 0, notMet != 0, met | notMet != all)
    }
    let counted = self.count(entity, place, plan)
    return (counted.met > 0, counted.notMet > 0, counted.met + counted.notMet < count)
  }

  func count(_ entity: Int, _ place: Int, _ plan: EvaluationPlan) -> (met: Int, notMet: Int) {
    let count = plan.counts[entity + 1]
    var met = 0
    var notMet = 0
    for row in 0..<(count + 63) >> 6 {
      let left = count - row << 6
      let all: UInt64 = left >= 64 ? .max : 1 << UInt64(left) - 1
      let words = plan.truths.words + row * plan.truths.rowLength
      met += (words[place] & all).nonzeroBitCount
      notMet += (words[place ^ 1] & all).nonzeroBitCount
    }
    return (met, notMet)
  }
}
