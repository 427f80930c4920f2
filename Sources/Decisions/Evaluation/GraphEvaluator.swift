import Expressions
import Facts
import Rules

/// An operation that failed while a case was evaluated.
struct EvaluationFailure {
  var node: NodeIndex
  var member: Int
  var error: EvaluationError
}

/// Evaluates a decision graph for one case after another: strong Kleene logic in one pass over the steps of a plan.
///
/// Complexity: O(steps × members / 64) for gates, O(steps × members) for atoms; no allocation where no general expression runs.
/// The pass is sound but, where a fact stands in several conditions, may leave open what `ExactPass` settles.
final class GraphEvaluator {
  let graph: DecisionGraph
  let book: RuleBook
  /// Failed operations, after a run over all nodes.
  @exclusivity(unchecked) var failures: [EvaluationFailure] = []
  /// Whether some operation failed in the last run.
  @exclusivity(unchecked) var hasFailed = false
  /// Whether failures are to be told, which takes more time than most cases.
  @exclusivity(unchecked) var tellsFailures = false
  private let complete: EvaluationPlan
  private let context: EvaluationContext

  init(_ graph: DecisionGraph, book: RuleBook) {
    self.graph = graph
    self.book = book
    complete = EvaluationPlan(graph, book)
    context = EvaluationContext(mode: .rules, asOf: CivilDate(daysSinceEpoch: Int(graph.asOf)))
  }

  /// The truths of all nodes, after ``run(_:)``.
  var truths: TruthTable { complete.truths }

  /// Fills ``truths`` for the facts; derived facts are written into their columns.
  func run(_ facts: CaseFacts) { run(complete, facts) }

  /// After ``run(_:)``: what ``truths`` would be if some nodes had these truths, one for each member.
  func run(_ facts: CaseFacts, forcing forced: [NodeIndex: [Truth]]) {
    guard let first = forced.keys.min() else { return }
    for (node, truths) in forced {
      for (member, truth) in truths.enumerated() {
        complete.truths.overwrite(truth, at: Int32(node.index) * 2, member: member)
      }
    }
    var steps = complete.steps.filter { $0.target > Int32(first.index) * 2 && forced[NodeIndex(Int($0.target) / 2)] == nil }
    steps.withUnsafeMutableBufferPointer { runAgain(complete, $0, facts) }
  }

  /// Fills the places of the plan in its own table.
  func run(_ plan: EvaluationPlan, _ facts: CaseFacts) {
    if !failures.isEmpty { failures.removeAll(keepingCapacity: true) }
    hasFailed = false
    tellsFailures = plan === complete
    run(plan, plan.steps, flags: plan.flagCount, facts)
  }

  /// Runs some of the plan's steps once more after facts were filled in for a trial.
  func runAgain(_ plan: EvaluationPlan, _ steps: UnsafeMutableBufferPointer<Step>, _ facts: CaseFacts) {
    tellsFailures = false
    run(plan, steps, flags: 0, facts)
  }

  /// `flags`: how many of the first steps are plain yes-no facts.
  @inline(__always)
  private func run(
    _ plan: EvaluationPlan, _ steps: UnsafeMutableBufferPointer<Step>, flags: Int, _ facts: CaseFacts
  ) {
    guard let first = steps.baseAddress else { return }
    let columns = facts.columns
    let most = plan.measure(columns)
    plan.truths.fit(most)
    let end = first + steps.count
    let table = plan.truths.words
    let counts = plan.counts
    var step = first
    if flags > 0, most <= 64 { step = copyFlags(first, flags, table, columns) }
    while step < end {
      let count = counts[Int(step.pointee.scope)]
      execute(step, 0, count < 64 ? count : 64, table, columns, plan, facts)
      if most > 64, count > 64 { executeRows(step, count, columns, plan, facts) }
      step += 1
    }
  }

  /// The first steps of most plans: yes-no facts, whose bits are their truths.
  @inline(__always)
  private func copyFlags(
    _ first: UnsafeMutablePointer<Step>, _ count: Int, _ table: UnsafeMutablePointer<UInt64>, _ columns: FactColumns
  ) -> UnsafeMutablePointer<Step> {
    for index in 0..<count {
      let step = first + index
      let fact = Int(step.pointee.first)
      let (known, bits) = (columns.known[fact], columns.bits[fact])
      let target = table + Int(step.pointee.target)
      target[0] = known & bits
      target[1] = known & ~bits
    }
    return first + count
  }

  /// The same step for the members beyond the 64th.
  @inline(never)
  private func executeRows(
    _ step: UnsafePointer<Step>, _ count: Int, _ columns: FactColumns, _ plan: EvaluationPlan, _ facts: CaseFacts
  ) {
    for row in 1..<(count + 63) >> 6 {
      let table = plan.truths.words + row * plan.truths.rowLength
      execute(step, row, min(64, count - row << 6), table, columns, plan, facts)
    }
  }

