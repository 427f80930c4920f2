import Expressions
import Facts
import Rules

// Steps that are rarer or take more work than a few instructions.
extension GraphEvaluator {
  @inline(never)
  func rarer(
    _ pointer: UnsafePointer<Step>, _ row: Int, _ count: Int, _ all: UInt64, _ table: UnsafeMutablePointer<UInt64>,
    _ columns: FactColumns, _ plan: EvaluationPlan, _ facts: CaseFacts
  ) -> (met: UInt64, notMet: UInt64) {
    let step = pointer.pointee
    switch step.code {
    case .constant: return (step.constant == 1 ? all : 0, step.constant == 2 ? all : 0)
    case .oneOfMany:
      let (given, none) = presence(Int(step.first), row, columns)
      let bits = codes(step, row, given, columns)
      return (given & bits | (step.isMetByNone ? none : 0), given & ~bits | (step.isMetByNone ? 0 : none))
    case .aggregate:
      let (given, none) = presence(Int(step.first), row, columns)
      let (bits, failed) = aggregate(step, row, given, columns, facts)
      if none != 0 { noteNone(pointer, row, none) }
      return (given & bits, given & ~bits & ~failed)
    case .compareFacts: return compareFacts(step, row, all, columns)
    case .linear: return linear(step, row, all, columns)
    case .program: return program(step, row, count, facts)
    case .derive:
      derive(step, row, count, facts)
      return (0, 0)
    case .atLeast: return atLeast(step, all, table, plan)
    case .every: return every(step, plan, columns)
    case .memberCount: return memberCount(step, plan, columns)
    case .gather: return gather(step, row, all, plan, columns)
    case .flag, .isNone, .less, .equal, .oneOf, .overlaps, .order, .givenOrder, .both, .all, .either, .any, .copy, .some,
      .broadcast:
      return (0, 0)
    }
  }

  @inline(never)
  func noteNone(_ step: UnsafePointer<Step>, _ row: Int, _ none: UInt64) {
    note(step.pointee, row, none, .nullOperand, "`\(book[FactID(Int(step.pointee.first))].path)` is none")
  }

  private static let noOrder = "there is nothing to compare: a date or number is none"

  @inline(never)
  func noteNoOrder(_ step: UnsafePointer<Step>, _ a: (given: UInt64, none: UInt64), _ b: (given: UInt64, none: UInt64)) {
    let both = (a.given | a.none) & (b.given | b.none) & 1
    if both != 0 { note(step.pointee, 0, both, .nullOperand, GraphEvaluator.noOrder) }
  }

  private func compareFacts(
    _ step: Step, _ row: Int, _ all: UInt64, _ columns: FactColumns
  ) -> (met: UInt64, notMet: UInt64) {
    let a = presence(Int(step.first), step.isFirstRoot, row, all, columns)
    let b = presence(Int(step.second), step.isSecondRoot, row, all, columns)
    let given = a.given & b.given
    let bits = compare(step, row, given, columns)
    var met = given & bits
    var notMet = given & ~bits
    let none = (a.none | b.none) & (a.given | a.none) & (b.given | b.none)
    if none != 0 { settleNone(step, row, a.none & b.none, none, &met, &notMet) }
    return (met, notMet)
  }

  /// Notes a failure for each member of the mask.
  func note(
    _ step: Step, _ row: Int, _ members: UInt64, _ code: EvaluationError.Code, _ message: @autoclosure () -> String
  ) {
    hasFailed = true
    guard tellsFailures else { return }
    var left = members
    while left != 0 {
      fail(step, row << 6 + left.trailingZeroBitCount, EvaluationError(code, message(), at: 0..<0))
      left &= left - 1
    }
  }

  private func fail(_ step: Step, _ member: Int, _ error: EvaluationError) {
    hasFailed = true
    if tellsFailures { failures.append(EvaluationFailure(node: step.node, member: member, error: error)) }
  }

  private func codes(_ step: Step, _ row: Int, _ given: UInt64, _ columns: FactColumns) -> UInt64 {
    let cells = columns.cells + Int(columns.cellBase[Int(step.first)]) + row << 6
    let table = graph.codeTables[Int(step.second)]
    var result: UInt64 = 0
    var left = given
    while left != 0 {
      let member = left.trailingZeroBitCount
      left &= left - 1
      let code = Int(cells[member])
      result |= (table[code >> 6] >> UInt64(code & 63) & 1) << UInt64(member)
    }
    return result
  }

