import Expressions
import Facts
import Rules

/// An operation that failed while a case was evaluated.
struct EvaluationFailure {
  var node: NodeIndex
  var member: Int
  var error: EvaluationError
}

/// Evaluates a decision graph for one case after another: strong Kleene logic in one pass over the nodes.
///
/// Complexity: O(nodes × members / 64) for gates, O(nodes × members) for atoms; no allocation where no general expression runs.
/// The pass is sound but, where a fact stands in several conditions, may leave open what `ExactPass` settles.
final class GraphEvaluator {
  let graph: DecisionGraph
  let book: RuleBook
  let truths: TruthTable
  private(set) var failures: [EvaluationFailure] = []
  private let context: EvaluationContext

  init(_ graph: DecisionGraph, book: RuleBook) {
    self.graph = graph
    self.book = book
    truths = TruthTable(graph, entityCount: book.entities.count)
    context = EvaluationContext(mode: .rules, asOf: CivilDate(daysSinceEpoch: Int(graph.asOf)))
  }

  /// Fills ``truths`` for the facts; derived facts are written into their columns.
  func run(_ facts: CaseFacts) {
    truths.fit(facts)
    if !failures.isEmpty { failures.removeAll(keepingCapacity: true) }
    let columns = facts.columns
    graph.nodes.withUnsafeBufferPointer { nodes in
      graph.operands.withUnsafeBufferPointer { operands in
        for index in nodes.indices { step(index, nodes[index], nodes, operands, columns, facts) }
      }
    }
  }