  /// Runs one step for the at most 64 members of a row.
  @inline(__always)
  private func execute(
    _ step: UnsafePointer<Step>, _ row: Int, _ count: Int, _ table: UnsafeMutablePointer<UInt64>, _ columns: FactColumns,
    _ plan: EvaluationPlan, _ facts: CaseFacts
  ) {
    var all: UInt64 { count == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: count)) &- 1 }
    var met: UInt64 = 0
    var notMet: UInt64 = 0
    let first = Int(step.pointee.first)
    switch step.pointee.code {
    case .flag:
      let word = columns.word(first, row)
      let (known, none, bits) = (columns.known[word], columns.none[word], columns.bits[word])
      met = known & ~none & bits
      notMet = known & ~none & ~bits
      if known & none != 0 { noteNone(step, row, known & none) }
    case .isNone:
      let word = columns.word(first, row)
      met = columns.known[word] & columns.none[word]
      notMet = columns.known[word] & ~columns.none[word]
    case .less:
      let (given, none) = presence(first, row, columns)
      let constant = step.pointee.constant
      let bits = bits(first, row, count, columns) { $0 < constant }
      met = given & bits
      notMet = given & ~bits
      if none != 0 { noteNone(step, row, none) }
    case .equal:
      let (given, none) = presence(first, row, columns)
      let constant = step.pointee.constant
      let bits = bits(first, row, count, columns) { $0 == constant }
      met = given & bits
      notMet = given & ~bits | none
    case .oneOf:
      let (given, none) = presence(first, row, columns)
      let codes = UInt64(bitPattern: step.pointee.constant)
      let bits = bits(first, row, count, columns) { codes &>> UInt64(truncatingIfNeeded: $0) & 1 != 0 }
      met = given & bits
      notMet = given & ~bits
      if none != 0 { if step.pointee.isMetByNone { met |= none } else { notMet |= none } }
    case .overlaps:
      let (given, none) = presence(first, row, columns)
      let constant = step.pointee.constant
      let bits = bits(first, row, count, columns) { $0 & constant != 0 }
      met = given & bits
      notMet = given & ~bits
      if none != 0 { noteNone(step, row, none) }
    case .order, .givenOrder:
      let second = Int(step.pointee.second)
      let a = presence(first, 0, columns)
      let b = presence(second, 0, columns)
      let (x, y) = (columns.cells[Int(columns.cellBase[first])], columns.cells[Int(columns.cellBase[second])])
      let given = a.given & b.given
      let bits: UInt64 = step.pointee.comparison.holds(x, y) ? 1 : 0
      met = given & bits
      notMet = given & ~bits
      // Where the first day is none the whole is not met, whatever the second is.
      let isGivenOrder = step.pointee.code == .givenOrder
      if isGivenOrder { notMet |= a.none }
      if (isGivenOrder ? a.given & b.none : a.none | b.none) != 0 { noteNoOrder(step, a, b) }
    case .both:
      let second = Int(step.pointee.second)
      met = table[first] & table[second]
      notMet = table[first ^ 1] | table[second ^ 1]
    case .either:
      let second = Int(step.pointee.second)
      met = table[first] | table[second]
      notMet = table[first ^ 1] & table[second ^ 1]
    case .all:
      met = .max
      var operand = plan.operands + first
      for _ in 0..<step.pointee.second {
        let place = Int(operand.pointee)
        met &= table[place]
        notMet |= table[place ^ 1]
        operand += 1
      }
    case .any:
      notMet = .max
      var operand = plan.operands + first
      for _ in 0..<step.pointee.second {
        let place = Int(operand.pointee)
        met |= table[place]
        notMet &= table[place ^ 1]
        operand += 1
      }
    case .copy:
      met = table[first]
      notMet = table[first ^ 1]
    case .some:
      let entity = Int(step.pointee.members)
      let (isMet, _, isOpen) = members(entity, first, plan)
      met = isMet ? 1 : 0
      notMet = isMet || isOpen || columns.listStates[entity] != 1 ? 0 : 1
    case .broadcast:
      met = plan.truths.words[first] & 1 == 1 ? all : 0
      notMet = plan.truths.words[first ^ 1] & 1 == 1 ? all : 0
    case .constant, .oneOfMany, .aggregate, .compareFacts, .linear, .program, .derive, .atLeast, .every, .memberCount, .gather:
      (met, notMet) = rarer(step, row, count, all, table, columns, plan, facts)
    }
    let target = table + Int(step.pointee.target)
    target[0] = met
    target[1] = notMet
  }

  // MARK: General expressions

  func evaluate(_ index: ProgramIndex, _ member: Int, _ scope: EntityID?, _ facts: CaseFacts) -> Value {
    evaluate(index, MemberReader(evaluator: self, facts: facts, scope: scope, member: member))
  }

  func evaluate(_ index: ProgramIndex, _ reader: some FactReader) -> Value {
    Expressions.evaluate(graph.programs[index.index].program, reader: reader, context: context)
  }
}