  private func aggregate(
    _ step: Step, _ row: Int, _ given: UInt64, _ columns: FactColumns, _ facts: CaseFacts
  ) -> (bits: UInt64, failed: UInt64) {
    let cells = columns.cells + Int(columns.cellBase[Int(step.first)]) + row << 6
    var result: UInt64 = 0
    var failed: UInt64 = 0
    var left = given
    while left != 0 {
      let member = left.trailingZeroBitCount
      left &= left - 1
      switch facts.aggregate(cells[member], step.aggregate, step.comparison, step.constant) {
      case true?: result |= 1 << UInt64(member)
      case false?: break
      case nil: failed |= 1 << UInt64(member)
      }
    }
    if failed != 0 { note(step, row, failed, .badArgument, "the list is empty") }
    return (result, failed)
  }

  private func compare(_ step: Step, _ row: Int, _ given: UInt64, _ columns: FactColumns) -> UInt64 {
    let a = columns.cells + Int(columns.cellBase[Int(step.first)])
    let b = columns.cells + Int(columns.cellBase[Int(step.second)])
    var result: UInt64 = 0
    var left = given
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left - 1
      let member = row << 6 + bit
      let (x, y) = (a[step.isFirstRoot ? 0 : member], b[step.isSecondRoot ? 0 : member] &+ step.constant)
      result |= (step.comparison.holds(x, y) ? 1 : 0) << UInt64(bit)
    }
    return result
  }

  /// Comparing with none: equality is known, an order is an error.
  private func settleNone(
    _ step: Step, _ row: Int, _ both: UInt64, _ none: UInt64, _ met: inout UInt64, _ notMet: inout UInt64
  ) {
    switch step.comparison {
    case .equal where step.constant == 0:
      met |= both
      notMet |= none & ~both
    case .notEqual where step.constant == 0:
      notMet |= both
      met |= none & ~both
    default: note(step, row, none, .nullOperand, GraphEvaluator.noOrder)
    }
  }

  private func linear(_ step: Step, _ row: Int, _ all: UInt64, _ columns: FactColumns) -> (met: UInt64, notMet: UInt64) {
    let terms = graph.terms[Int(step.first)..<Int(step.first) + Int(step.second)]
    let scope = step.scope == 0 ? nil : EntityID(Int(step.scope) - 1)
    var given = all
    var none: UInt64 = 0
    for term in terms {
      let presence = presence(term.fact.index, book[term.fact].entity != scope, row, all, columns)
      given &= presence.given
      none |= presence.none
    }
    var result: UInt64 = 0
    var left = given
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left - 1
      var sum: Int64 = 0
      var overflow = false
      for term in terms {
        let member = book[term.fact].entity != scope ? 0 : row << 6 + bit
        let (product, first) = columns.cells[Int(columns.cellBase[term.fact.index]) + member]
          .multipliedReportingOverflow(by: term.factor)
        let (total, second) = sum.addingReportingOverflow(product)
        sum = total
        overflow = overflow || first || second
      }
      if overflow {
        given &= ~(1 << UInt64(bit))
        note(step, row, 1 << UInt64(bit), .overflow, "the sum is too large")
      } else if step.comparison.holds(sum, step.constant) {
        result |= 1 << UInt64(bit)
      }
    }
    if none != 0 { note(step, row, none, .nullOperand, "a number of the sum is none") }
    return (given & result, given & ~result)
  }

  // MARK: General expressions

  private func value(_ step: Step, _ member: Int, _ facts: CaseFacts) -> Value {
    let scope = step.scope == 0 ? nil : EntityID(Int(step.scope) - 1)
    return evaluate(ProgramIndex(Int(step.constant)), member, scope, facts)
  }

  private func program(_ step: Step, _ row: Int, _ count: Int, _ facts: CaseFacts) -> (met: UInt64, notMet: UInt64) {
    var met: UInt64 = 0
    var notMet: UInt64 = 0
    for bit in 0..<count {
      let member = row << 6 + bit
      switch value(step, member, facts) {
      case .boolean(true): met |= 1 << UInt64(bit)
      case .boolean(false): notMet |= 1 << UInt64(bit)
      case .unknown: break
      case .error(let error): fail(step, member, error)
      case .null: note(step, row, 1 << UInt64(bit), .notCondition, "the condition is null, neither true nor false")
      default: note(step, row, 1 << UInt64(bit), .notCondition, "the condition is neither true nor false")
      }
    }
    return (met, notMet)
  }

  private func derive(_ step: Step, _ row: Int, _ count: Int, _ facts: CaseFacts) {
    let fact = book[FactID(Int(step.first))]
    for bit in 0..<count {
      let member = row << 6 + bit
      let value = value(step, member, facts)
      if case .error(let error) = value { fail(step, member, error) }
      if !facts.store(value, for: fact, member: member), !value.isUnknown, value.asError == nil {
        note(step, row, 1 << UInt64(bit), .typeMismatch, "the derived value does not fit the declared type")
      }
    }
  }
}