  @inline(__always)
  private func step(
    _ index: Int, _ node: GraphNode, _ nodes: UnsafeBufferPointer<GraphNode>, _ operands: UnsafeBufferPointer<NodeIndex>,
    _ columns: FactColumns, _ facts: CaseFacts
  ) {
    let count = node.scope.map { Int(columns.counts[$0.index]) } ?? 1
    let words = (count + 63) >> 6
    let base = Int(truths.base[index])
    let met = truths.met + base
    let notMet = truths.notMet + base
    switch node.operation {
    case .constant(let truth):
      for word in 0..<words {
        let all = memberMask(count, word)
        met[word] = truth == .met ? all : 0
        notMet[word] = truth == .notMet ? all : 0
      }
    case .flag(let fact):
      let mask = Int(columns.maskBase[fact.index])
      for word in 0..<words {
        let given = columns.known[mask + word] & ~columns.none[mask + word]
        let bits = columns.bits[mask + word]
        met[word] = given & bits
        notMet[word] = given & ~bits
      }
      noteNone(index, fact, words, columns)
    case .isNone(let fact):
      let mask = Int(columns.maskBase[fact.index])
      for word in 0..<words {
        met[word] = columns.known[mask + word] & columns.none[mask + word]
        notMet[word] = columns.known[mask + word] & ~columns.none[mask + word]
      }
    case .compare(let fact, let comparison, let constant):
      let cells = columns.cells + Int(columns.cellBase[fact.index])
      each(fact, count, columns, met, notMet) { bits(cells, $0, comparison, constant) }
      switch comparison {
      case .equal: settleNone(fact, words, columns, notMet)
      case .notEqual: settleNone(fact, words, columns, met)
      default: noteNone(index, fact, words, columns)
      }
    case .oneOf(let fact, let codes, let none):
      let cells = columns.cells + Int(columns.cellBase[fact.index])
      each(fact, count, columns, met, notMet) { range in
        var result: UInt64 = 0
        for member in range { result |= (codes >> UInt64(truncatingIfNeeded: cells[member]) & 1) << UInt64(member & 63) }
        return result
      }
      settleNone(fact, words, columns, none ? met : notMet)
    case .oneOfMany(let fact, let table, let none):
      let cells = columns.cells + Int(columns.cellBase[fact.index])
      let codes = graph.codeTables[Int(table)]
      each(fact, count, columns, met, notMet) { range in
        var result: UInt64 = 0
        for member in range {
          let code = Int(cells[member])
          result |= (codes[code >> 6] >> UInt64(code & 63) & 1) << UInt64(member & 63)
        }
        return result
      }
      settleNone(fact, words, columns, none ? met : notMet)
    case .overlaps(let fact, let codes):
      let cells = columns.cells + Int(columns.cellBase[fact.index])
      each(fact, count, columns, met, notMet) { range in
        var result: UInt64 = 0
        for member in range where UInt64(bitPattern: cells[member]) & codes != 0 { result |= 1 << UInt64(member & 63) }
        return result
      }
      noteNone(index, fact, words, columns)
    case .aggregate(let fact, let aggregate, let comparison, let constant):
      let mask = Int(columns.maskBase[fact.index])
      let cells = columns.cells + Int(columns.cellBase[fact.index])
      for word in 0..<words {
        met[word] = 0
        notMet[word] = 0
        // Cells of members that were not given lead nowhere.
        var given = columns.known[mask + word] & ~columns.none[mask + word]
        while given != 0 {
          let bit = given & (~given &+ 1)
          let member = word << 6 + bit.trailingZeroBitCount
          given &= given - 1
          switch facts.aggregate(cells[member], aggregate, comparison, constant) {
          case true?: met[word] |= bit
          case false?: notMet[word] |= bit
          case nil: fail(index, member, .badArgument, "the list is empty")
          }
        }
      }
      noteNone(index, fact, words, columns)
    case .compareFacts(let first, let comparison, let second, let offset):
      let a = columns.cells + Int(columns.cellBase[first.index])
      let b = columns.cells + Int(columns.cellBase[second.index])
      let isFirstRoot = book[first].entity != node.scope
      let isSecondRoot = book[second].entity != node.scope
      for word in 0..<words {
        let first = presence(first, isFirstRoot, word, count, columns)
        let second = presence(second, isSecondRoot, word, count, columns)
        let given = first.given & second.given
        var result: UInt64 = 0
        for member in word << 6..<min(count, word << 6 + 64)
        where comparison.holds(a[isFirstRoot ? 0 : member], b[isSecondRoot ? 0 : member] &+ offset) {
          result |= 1 << UInt64(member & 63)
        }
        met[word] = given & result
        notMet[word] = given & ~result
        let none = (first.none | second.none) & (first.given | first.none) & (second.given | second.none)
        switch comparison {
        case .equal where offset == 0, .notEqual where offset == 0:
          let both = first.none & second.none
          let equal = comparison == .equal
          met[word] |= equal ? both : none & ~both
          notMet[word] |= equal ? none & ~both : both
        default: noteFailures(index, none, word, .nullOperand, "there is nothing to compare: a date or number is none")
        }
      }
    case .linear(let range, let comparison, let constant):
      linear(range, comparison, constant, count, columns, node.scope, met, notMet, index)
    case .program(let program):
      for word in 0..<words {
        met[word] = 0
        notMet[word] = 0
      }
      for member in 0..<count {
        switch evaluate(program, member, node.scope, facts) {
        case .boolean(true): met[member >> 6] |= 1 << UInt64(member & 63)
        case .boolean(false): notMet[member >> 6] |= 1 << UInt64(member & 63)
        case .unknown: break
        case .error(let error): failures.append(EvaluationFailure(node: NodeIndex(index), member: member, error: error))
        case .null: fail(index, member, .notCondition, "the condition is null, neither true nor false")
        default: fail(index, member, .notCondition, "the condition is neither true nor false")
        }
      }
    case .derive(let fact, let program):
      for word in 0..<words {
        met[word] = 0
        notMet[word] = 0
      }
      for member in 0..<count {
        let value = evaluate(program, member, node.scope, facts)
        if case .error(let error) = value {
          failures.append(EvaluationFailure(node: NodeIndex(index), member: member, error: error))
        }
        if !facts.store(value, for: book[fact], member: member), !value.isUnknown, value.asError == nil {
          fail(index, member, .typeMismatch, "the derived value does not fit the declared type")
        }
      }
    case .all(let range):
      for word in 0..<words {
        var yes = memberMask(count, word)
        var no: UInt64 = 0
        for position in range.range {
          let operand = Int(truths.base[operands[position].index]) + word
          yes &= truths.met[operand]
          no |= truths.notMet[operand]
        }
        met[word] = yes
        notMet[word] = no
      }
    case .any(let range):
      for word in 0..<words {
        var yes: UInt64 = 0
        var no = memberMask(count, word)
        for position in range.range {
          let operand = Int(truths.base[operands[position].index]) + word
          yes |= truths.met[operand]
          no &= truths.notMet[operand]
        }
        met[word] = yes
        notMet[word] = no
      }
    case .not(let operand):
      let other = Int(truths.base[operand.index])
      for word in 0..<words {
        met[word] = truths.notMet[other + word]
        notMet[word] = truths.met[other + word]
      }
    case .atLeast(let needed, let range):
      for word in 0..<words {
        met[word] = 0
        notMet[word] = 0
        for bit in 0..<UInt64(min(64, count - word << 6)) {
          var yes: Int32 = 0
          var open: Int32 = 0
          for position in range.range {
            let operand = Int(truths.base[operands[position].index]) + word
            let isMet = Int32(truncatingIfNeeded: truths.met[operand] >> bit & 1)
            yes &+= isMet
            open &+= 1 - isMet - Int32(truncatingIfNeeded: truths.notMet[operand] >> bit & 1)
          }
          if yes >= needed { met[word] |= 1 << bit } else if yes &+ open < needed { notMet[word] |= 1 << bit }
        }
      }
    case .some(let operand):
      let members = nodes[operand.index].scope ?? EntityID(0)
      let summary = summary(operand, members, columns)
      met[0] = summary.met > 0 ? 1 : 0
      notMet[0] = summary.met == 0 && summary.open == 0 && summary.isClosed ? 1 : 0
    case .every(let operand, let whereNode, let ifNobody):
      let members = nodes[operand.index].scope ?? EntityID(0)
      let each = summary(operand, members, columns)
      let looked = summary(whereNode, members, columns)
      let certain = each.notMet == 0 && each.open == 0 && each.isClosed
      let nobody = looked.met == 0 && looked.open == 0 && looked.isClosed
      met[0] = certain && (ifNobody || looked.met > 0) ? 1 : 0
      notMet[0] = each.notMet > 0 || (nobody && !ifNobody) ? 1 : 0
    case .memberCount(let operand, let needed):
      let members = nodes[operand.index].scope ?? EntityID(0)
      let summary = summary(operand, members, columns)
      met[0] = summary.met >= needed ? 1 : 0
      notMet[0] = summary.isClosed && summary.met + summary.open < needed ? 1 : 0
    case .broadcast(let operand):
      let other = Int(truths.base[operand.index])
      for word in 0..<words {
        let all = memberMask(count, word)
        met[word] = truths.met[other] & 1 == 1 ? all : 0
        notMet[word] = truths.notMet[other] & 1 == 1 ? all : 0
      }
    case .gather(let operand, let reference):
      let other = Int(truths.base[operand.index])
      let cells = columns.cells + Int(columns.cellBase[reference.index])
      let isRoot = book[reference].entity != node.scope
      for word in 0..<words {
        let given = presence(reference, isRoot, word, count, columns)
        met[word] = 0
        notMet[word] = 0
        for member in word << 6..<min(count, word << 6 + 64) where given.given >> UInt64(member & 63) & 1 == 1 {
          let target = Int(cells[isRoot ? 0 : member])
          met[word] |= (truths.met[other + target >> 6] >> UInt64(target & 63) & 1) << UInt64(member & 63)
          notMet[word] |= (truths.notMet[other + target >> 6] >> UInt64(target & 63) & 1) << UInt64(member & 63)
        }
        noteFailures(index, given.none, word, .nullOperand, "nobody is named there")
      }
    }
  }

