import ExpressionSyntax

/// How an iteration ended.
enum IterationEnd {
  case goOn, stop
  /// A domain is no list: its error, unknown or null.
  case failed(Value)
}

extension Evaluator {
  /// A list or context written out needs all its parts: one that is unknown now could be an error when it is known.
  func list(_ ids: UnsafeBufferPointer<UInt32>, _ program: Program) -> Value {
    var items: [Value] = []
    items.reserveCapacity(ids.count)
    var isUnknown = false
    for id in ids {
      let item = evaluate(id, program)
      if case .error = item { return item }
      if item.isUnknown { isUnknown = true }
      items.append(item)
    }
    return isUnknown ? .unknown : .list(items)
  }

  func contextLiteral(_ literal: ContextLiteral, _ program: Program) -> Value {
    var result = ContextValue()
    var isUnknown = false
    for entry in literal.entries {
      let value = evaluate(entry.value, program)
      if case .error = value { return value }
      if value.isUnknown { isUnknown = true }
      self[entry.slot] = value
      result.append(entry.name, value)
    }
    return isUnknown ? .unknown : .context(result)
  }

  /// Runs `body` for each combination of the loop's variables, the last one fastest.
  @inline(__always)
  func iterate(_ loop: Loop, at range: Range<Int>, _ program: Program, _ body: () -> IterationEnd) -> IterationEnd {
    if loop.count == 1 { return iterate(program.loopVariables[loop.first], at: range, program, body) }
    return iterate(loop, 0, at: range, program, body)
  }

  private func iterate(
    _ loop: Loop, _ index: UInt32, at range: Range<Int>, _ program: Program, _ body: () -> IterationEnd
  ) -> IterationEnd {
    guard index < loop.count else { return body() }
    return iterate(program.loopVariables[loop.first + index], at: range, program) {
      iterate(loop, index + 1, at: range, program, body)
    }
  }

  @inline(__always)
  private func iterate(
    _ variable: Loop.Variable, at range: Range<Int>, _ program: Program, _ body: () -> IterationEnd
  ) -> IterationEnd {
    switch domain(variable, at: range, program) {
    case .failure(let end): return .failed(end.value)
    case .success(let items):
      for index in items.indices {
        self[variable.slot] = items[index]
        let end = body()
        if case .goOn = end { continue }
        return end
      }
      return .goOn
    }
  }

  private struct NoDomain: Error { var value: Value }

  private func domain(
    _ variable: Loop.Variable, at range: Range<Int>, _ program: Program
  ) -> Result<[Value], NoDomain> {
    let start = evaluate(variable.domain, program)
    if let end = variable.domainEnd.map({ evaluate($0, program) }) {
      if let stop = strict(start, end) { return .failure(NoDomain(value: stop)) }
      return steps(from: start, to: end, at: range)
    }
    switch start {
    case .list(let items): return .success(items)
    case .range(let interval):
      guard let low = interval.low, let high = interval.high, interval.form == .interval else {
        return .failure(NoDomain(value: fail(.badArgument, "a range without end cannot be gone through", at: range)))
      }
      return steps(from: low, to: high, at: range).map {
        Array($0.dropFirst(interval.includesLow ? 0 : 1).dropLast(interval.includesHigh ? 0 : 1))
      }
    case .unknown, .error: return .failure(NoDomain(value: start))
    case .null: return .failure(NoDomain(value: fail(.nullOperand, "there is no list to go through, only null", at: range)))
    default: return .success([start])
    }
  }

  /// The integers or days from one end to the other, downwards where the first is greater.
  private func steps(from start: Value, to end: Value, at range: Range<Int>) -> Result<[Value], NoDomain> {
    let ends: (Int, Int)?
    let make: (Int) -> Value?
    switch (start, end) {
    case (.number(let low), .number(let high)):
      ends = low.asInt().flatMap { first in high.asInt().map { (first, $0) } }
      make = { .number(Decimal($0)) }
    case (.date(let low), .date(let high)):
      ends = (low.daysSinceEpoch, high.daysSinceEpoch)
      make = { CivilDate(daysSinceEpoch: $0).map(Value.date) }
    default:
      ends = nil
      make = { _ in nil }
    }
    guard let (first, last) = ends else {
      let message = "`\(start)..\(end)` cannot be gone through: both ends must be integers or dates"
      return .failure(NoDomain(value: fail(.typeMismatch, message, at: range)))
    }
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, distance.magnitude < UInt(context.limits.size) else {
      return .failure(NoDomain(value: fail(.limit, "`\(start)..\(end)` has more than \(context.limits.size) members", at: range)))
    }
    guard spend(Int(distance.magnitude / 4)) else { return .failure(NoDomain(value: stopped(at: range))) }
    return .success(stride(from: first, through: last, by: distance < 0 ? -1 : 1).compactMap(make))
  }

  func forEach(_ loop: Loop, at range: Range<Int>, _ program: Program) -> Value {
    var results: [Value] = []
    var isUnknown = false
    let end = iterate(loop, at: range, program) {
      if let slot = loop.partialSlot { self[slot] = .list(results) }
      let value = evaluate(loop.body, program)
      if case .error = value { return .failed(value) }
      if value.isUnknown { isUnknown = true }
      results.append(value)
      if results.count > context.limits.size {
        return .failed(fail(.limit, "the list has more than \(context.limits.size) members", at: range))
      }
      return .goOn
    }
    if case .failed(let value) = end { return value }
    return isUnknown ? .unknown : .list(results)
  }

  /// A condition keeps the items for which it is true; a number picks one, from 1, or from the end where negative.
  func filter(_ base: Value, _ condition: UInt32, slot: UInt32, at range: Range<Int>, _ program: Program) -> Value {
    let items: [Value]
    switch base {
    case .unknown, .error: return base
    case .list(let list): items = list
    case .null where context.mode == .rules: return fail(.nullOperand, "null cannot be filtered", at: range)
    case .null: items = []
    default: items = [base]
    }
    self[slot] = items.first ?? .null
    let first = evaluate(condition, program)
    if case .number(let position) = first { return pick(position, of: items, at: range) }
    var kept: [Value] = []
    var open: Value?
    for (index, item) in items.enumerated() {
      self[slot] = item
      switch index == 0 ? first : evaluate(condition, program) {
      case .boolean(true): kept.append(item)
      case .boolean(false): break
      case .null where context.mode == .conformance && !context.isBoxed: break
      case let other:
        let reason = truth(other, at: program.nodes[condition].range).value
        open = open.map { Truth.graver($0, reason) } ?? reason
      }
    }
    return open ?? .list(kept)
  }

  private func pick(_ position: Decimal, of items: [Value], at range: Range<Int>) -> Value {
    guard let position = position.asInt() else {
      return fail(.badArgument, "`\(position)` is not a position in a list", at: range)
    }
    let index = position > 0 ? position - 1 : items.count + position
    return position != 0 && items.indices.contains(index) ? items[index] : .null
  }
}
