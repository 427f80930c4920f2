import Expressions
import Facts
import Rules

/// A value for a fact of a way.
struct GivenValue {
  var cell: FactCell
  var value: FactRegions.Representative
}

/// Finds by trials which values around the one of a way will do as well, for facts that stand in conditions with others, or
/// from which others are made, such as a date of birth.
///
/// Both ends are decided, and so are days and numbers at doubling distances from the value, and evenly between the ends: where
/// one of these does not do, the stretch ends before it.
struct TriedStretches {
  private let decider: Decider
  private let facts: CaseFacts
  private let goal: Goal
  private let given: [GivenValue]
  private let trials: OutcomeTrials

  /// How many values are tried evenly between the ends.
  private static let evenly: Int64 = 16
  /// A way to an end is left open once nothing changes for so far: 2 to this power.
  private static let reach = 16

  init(_ decider: Decider, _ facts: CaseFacts, _ goal: Goal, _ given: [GivenValue]) {
    self.decider = decider
    self.facts = facts
    self.goal = goal
    self.given = given
    trials = decider.trials(of: facts)
  }

  /// Nil for what has no order and for what is not asked for. Complexity: O(1) verdicts each.
  func all(where isWanted: (Int) -> Bool) -> [FactChange.Stretch?] {
    let wanted = given.indices.map { isWanted($0) ? integer($0) : nil }
    guard wanted.contains(where: { $0 != nil }) else { return wanted.map { _ in nil } }
    let kept = given.map { facts.kept($0.cell) }
    let changed = Set(given.map(\.cell.fact))
    for one in given { one.value.give(one.cell, facts) }
    defer {
      for (one, kept) in zip(given, kept) { facts.putBack(kept, at: one.cell) }
      trials.takeBack(changed)
    }
    return given.indices.map { index in
      guard let (value, decimals) = wanted[index] else { return nil }
      defer { given[index].value.give(given[index].cell, facts) }
      return stretch(given[index].cell, around: value, decimals) { integer in
        facts.set(given[index].cell, integer: integer)
        return goal.isReached(trials.verdict(with: changed))
      }
    }
  }

  private func integer(_ index: Int) -> (value: Int64, decimals: Int)? {
    let fact = decider.book[given[index].cell.fact]
    guard case .integer(let decimals) = fact.storage, case .integer(let value) = given[index].value else { return nil }
    return (value, decimals)
  }

  private func stretch(
    _ cell: FactCell, around value: Int64, _ decimals: Int, _ isReached: (Int64) -> Bool
  ) -> FactChange.Stretch? {
    let fact = decider.book[cell.fact]
    let least = fact.minimum?.scaledInt64(decimals: decimals) ?? value &- 1 << Int64(Self.reach)
    let greatest = fact.maximum?.scaledInt64(decimals: decimals) ?? value &+ 1 << Int64(Self.reach)
    var low = end(from: value, to: least, isReached)
    var high = end(from: value, to: greatest, isReached)
    let step = max(1, (high - low) / Self.evenly)
    for point in stride(from: low, through: high, by: Int64.Stride(step)) where !isReached(point) {
      if point < value { low = point + 1 } else { high = min(high, point - 1) }
    }
    // What was cut off short is decided anew.
    guard low < high, isReached(low), isReached(high) else { return nil }
    func stored(_ integer: Int64) -> Value { Value(stored: integer, decimals: decimals, type: fact.type) }
    return FactChange.Stretch(low: low == least ? nil : stored(low), high: high == greatest ? nil : stored(high))
  }

  /// The last value on the way to a limit, from one that will do, with which the goal is reached.
  private func end(from value: Int64, to limit: Int64, _ isReached: (Int64) -> Bool) -> Int64 {
    if value == limit { return value }
    let direction: Int64 = limit < value ? -1 : 1
    let distance = Int64(clamping: limit.subtractingReportingOverflow(value).partialValue.magnitude)
    var (done, failing) = (Int64(0), Int64?.none)
    var step: Int64 = 1
    while failing == nil, done < distance {
      let next = min(distance, step)
      if isReached(value + direction * next) { done = next } else { failing = next }
      step = step > distance / 2 ? distance : step * 2
    }
    guard var failing else { return limit }
    while done + 1 < failing {
      let middle = done + (failing - done) / 2
      if isReached(value + direction * middle) { done = middle } else { failing = middle }
    }
    return value + direction * done
  }
}