  // MARK: Columns

  @inline(__always)
  private func memberMask(_ count: Int, _ word: Int) -> UInt64 {
    let left = count - word << 6
    return left >= 64 ? .max : (1 << UInt64(left)) - 1
  }

  /// Sets the truths of an atom over one fact from a function that gives the bits of a stretch of members.
  @inline(__always)
  private func each(
    _ fact: FactID, _ count: Int, _ columns: FactColumns, _ met: UnsafeMutablePointer<UInt64>,
    _ notMet: UnsafeMutablePointer<UInt64>, _ bits: (Range<Int>) -> UInt64
  ) {
    let mask = Int(columns.maskBase[fact.index])
    for word in 0..<(count + 63) >> 6 {
      let given = columns.known[mask + word] & ~columns.none[mask + word]
      let result = given == 0 ? 0 : bits(word << 6..<min(count, word << 6 + 64))
      met[word] = given & result
      notMet[word] = given & ~result
    }
  }

  @inline(__always)
  private func bits(
    _ cells: UnsafeMutablePointer<Int64>, _ range: Range<Int>, _ comparison: Comparison, _ constant: Int64
  ) -> UInt64 {
    var result: UInt64 = 0
    switch comparison {
    case .less: for member in range { result |= (cells[member] < constant ? 1 : 0) << UInt64(member & 63) }
    case .lessOrEqual: for member in range { result |= (cells[member] <= constant ? 1 : 0) << UInt64(member & 63) }
    case .equal: for member in range { result |= (cells[member] == constant ? 1 : 0) << UInt64(member & 63) }
    case .notEqual: for member in range { result |= (cells[member] != constant ? 1 : 0) << UInt64(member & 63) }
    case .greaterOrEqual: for member in range { result |= (cells[member] >= constant ? 1 : 0) << UInt64(member & 63) }
    case .greater: for member in range { result |= (cells[member] > constant ? 1 : 0) << UInt64(member & 63) }
    }
    return result
  }

