import Expressions
import Facts
import Rules

// Gates that count, and changes of scope.
extension GraphEvaluator {
  func every(_ step: Step, _ plan: EvaluationPlan, _ columns: FactColumns) -> (met: UInt64, notMet: UInt64) {
    let entity = Int(step.members)
    let isClosed = columns.listStates[entity] == 1
    let each = members(entity, Int(step.first), plan)
    let looked = members(entity, Int(step.second), plan)
    let isNobody = !looked.isMet && !looked.isOpen && isClosed
    let isMet = !each.isNotMet && !each.isOpen && isClosed && (step.isMetByNone || looked.isMet)
    return (isMet ? 1 : 0, each.isNotMet || isNobody && !step.isMetByNone ? 1 : 0)
  }

  func atLeast(
    _ step: Step, _ all: UInt64, _ table: UnsafeMutablePointer<UInt64>, _ plan: EvaluationPlan
  ) -> (met: UInt64, notMet: UInt64) {
    let operands = UnsafeBufferPointer(start: plan.operands + Int(step.first), count: Int(step.second))
    if all == 1 {
      var yes: Int64 = 0
      var no: Int64 = 0
      for operand in operands {
        yes &+= Int64(truncatingIfNeeded: table[Int(operand)] & 1)
        no &+= Int64(truncatingIfNeeded: table[Int(operand ^ 1)] & 1)
      }
      return (yes >= step.constant ? 1 : 0, Int64(step.second) &- no < step.constant ? 1 : 0)
    }
    var met: UInt64 = 0
    var notMet: UInt64 = 0
    var left = all
    while left != 0 {
      let bit = UInt64(left.trailingZeroBitCount)
      left &= left - 1
      var yes: Int64 = 0
      var no: Int64 = 0
      for operand in operands {
        yes &+= Int64(truncatingIfNeeded: table[Int(operand)] >> bit & 1)
        no &+= Int64(truncatingIfNeeded: table[Int(operand ^ 1)] >> bit & 1)
      }
      if yes >= step.constant { met |= 1 << bit } else if Int64(step.second) - no < step.constant { notMet |= 1 << bit }
    }
    return (met, notMet)
  }

  func memberCount(
    _ step: Step, _ plan: EvaluationPlan, _ columns: FactColumns
  ) -> (met: UInt64, notMet: UInt64) {
    let entity = Int(step.members)
    let counted = count(entity, Int(step.first), plan)
    let isClosed = columns.listStates[entity] == 1
    let most = Int64(plan.counts[entity + 1] - counted.notMet)
    return (Int64(counted.met) >= step.constant ? 1 : 0, isClosed && most < step.constant ? 1 : 0)
  }

  /// The truth of the member that a reference leads to.
  func gather(
    _ step: Step, _ row: Int, _ all: UInt64, _ plan: EvaluationPlan, _ columns: FactColumns
  ) -> (met: UInt64, notMet: UInt64) {
    let truths = plan.truths
    let reference = Int(step.second)
    let cells = columns.cells + Int(columns.cellBase[reference])
    let presence = presence(reference, step.isFirstRoot, row, all, columns)
    var met: UInt64 = 0
    var notMet: UInt64 = 0
    var left = presence.given
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left - 1
      let target = Int(cells[step.isFirstRoot ? 0 : row << 6 + bit])
      let other = truths.words + (target >> 6) * truths.rowLength
      met |= (other[Int(step.first)] >> UInt64(target & 63) & 1) << UInt64(bit)
      notMet |= (other[Int(step.first ^ 1)] >> UInt64(target & 63) & 1) << UInt64(bit)
    }
    if presence.none != 0 { note(step, row, presence.none, .nullOperand, "nobody is named there") }
    return (met, notMet)
  }
}