  private func presence(
    _ fact: FactID, _ isRoot: Bool, _ word: Int, _ count: Int, _ columns: FactColumns
  ) -> (given: UInt64, none: UInt64) {
    let mask = Int(columns.maskBase[fact.index]) + (isRoot ? 0 : word)
    let all = memberMask(count, word)
    let known = isRoot ? (columns.known[mask] & 1 == 1 ? all : 0) : columns.known[mask]
    let none = isRoot ? (columns.none[mask] & 1 == 1 ? all : 0) : columns.none[mask]
    return (known & ~none, known & none)
  }

  @inline(__always)
  private func settleNone(_ fact: FactID, _ words: Int, _ columns: FactColumns, _ truth: UnsafeMutablePointer<UInt64>) {
    let mask = Int(columns.maskBase[fact.index])
    for word in 0..<words { truth[word] |= columns.known[mask + word] & columns.none[mask + word] }
  }

  @inline(__always)
  private func noteNone(_ index: Int, _ fact: FactID, _ words: Int, _ columns: FactColumns) {
    let mask = Int(columns.maskBase[fact.index])
    for word in 0..<words {
      let none = columns.known[mask + word] & columns.none[mask + word]
      if none != 0 { noteFailures(index, none, word, .nullOperand, "`\(book[fact].path)` is none") }
    }
  }

  private func noteFailures(
    _ index: Int, _ members: UInt64, _ word: Int, _ code: EvaluationError.Code, _ message: @autoclosure () -> String
  ) {
    var left = members
    while left != 0 {
      fail(index, word << 6 + left.trailingZeroBitCount, code, message())
      left &= left - 1
    }
  }

  private func fail(_ index: Int, _ member: Int, _ code: EvaluationError.Code, _ message: String) {
    failures.append(
      EvaluationFailure(node: NodeIndex(index), member: member, error: EvaluationError(code, message, at: 0..<0)))
  }

  private func summary(
    _ node: NodeIndex, _ members: EntityID, _ columns: FactColumns
  ) -> (met: Int, notMet: Int, open: Int, isClosed: Bool) {
    let count = Int(columns.counts[members.index])
    let base = Int(truths.base[node.index])
    var met = 0
    var notMet = 0
    for word in 0..<(count + 63) >> 6 {
      met += truths.met[base + word].nonzeroBitCount
      notMet += truths.notMet[base + word].nonzeroBitCount
    }
    return (met, notMet, count - met - notMet, columns.listStates[members.index] == 1)
  }

  private func linear(
    _ range: OperandRange, _ comparison: Comparison, _ constant: Int64, _ count: Int, _ columns: FactColumns,
    _ scope: EntityID?, _ met: UnsafeMutablePointer<UInt64>, _ notMet: UnsafeMutablePointer<UInt64>, _ index: Int
  ) {
    for word in 0..<(count + 63) >> 6 {
      var given = memberMask(count, word)
      var none: UInt64 = 0
      for term in graph.terms[range.range] {
        let presence = presence(term.fact, book[term.fact].entity != scope, word, count, columns)
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
        for term in graph.terms[range.range] {
          let member = book[term.fact].entity != scope ? 0 : word << 6 + bit
          let (product, first) = columns.cells[Int(columns.cellBase[term.fact.index]) + member]
            .multipliedReportingOverflow(by: term.factor)
          let (total, second) = sum.addingReportingOverflow(product)
          sum = total
          overflow = overflow || first || second
        }
        if overflow {
          given &= ~(1 << UInt64(bit))
          fail(index, word << 6 + bit, .overflow, "the sum is too large")
        } else if comparison.holds(sum, constant) {
          result |= 1 << UInt64(bit)
        }
      }
      met[word] = given & result
      notMet[word] = given & ~result
      noteFailures(index, none, word, .nullOperand, "a number of the sum is none")
    }
  }

  // MARK: General expressions

  func evaluate(_ index: ProgramIndex, _ member: Int, _ scope: EntityID?, _ facts: CaseFacts) -> Value {
    let program = graph.programs[index.index]
    let reader = MemberReader(book: book, graph: graph, facts: facts, scope: scope, member: member)
    return Expressions.evaluate(program.program, reader: reader, context: context)
  }
}
